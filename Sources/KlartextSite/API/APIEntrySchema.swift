import KlartextCore
import KlartextRegister

/// The JSON Schema of the files of a collection's entries.
struct APIEntrySchema {
  private let collection: CollectionDefinition
  private let words: APIWords
  private var language: LanguageTag { words.main.language }

  init(of collection: CollectionDefinition, words: APIWords) {
    self.collection = collection
    self.words = words
  }

  private var fields: [FieldDefinition] { collection.fields.filter(\.isPublic) }

  var json: JSON {
    let form = APIFieldSchema(language: language)
    let values = SchemaForm.object(fields.map { ($0.key, form.json($0)) })
    let facts = collection.fields.filter { Translation.factsOfItsOwn.contains($0.key) && $0.isExported }
    let properties: [(String, JSON)] = [
      ("$schema", SchemaForm.link), ("collection", ["const": .string(collection.id)]),
      ("id", SchemaForm.identifier), ("state", SchemaForm.oneOf(APIEntry.State.allCases.map(\.rawValue))),
      ("url", SchemaForm.reference("links")), ("data", SchemaForm.link), ("language", SchemaForm.language),
      ("own", SchemaForm.boolean), ("expires_on", SchemaForm.date),
      ("former_ids", SchemaForm.array(SchemaForm.identifier)),
      ("translations", SchemaForm.map(SchemaForm.object(facts.map { ($0.key, form.json($0)) }))),
      ("fields", values), ("completeness", SchemaForm.reference("completeness")),
      ("review", SchemaForm.object(["due": SchemaForm.date, "overdue": SchemaForm.boolean], required: ["due"])),
      ("principles", SchemaForm.array(Self.principle)), ("outcomes", SchemaForm.array(Self.outcome)),
      ("law", Self.law), ("relations", SchemaForm.array(Self.relation)),
      (
        "withdrawn",
        SchemaForm.object(["date": SchemaForm.date, "reason": SchemaForm.reference("text")])
      ),
    ]
    let required = ["collection", "id", "state", "url", "data"]
    guard case .object(var members) = SchemaForm.object(properties, required: required) else { return .null }
    members.append(JSON.Member("allOf", .array(conditions)))
    let schema = SchemaForm.titled(
      .object(members), collection.singular[language], collection.intro[language])
    return SchemaForm.file(schema, at: words.link(words.addresses.dataSchema(collection.id)))
  }

  // MARK: - What holds in which state

  private var conditions: [JSON] {
    let published = [APIEntry.State.published, .expired]
    let nothingElse = ["fields", "former_ids", "translations", "relations", "withdrawn"]
    return [
      when(
        published,
        ["required": ["language", "own", "fields"], "properties": ["fields": ["allOf": .array(alwaysRequired)]]]),
      when([.nonPublic, .preview], ["required": ["language", "own", "fields"]]),
      when([.withdrawn], ["required": ["withdrawn"], "properties": ["fields": false]]),
      when([.purged], ["properties": .members(nothingElse.map { ($0, false) })]),
    ]
  }

  private func when(_ states: [APIEntry.State], _ rules: JSON) -> JSON {
    ["if": ["properties": ["state": ["enum": .array(states.map { .string($0.rawValue) })]]], "then": rules]
  }

  /// What is always required is stated, or withheld with a reason.
  private var alwaysRequired: [JSON] {
    fields.filter { $0.isAlwaysRequired && $0.defaultValue == nil }.map { field in
      let key: JSON = .string(field.key)
      let row: JSON = ["properties": ["field": ["const": key]], "required": ["field"]]
      let isWithheld: JSON = ["required": ["withheld"], "properties": ["withheld": ["contains": row]]]
      return ["anyOf": [["required": [key]], isWithheld]]
    }
  }

  // MARK: - What the program works out

  private static let principle = SchemaForm.object(
    [
      "guideline": SchemaForm.reference("reference"), "principle": SchemaForm.string,
      "title": SchemaForm.reference("text"),
      "outcome": SchemaForm.object(
        ["id": outcomes, "label": SchemaForm.reference("text")], required: ["id", "label"]),
      "checked": SchemaForm.boolean,
    ], required: ["guideline", "principle", "outcome", "checked"])

  private static let outcomes = SchemaForm.oneOf(PrincipleOutcome.allCases.map(\.rawValue))

  private static let outcome = SchemaForm.object(
    [
      "principle": SchemaForm.string, "checked": SchemaForm.boolean,
      "systems": SchemaForm.object(PrincipleOutcome.inOrder.map { ($0.rawValue, SchemaForm.count) }),
    ], required: ["principle", "checked", "systems"])

  private static let law = SchemaForm.object(
    [
      "name": SchemaForm.reference("text"), "as_of": SchemaForm.date,
      "obligations": SchemaForm.array(
        SchemaForm.object(
          [
            "id": SchemaForm.string, "article": SchemaForm.string, "label": SchemaForm.reference("text"),
            "from": SchemaForm.date, "applies": SchemaForm.boolean,
            "answer": SchemaForm.object(
              ["id": SchemaForm.oneOf(["stated", "not-stated", "untold"]), "label": SchemaForm.reference("text")],
              required: ["id", "label"]),
          ], required: ["id", "article", "label", "answer"])),
    ], required: ["name", "as_of", "obligations"])

  private static let relation = SchemaForm.object(
    [
      "label": SchemaForm.reference("text"), "collection": SchemaForm.identifier, "field": SchemaForm.string,
      "entries": SchemaForm.array(SchemaForm.reference("reference")),
    ], required: ["label", "entries"])
}
