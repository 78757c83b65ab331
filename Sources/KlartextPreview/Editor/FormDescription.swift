import KlartextContent
import KlartextCore
import KlartextRegister

/// A collection's form, for the script that builds it: everything in it comes from the schema.
struct FormDescription {
  let collection: CollectionDefinition
  let schema: Schema
  let configuration: SiteConfiguration
  /// The language of the labels.
  let language: LanguageTag
  /// The main language's name in itself.
  let languageName: String
  /// The day of saving.
  let today: CivilDate

  var json: JSON {
    let main = configuration.mainLanguage
    return [
      "id": .string(collection.id), "singular": .string(collection.singular[language]),
      "language": .string(main.description), "languageName": .string(languageName),
      "today": .string(today.description), "groups": .array(groups), "fields": .array(fields(collection.fields)),
      "ownFacts": .array(Translation.factsOfItsOwn.subtracting(["internal"]).sorted().map { .string($0) }),
    ]
  }

  private var groups: [JSON] {
    var groups: [JSON] = collection.groups.map { ["id": .string($0.id), "label": .string($0.label[language])] }
    // Fields of no group come first.
    let known = Set(collection.groups.map(\.id))
    let others = collection.fields.filter { !$0.isBody && !known.contains($0.group) }.map(\.group)
    for id in Set(others).sorted().reversed() {
      groups.insert(["id": .string(id), "label": .string(collection.singular[language])], at: 0)
    }
    return groups
  }

  private func fields(_ fields: [FieldDefinition]) -> [JSON] {
    fields.filter { !$0.isComputed }.map(description)
  }

  private func description(_ field: FieldDefinition) -> JSON {
    var members: [(String, JSON)] = [
      ("key", .string(field.key)), ("label", .string(field.label[language])), ("type", .string(field.type.rawValue)),
      ("group", .string(field.group)),
    ]
    func add(_ key: String, _ text: String) { if !text.isEmpty { members.append((key, .string(text))) } }
    func add(_ key: String, _ isSo: Bool) { if isSo { members.append((key, .bool(true))) } }
    add("help", field.help[language])
    add("example", example(of: field))
    if field.type == .boolean || field.type == .choice { add("default", field.defaultValue ?? "") }
    add("list", field.isList)
    add("body", field.isBody)
    add("required", field.isAlwaysRequired)
    add("suggested", field.isSuggested)
    add("unknown", field.mayBeUnknown)
    add("text", field.allowsText)
    add("translatable", field.isTranslatable)
    if let limit = field.limit { members.append(("limit", .number(String(limit)))) }
    if let target = field.target { members.append(("target", .string(target))) }
    if let vocabulary = field.vocabulary {
      // Beside a text or a reference they are words that may be typed too.
      members.append(
        (
          field.type == .choice ? "terms" : "words",
          .array(
            vocabulary.terms.map { term in
              [
                "id": .string(term.id), "label": .string(term.label[language]), "help": .string(term.text[language]),
              ]
            })
        ))
    }
    if !field.fields.isEmpty { members.append(("fields", .array(fields(field.fields)))) }
    if field.type == .record { members.append(("shorthand", .array(field.shorthand.map { .string($0) }))) }
    return .object(members.map { JSON.Member($0.0, $0.1) })
  }

  /// An example as somebody would type it: without YAML, and none where one chooses.
  private func example(of field: FieldDefinition) -> String {
    guard ![.record, .choice, .boolean, .reference, .date].contains(field.type) else { return "" }
    let text = field.example[language]
    guard field.isList || text.hasPrefix("\"") else { return text }
    // A list's rows are typed one by one.
    let value = Setting.flow(text).expanded
    switch value {
    case .scalar(let text): return text
    case .list(let items): if case .scalar(let first)? = items.first { return first } else { return "" }
    default: return ""
    }
  }
}
