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
  /// What the translation states and no question asks for.
  private var rest: [FieldDefinition]

  init(_ fields: EntryFields) {
    self.fields = fields
    let collection = fields.collection
    let asked = Set(collection.questions.flatMap(\.fields).map { $0.prefix { $0 != "." } })
    rest = collection.fields.filter { field in
      fields.shownRecord[field.key] != nil && !asked.contains(field.key[...]) && !field.isBody
        && fields.presentation(field).form != .hidden
    }
    for question in collection.questions {
      let label = question.label.text(in: fields.edition.language)
      add("question-" + question.id, label, answer(question.fields))
    }
    let more = LanguageText(fields.strings[.easyFurther], edition.language)
    let body = self.body
    add("question-more", more, answer(rest.map(\.path)) + (body.headings.isEmpty ? body.html : HTML()))
    if !body.headings.isEmpty {
      headings += body.headings
      html += "<div class=\"easy-question\">\(body.html)</div>"
    }
  }

  private mutating func add(_ id: String, _ label: LanguageText, _ content: HTML) {
    guard !content.isEmpty else { return }
    headings.append(EntryHeading(id: id, label: label))
    html += """
      <section class="easy-question" aria-labelledby="\(id)"><h2 id="\(id)"\(edition.attributes(label.language))>\
      \(label.string)</h2>\(content)</section>
      """
  }

  /// The first text answers the question itself; each further one has its own heading.
  private func answer(_ paths: [String]) -> HTML {
    var sentences: [HTML] = []
    var texts = HTML()
    for path in paths {
      guard let field = fields.collection.field(at: path), fields.entry.withheld[path] == nil else { continue }
      if field.type == .choice {
        sentences += values(of: field)
      } else if let scope = fields.shownRecord.scope(of: path),
        case .value(let content)? = fields.content(of: field, in: scope)
      {
        let label = fields.presentation(field)
        if !texts.isEmpty || field.type == .record || field.isList {
          texts += "<h3 id=\"\(path)\"\(label.labelAttributes)>\(label.label)</h3>"
        }
        texts += field.type == .text ? lines(content, of: field, in: scope) : content
      }
    }
    guard !sentences.isEmpty else { return texts }
    return "<p class=\"sentences\">\(sentences.joined(separator: " "))</p>" + texts
  }

  /// A short text as a paragraph, several as a list: nobody has to read rows of commas (BITV 2.0, annex 2, part 2,
  /// no. 7).
  private func lines(_ content: HTML, of field: FieldDefinition, in scope: Record) -> HTML {
    guard case .list(let items)? = scope[field.key], items.count > 1 else { return "<p>\(content)</p>" }
    let rows = items.map { "<li>\(fields.html($0.value, of: field))</li>" as HTML }
    return "<ul class=\"values\">\(rows.joined())</ul>"
  }

  /// The sentences of the values that the entry has in a field of fixed values.
  private func values(of field: FieldDefinition) -> [HTML] {
    guard let scope = fields.record.scope(of: field.path), let value = scope[field.key] else { return [] }
    let values = if case .list(let items) = value { items.map(\.value) } else { [value] }
    return values.compactMap { value in
      // Only a sentence that was written in easy language stands here.
      guard case .term(let id) = value, let text = field.vocabulary?[id]?.text.text(in: edition.language),
        text.language.isEasy
      else { return nil }
      return .text(text.string)
    }
  }

  /// The text below the front matter; without headings of its own it stands below the last question.
  private var body: (html: HTML, headings: [EntryHeading]) {
    guard let field = fields.collection.bodyField, case .markdown(let markdown)? = fields.shownRecord[field.key],
      !markdown.isEmpty
    else { return (HTML(), []) }
    let prose = edition.prose(markdown, in: .page(of: fields.entry)) + edition.definitions(of: markdown.terms)
    let own = markdown.headings.filter { $0.level == 2 }
    return (
      "<div id=\"\(field.key)\">\(prose)</div>",
      own.map { EntryHeading(id: $0.id, label: LanguageText($0.text, markdown.language)) }
    )
  }
}
