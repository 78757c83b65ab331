import KlartextCore
import KlartextRegister

/// An entry that a new project begins with, to show how entries are written.
struct EntryExample: Sendable {
  var collection: String
  var id: LocalizedText
  /// The id of a template of `klartext new`.
  var template: String?
  var values: [EntryTemplate.Value]

  /// All examples in the binary.
  static let all: [EntryExample] = {
    let text = EmbeddedSchema.files.first { $0.name == "examples" }?.text ?? ""
    let root = YAMLReader.read(SourceFile(path: "Schema/examples.yaml", text: text)).root
    return (root?["examples"]?.sequence ?? []).compactMap { node in
      guard let collection = node["collection"]?.scalar else { return nil }
      return EntryExample(
        collection: collection, id: SchemaReader.localized(node["id"]), template: node["template"]?.scalar,
        values: TemplateReader.values(node["values"]))
    }
  }()

  /// The draft in a project; `nil` where the project has no such collection.
  func entry(in workshop: Workshop) -> NewEntry? {
    guard let collection = workshop.schema[collection] else { return nil }
    let language = workshop.configuration.mainLanguage.isGerman ? LanguageTag.german : .english
    var entry = NewEntry("", id: id[language], in: collection, of: workshop)
    for value in values { entry.set(value.path, to: value.text[language]) }
    if let found = TemplateReader.all.first(where: { $0.id == template }) { entry.apply(found) }
    return entry
  }
}
