import KlartextCore
import KlartextRegister

@testable import KlartextContent

/// A small glossary and pages whose texts are linked against it.
struct GlossarySample {
  var terms: [Entry] = []

  static let glossary = collection("glossary", [field("title", .text), field("auto_link", .boolean), body])
  static let systems = collection(
    "systems", [field("purpose", .markdown), field("risks", .record, [field("text", .markdown)]), body])
  static let schema = Schema(collections: [systems, glossary], duties: [])
  private static let body = field("body", .markdown)

  private static func field(_ key: String, _ type: FieldType, _ fields: [FieldDefinition] = []) -> FieldDefinition {
    FieldDefinition(key: key, path: key, type: type, label: LocalizedText([:]), group: "all", fields: fields)
  }

  private static func collection(_ id: String, _ fields: [FieldDefinition]) -> CollectionDefinition {
    CollectionDefinition(
      id: id, label: LocalizedText([:]), singular: LocalizedText([:]), intro: LocalizedText([:]),
      segment: LocalizedText([:]), groups: [FieldGroup(id: "all", label: LocalizedText([:]))], fields: fields)
  }

  /// - Parameter names: title and synonyms, each with a language where it is not German.
  static func term(_ id: String, _ names: [String], english: [String] = [], _ values: [(String, Value)] = []) -> Entry {
    func record(_ names: [String], _ language: LanguageTag) -> Record {
      let texts = names.map { Value.text(LanguageText($0, language)) }
      var fields = [Record.Field("title", texts[0], .start)]
      if texts.count > 1 {
        fields.append(Record.Field("synonyms", .list(texts.dropFirst().map { Item($0, .start) }), .start))
      }
      return Record(fields + values.map { Record.Field($0.0, $0.1, .start) })
    }
    var entry = Entry(
      key: EntryKey("glossary", id), collection: glossary,
      file: SourceFile(path: "content/glossary/\(id).md", text: ""),
      language: .german, record: record(names, .german))
    if !english.isEmpty {
      let own = record(english, .english)
      entry.translations[.english] = Translation(
        language: .english, file: entry.file, record: own, own: own, translatedOn: nil, reviewedBy: nil)
    }
    return entry
  }

  static func system(_ values: [(String, Value)]) -> Entry {
    Entry(
      key: EntryKey("systems", "chatbot"), collection: systems,
      file: SourceFile(path: "content/systems/chatbot.md", text: ""), language: .german,
      record: Record(values.map { Record.Field($0.0, $0.1, .start) }))
  }

  /// The glossary with all of the entry's texts linked.
  func linked(_ entry: Entry) -> Entry {
    let entries = terms + [entry]
    let linked = GlossaryLinker(terms, languages: Set(entries.flatMap(\.languages)), schema: Self.schema).link(entries)
    return linked.last { $0.key == entry.key } ?? entry
  }

  /// A text of a system, linked.
  func linked(_ text: String, language: LanguageTag = .german) -> Markdown {
    let markdown = read(text, language: language).markdown
    if language == .german {
      return linked(Self.system([("body", .markdown(markdown))])).record.markdown("body") ?? markdown
    }
    var entry = Self.system([])
    let record = Record([Record.Field("body", .markdown(markdown), .start)])
    entry.translations[language] = Translation(
      language: language, file: entry.file, record: record, own: record, translatedOn: nil, reviewedBy: nil)
    return linked(entry).translations[language]?.record.markdown("body") ?? markdown
  }

  /// What was linked in a text, as `term: words`.
  func found(_ text: String, language: LanguageTag = .german) -> [String] {
    Self.found(linked(text, language: language))
  }

  static func found(_ markdown: Markdown) -> [String] {
    var found: [String] = []
    for (position, piece) in markdown.pieces.enumerated() {
      guard case .linkStart(let index) = piece, markdown.links[index].isAutomatic,
        case .entry(let key, nil) = markdown.links[index].target,
        case .html(let words) = markdown.pieces[position + 1]
      else { continue }
      found.append("\(key.id): \(words)")
    }
    return found
  }
}
