import KlartextCore
import KlartextRegister

/// The sections of an entry's page in easy language: the questions of the schema, each with what answers it.
///
/// Texts come from the translation alone. Allowed values come from the entry and are told as the sentences that the
/// schema has for them.
struct EasySections {
  private(set) var html = HTML()
  private(set) var headings: [EntryHeading] = []
  private let fields: EntryFields
  private var edition: Edition { fields.edition }

  init(_ fields: EntryFields) {
    self.fields = fields
    let collection = fields.collection
    for question in collection.questions {
      add("question-" + question.id, question.label.text(in: fields.edition.language), answer(question.fields))
    }
    // What the translation says beyond the questions.
    let asked = Set(collection.questions.flatMap(\.fields).map { $0.prefix { $0 != "." } })
    let rest = collection.fields.filter { field in
      !asked.contains(field.key[...]) && fields.presentation(field).form != .hidden
    }
    let more = LanguageText(fields.strings[.easyFurther], fields.edition.language)
    add("question-more", more, answer(rest.filter { $0.type != .choice }.map(\.path)))
  }

  private mutating func add(_ id: String, _ label: LanguageText, _ content: HTML) {
    guard !content.isEmpty else { return }
    headings.append(EntryHeading(id: id, label: label))
    html += """
      <section class="easy-question" aria-labelledby="\(id)"><h2 id="\(id)"\(edition.attributes(label.language))>\
      \(label.string)</h2>\(content)</section>
      """
  }

  /// The sentences of allowed values, then the texts: the first answers the question itself, each further one has a
  /// heading of its own.
  private func answer(_ paths: [String]) -> HTML {
    var sentences: [HTML] = []
    var texts = HTML()
    for path in paths {
      guard let field = fields.collection.field(at: path), fields.entry.withheld[path] == nil else { continue }
      if field.type == .choice {
        if isTrueNow(path) { sentences += values(of: field) }
      } else if let text = text(of: field) {
        let label = fields.presentation(field)
        let isPlain = field.isBody || (field.type == .markdown && texts.isEmpty) || isRowsWithTitles(field)
        let heading: HTML = isPlain ? HTML() : "<h3\(label.labelAttributes)>\(label.label)</h3>"
        texts += "<div id=\"\(path)\">\(heading)\(text)</div>"
      }
    }
    guard !sentences.isEmpty else { return texts }
    return "<p>\(sentences.joined(separator: " "))</p>" + texts
  }

  // MARK: - Values

  /// Whether what the values of a field say happens already, and still.
  private func isTrueNow(_ path: String) -> Bool {
    guard let present = fields.collection.easyPresent, present.fields.contains(path) else { return true }
    return present.condition.holds(for: fields.entry.record, of: fields.collection.fields) == true
  }

  /// The sentences of the values that the entry has in a field of allowed values; only those that were written in easy
  /// language.
  private func values(of field: FieldDefinition) -> [HTML] {
    guard let scope = fields.record.scope(of: field.path), let value = scope[field.key] else { return [] }
    let values = if case .list(let items) = value { items.map(\.value) } else { [value] }
    return values.compactMap { value in
      guard case .term(let id) = value, let text = field.vocabulary?[id]?.text.text(in: edition.language),
        text.language.isEasy, !text.string.isEmpty
      else { return nil }
      return .text(text.string)
    }
  }

  // MARK: - Texts

  /// What the translation says in a field.
  private func text(of field: FieldDefinition) -> HTML? {
    guard let scope = fields.shownRecord.scope(of: field.path), let value = scope[field.key] else { return nil }
    if field.isBody {
      guard case .markdown(let markdown) = value, !markdown.isEmpty else { return nil }
      return edition.prose(markdown, in: .page(of: fields.entry)) + edition.definitions(of: markdown.terms)
    }
    if isRowsWithTitles(field), case .list(let items) = value { return rows(items, of: field) }
    // Tables are hard to read (BITV 2.0, annex 2, part 2, no. 13): what belongs together stands together.
    if field.type == .record, case .list(let items) = value {
      return items.compactMap { item -> HTML? in
        guard case .record(let row) = item.value else { return nil }
        return "<div class=\"easy-row\">\(fields.record(row, of: field, detail: .full))</div>"
      }.joined()
    }
    guard let found = fields.content(of: field, in: scope), case .value(let content) = found else { return nil }
    guard field.type == .text else { return fields.explained(found, of: field, in: scope) }
    // Nobody has to read rows of commas (BITV 2.0, annex 2, part 2, no. 7).
    guard case .list(let items) = value, items.count > 1 else { return "<p>\(content)</p>" }
    let rows = items.map { "<li>\(fields.html($0.value, of: field))</li>" as HTML }
    return "<ul class=\"values\">\(rows.joined())</ul>"
  }

  /// Whether a field lists records that each have a title and a text, such as principles.
  private func isRowsWithTitles(_ field: FieldDefinition) -> Bool {
    field.type == .record && field.isList && field.field("title") != nil && field.field("text")?.type == .markdown
  }

  private func rows(_ items: [Item], of field: FieldDefinition) -> HTML {
    items.compactMap { item -> HTML? in
      guard case .record(let row) = item.value else { return nil }
      let id: HTML = row.plain("id").map { " id=\"\($0)\"" } ?? HTML()
      let title: HTML = row.text("title").map { "<h3\(id)>\(edition.html($0))</h3>" } ?? HTML()
      guard let text = row.markdown("text") else { return title }
      return title + edition.prose(text, in: .page(of: fields.entry)) + edition.definitions(of: text.terms)
    }.joined()
  }
}
