import KlartextCore
import KlartextRegister
import KlartextSearch

/// The words of an entry's page in the order of the page: one section for each group of fields, and one for each
/// heading of the text.
struct SearchWords {
  private(set) var keywords: [SearchDocument.Text] = []
  private(set) var sections: [SearchDocument.Section] = []
  private let edition: Edition
  private let entry: Entry
  /// The language of the page.
  private let page: LanguageTag

  /// Fields that the title and the results show already, or that are words to look for and not to read.
  private static let apart: Set<String> = ["title", "summary", "keywords", "synonyms"]

  init(_ entry: Entry, in edition: Edition, page: LanguageTag) {
    self.edition = edition
    self.entry = entry
    self.page = page
    let translation = entry.translations[page]
    // A page in easy language shows only what was written in it.
    let record = page.isEasy ? translation?.own ?? entry.record : entry.record(in: page)
    let best = entry.bestRecord(for: page)
    for key in ["keywords", "synonyms"] {
      for item in best.list(key) { append(item.value, nil, to: &keywords) }
    }
    for group in entry.collection.groups where group.id != FieldPresentation.hiddenGroup {
      var texts: [SearchDocument.Text] = []
      var body: Markdown?
      for field in edition.presentations.fields(of: entry.collection.id, group: group.id) {
        guard !Self.apart.contains(field.key), entry.withheld[field.path] == nil, let value = record[field.key] else {
          continue
        }
        if field.isBody, case .markdown(let markdown) = value {
          body = markdown
        } else {
          append(value, field, to: &texts)
        }
      }
      if !texts.isEmpty {
        let label = group.label.text(in: page)
        sections.append(
          SearchDocument.Section(
            heading: SearchDocuments.text(label), anchor: isText ? "" : "group-" + group.id, texts: texts))
      }
      if let body { addBody(body) }
    }
  }

  /// Terms and pages of their own have no headings for groups of fields.
  private var isText: Bool { ["pages", "glossary"].contains(entry.key.collection) }

  /// The text below the front matter: a section for each heading.
  private mutating func addBody(_ body: Markdown) {
    var headings = body.headings[...]
    var heading: Markdown.Heading?
    var text = ""
    func section() -> SearchDocument.Section? {
      guard heading != nil || !text.isEmpty else { return nil }
      return SearchDocument.Section(
        heading: SearchDocument.Text(heading?.text ?? "", body.language), anchor: heading?.id ?? "",
        texts: [SearchDocument.Text(text, body.language)])
    }
    for line in body.plainText.split(separator: "\n") {
      if let next = headings.first, next.text == line {
        if let section = section() { sections.append(section) }
        heading = next
        text = ""
        headings.removeFirst()
      } else {
        text += line + "\n"
      }
    }
    if let section = section() { sections.append(section) }
  }

  // MARK: - Values

  /// Codes that people look for as they stand.
  private static let searchedCodes: [FieldType] = [.leika, .spdx, .phone]

  private func append(_ value: Value, _ field: FieldDefinition?, to texts: inout [SearchDocument.Text]) {
    switch value {
    case .text(let text): texts.append(SearchDocuments.text(text))
    case .markdown(let markdown): texts.append(SearchDocument.Text(markdown.plainText, markdown.language))
    case .localized(let text): texts.append(SearchDocuments.text(text.text(in: page)))
    case .term(let id):
      if let term = field?.leadingVocabulary?[id] { texts.append(SearchDocuments.text(term.label.text(in: page))) }
    case .reference(let key): if let name = name(of: key) { texts.append(name) }
    case .record(let record):
      for nested in record.fields {
        guard let definition = field?.field(nested.key), definition.isShown else { continue }
        append(nested.value, definition, to: &texts)
      }
    case .list(let items): for item in items { append(item.value, field, to: &texts) }
    case .plain(let code):
      if let field, Self.searchedCodes.contains(field.type) { texts.append(.init(code, page)) }
    // Numbers and dates by themselves say little; addresses are no words.
    case .date, .flag, .number, .rule, .unknown: break
    }
  }

  private func name(of key: EntryKey) -> SearchDocument.Text? {
    if key.collection == "departments" {
      return edition.configuration.department(key.id).map { SearchDocuments.text($0.name.text(in: page)) }
    }
    guard let other = edition.register[key], !other.isTombstone else { return nil }
    return SearchDocuments.text(other.title(in: page))
  }
}
