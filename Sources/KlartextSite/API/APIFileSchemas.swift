import KlartextCore
import KlartextRegister

/// The JSON Schemas of the files that are not entries: the register, lists, the manifest.
struct APIFileSchemas {
  let words: APIWords

  private func file(_ name: String, _ title: String, _ schema: JSON) -> JSON {
    SchemaForm.file(SchemaForm.titled(schema, title), at: words.link(words.addresses.dataSchema(name)))
  }

  var register: JSON {
    let collection = SchemaForm.object(
      [
        "id": SchemaForm.identifier, "label": SchemaForm.reference("text"), "intro": SchemaForm.reference("text"),
        "url": SchemaForm.reference("links"), "data": SchemaForm.link, "schema": SchemaForm.link,
        "counts": SchemaForm.reference("counts"), "completeness": SchemaForm.reference("completeness"),
        "ids": SchemaForm.array(SchemaForm.identifier), "withdrawn": SchemaForm.array(SchemaForm.identifier),
      ], required: ["id", "label", "data", "schema", "counts", "ids", "withdrawn"])
    let department = SchemaForm.object(
      [
        "id": SchemaForm.string, "name": SchemaForm.reference("text"), "short_name": SchemaForm.reference("text"),
        "website": SchemaForm.link, "email": ["type": "string", "format": "email"], "phone": SchemaForm.string,
      ], required: ["id", "name"])
    let coverage = SchemaForm.object([
      "department": SchemaForm.reference("reference"), "reported": SchemaForm.string, "on": SchemaForm.date,
    ])
    let obligation = SchemaForm.object(
      [
        "id": SchemaForm.string, "article": SchemaForm.string, "roles": SchemaForm.array(SchemaForm.string),
        "from": SchemaForm.date, "label": SchemaForm.reference("text"), "text": SchemaForm.reference("text"),
      ], required: ["id", "article", "roles", "label", "text"])
    let source = SchemaForm.object(["title": SchemaForm.reference("text"), "url": SchemaForm.link])
    let law = SchemaForm.object(
      [
        "name": SchemaForm.reference("text"), "as_of": SchemaForm.date, "note": SchemaForm.reference("text"),
        "sources": SchemaForm.array(source), "obligations": SchemaForm.array(obligation),
      ], required: ["name", "as_of", "obligations"])
    return file(
      "register", words.register.configuration.siteTitle[words.main.language],
      SchemaForm.object(
        [
          "$schema": SchemaForm.link, "title": SchemaForm.reference("text"), "publisher": SchemaForm.reference("text"),
          "url": SchemaForm.reference("links"), "languages": SchemaForm.array(SchemaForm.language),
          "as_of": SchemaForm.date, "license": SchemaForm.string, "demonstration": SchemaForm.boolean,
          "manifest": SchemaForm.link, "openapi": SchemaForm.link, "collections": SchemaForm.array(collection),
          "departments": SchemaForm.array(department), "completeness": SchemaForm.reference("completeness"),
          "coverage": SchemaForm.array(coverage), "law": law,
        ],
        required: ["title", "publisher", "url", "languages", "as_of", "manifest", "openapi", "collections"]))
  }

  /// Every list has the same form; the fields of its entries are those of the schema that it names.
  var list: JSON {
    let entry = SchemaForm.object(
      [
        "collection": SchemaForm.identifier, "id": SchemaForm.identifier,
        "state": SchemaForm.oneOf(APIEntry.State.allCases.filter { $0 != .purged }.map(\.rawValue)),
        "url": SchemaForm.reference("links"), "data": SchemaForm.link, "language": SchemaForm.language,
        "own": SchemaForm.boolean, "fields": ["type": "object"], "former_ids": SchemaForm.array(SchemaForm.identifier),
        "completeness": SchemaForm.reference("completeness"),
        "withdrawn": SchemaForm.object(["date": SchemaForm.date, "reason": SchemaForm.reference("text")]),
      ], required: ["collection", "id", "state", "url", "data"])
    return file(
      "list", "List",
      SchemaForm.object(
        [
          "$schema": SchemaForm.link, "collection": SchemaForm.identifier, "label": SchemaForm.reference("text"),
          "url": SchemaForm.reference("links"), "schema": SchemaForm.link, "counts": SchemaForm.reference("counts"),
          "completeness": SchemaForm.reference("completeness"), "entries": SchemaForm.array(entry),
        ], required: ["collection", "label", "schema", "counts", "entries"]))
  }

  var manifest: JSON {
    let output = SchemaForm.object(
      ["url": SchemaForm.link, "media_type": SchemaForm.string], required: ["url", "media_type"])
    return file(
      "manifest", "Manifest",
      SchemaForm.object(
        [
          "$schema": SchemaForm.link,
          "generator": SchemaForm.object(
            ["name": SchemaForm.string, "version": SchemaForm.string], required: ["name", "version"]),
          "as_of": SchemaForm.date, "next_change": SchemaForm.date,
          "counts": ["type": "object", "additionalProperties": SchemaForm.reference("counts")],
          "outputs": SchemaForm.array(output),
        ], required: ["generator", "as_of", "counts", "outputs"]))
  }
}
