import KlartextCore
import KlartextRegister

/// A heading of an entry's page, for its table of contents.
struct EntryHeading {
  var id: String
  var label: LanguageText
}

/// The sections of an entry: all its fields, in the order of the schema, and the text below its front matter.
///
/// What the key facts show already is left out.
struct EntryGroups {
  private(set) var html = HTML()
  private(set) var headings: [EntryHeading] = []
  private let fields: EntryFields
  private let shownAbove: Set<String>

  init(_ fields: EntryFields, shownAbove: Set<String>) {
    self.fields = fields
    self.shownAbove = shownAbove
    for group in fields.collection.groups where group.id != FieldPresentation.hiddenGroup { add(group) }
  }

  private mutating func add(_ group: FieldGroup) {
    var content = HTML()
    // Rows that follow each other share one list of terms.
    var rows = HTML()
    var body: (html: HTML, headings: [EntryHeading])?
    var bodyIsFirst = false
    func flush() {
      if !rows.isEmpty { content += "<dl class=\"fields\">\(rows)</dl>" }
      rows = HTML()
    }
    let edition = fields.edition
    for field in edition.presentations.fields(of: fields.collection.id, group: group.id) where isShown(field) {
      switch fields.presentation(field).form {
      case .hidden: break
      case .row: rows += row(field, in: fields.shownRecord)
      case .block:
        flush()
        content += block(field)
      case .spread:
        flush()
        content += spread(field)
      case .body:
        guard case .markdown(let markdown)? = fields.shownRecord[field.key], !markdown.isEmpty else { continue }
        body = section(markdown, field: field, isTechnical: group.isTechnical)
        bodyIsFirst = content.isEmpty && rows.isEmpty
      }
    }
    flush()
    if group.id == EntryContact.group { content += fallbackContact ?? HTML() }
    func addBody(_ body: (html: HTML, headings: [EntryHeading])?) {
      html += body?.html ?? HTML()
      headings += body?.headings ?? []
    }
    if bodyIsFirst { addBody(body) }
    if !content.isEmpty {
      let label = group.label.text(in: fields.edition.language)
      let heading = EntryHeading(id: "group-" + group.id, label: label)
      headings.append(heading)
      html += fields.edition.fill(
        .group,
        [
          "id": .text(heading.id), "title": .text(label.string),
          "title_attributes": fields.edition.attributes(label.language),
          "technical": group.isTechnical ? HTML() : nil, "content": content,
        ])
    }
    if !bodyIsFirst { addBody(body) }
    if group.id == "law", !fields.isEasy, let law = LawHTML(fields) {
      headings.append(law.heading)
      html += law.section
    }
  }

  /// Whom to ask where the entry itself does not say so: its office, else whoever answers for the site.
  private var fallbackContact: HTML? {
    guard fields.isEasy || fields.shownRecord["contact"] == nil else { return nil }
    return EntryContact(fields.entry, in: fields.edition).html
  }

  private func isShown(_ field: FieldDefinition) -> Bool {
    if shownAbove.contains(field.key) { return false }
    if fields.isEasy, fields.shownRecord[field.key] == nil { return false }
    // Whose document it is goes without saying when it is one's own.
    return field.key != "origin" || !fields.entry.isOwn
  }

  private func row(_ field: FieldDefinition, in scope: Record) -> HTML {
    guard let content = fields.content(of: field, in: scope) else { return HTML() }
    let label = fields.presentation(field)
    return fields.edition.fill(
      .field,
      [
        "id": .text(field.path), "key": .text(field.key), "type": .text(field.type.rawValue), "label": label.label,
        "label_attributes": label.labelAttributes, "value": fields.explained(content, of: field, in: scope),
        "missing": content.isMissing ? HTML() : nil, "open": content.isOpen ? HTML() : nil,
      ])
  }

  // MARK: - Blocks

  private func block(_ field: FieldDefinition) -> HTML {
    guard let content = fields.content(of: field, in: fields.shownRecord) else { return HTML() }
    if content.isMissing || content.isOpen { return "<dl class=\"fields\">\(row(field, in: fields.shownRecord))</dl>" }
    return block(field, content: fields.explained(content, of: field, in: fields.shownRecord))
  }

  private func block(_ field: FieldDefinition, content: HTML) -> HTML {
    let label = fields.presentation(field)
    return fields.edition.fill(
      .block,
      [
        "id": .text(field.path), "key": .text(field.key), "label": label.label,
        "label_attributes": label.labelAttributes,
        "content": content,
      ])
  }

  /// A large record, whose fields are due one by one: each is a row under the record's heading.
  private func spread(_ field: FieldDefinition) -> HTML {
    let inner: Record
    switch fields.shownRecord[field.key] {
    case .record(let record)?: inner = record
    case nil: inner = Record()
    default: return "<dl class=\"fields\">\(row(field, in: fields.shownRecord))</dl>"
    }
    let rows = field.fields.map { row($0, in: inner) }.joined()
    return rows.isEmpty ? HTML() : block(field, content: "<dl class=\"fields\">\(rows)</dl>")
  }

  // MARK: - The text below the front matter

  /// The text as a section of its own; without headings of its own it gets the field's label.
  private func section(
    _ markdown: Markdown, field: FieldDefinition, isTechnical: Bool
  ) -> (html: HTML, headings: [EntryHeading]) {
    let kind: HTML = isTechnical ? "body technical" : "body"
    let edition = fields.edition
    let prose = edition.prose(markdown, in: .page(of: fields.entry)) + edition.definitions(of: markdown.terms)
    let own = markdown.headings.filter { $0.level == 2 }
      .map { EntryHeading(id: $0.id, label: LanguageText($0.text, markdown.language)) }
    if !own.isEmpty { return ("<div class=\"\(kind)\" id=\"\(field.key)\">\(prose)</div>", own) }
    let label = fields.presentation(field)
    let html: HTML = """
      <section class="\(kind)" aria-labelledby="\(field.key)"><h2 id="\(field.key)"\(label.labelAttributes)>\(label.label)</h2>\
      \(prose)</section>
      """
    return (html, [EntryHeading(id: field.key, label: label.labelText)])
  }
}

/// The table of contents of an entry's page.
struct EntryContents {
  /// `nil` for pages so short that nobody needs one.
  let html: HTML?

  init(_ headings: [EntryHeading], in edition: Edition) {
    guard headings.count >= 4 else {
      html = nil
      return
    }
    html = headings.map { heading -> HTML in
      let link = Escaping.percentEncoded(heading.id)
      return "<li><a href=\"#\(link)\"\(edition.attributes(heading.label.language))>\(heading.label.string)</a></li>"
    }.joined()
  }
}
