import KlartextCore
import KlartextRegister

/// Records as HTML: the leading value first, what explains it below, all else as labelled values.
extension EntryFields {
  func record(_ record: Record, of field: FieldDefinition, detail: Detail) -> HTML {
    let leading = field.shorthand.compactMap { field.field($0) }.first { record[$0.key] != nil }
    if detail != .full {
      guard let leading, let value = record[leading.key] else {
        return field.fields.compactMap { nested in record[nested.key].map { html($0, of: nested, detail: detail) } }
          .joined(separator: ", ")
      }
      return html(value, of: leading, detail: detail)
    }
    var result = HTML()
    var rows = HTML()
    for nested in field.fields {
      guard let content = nestedContent(nested, in: record, of: field) else { continue }
      let html = html(content)
      if case .value = content, nested.key == leading?.key, isSelfExplaining(nested) {
        result += "<div class=\"leading\">\(linked(html, with: record, of: field, leading: nested))</div>"
      } else if case .value = content, nested.key == "text" {
        result += html
      } else if !isMerged(nested, in: record, of: field, leading: leading) {
        rows += "<div><dt>\(presentation(nested).markedLabel)</dt><dd>\(html)</dd></div>"
      }
    }
    if !rows.isEmpty { result += "<dl class=\"record\">\(rows)</dl>" }
    return result
  }

  /// The content of a field of a record, with the unit or currency that stands beside a number.
  private func nestedContent(_ nested: FieldDefinition, in record: Record, of field: FieldDefinition) -> Content? {
    guard let content = content(of: nested, in: record) else { return nil }
    guard nested.type == .number, case .value(let html) = content, let unit = unit(in: record, of: field) else {
      return content
    }
    return .value("\(html)\u{A0}\(unit)")
  }

  private func unit(in record: Record, of field: FieldDefinition) -> HTML? {
    if let unit = record.text("unit") { return edition.html(unit) }
    guard let definition = field.field("currency") else { return nil }
    let code = record.text("currency")?.string ?? record.plain("currency") ?? definition.defaultValue ?? ""
    return .text(code == "EUR" ? strings[.currencyEUR] : code)
  }

  /// Whether a value can stand without its label: a choice explains itself, an e-mail address does not.
  private func isSelfExplaining(_ field: FieldDefinition) -> Bool {
    switch field.type {
    case .choice, .text, .markdown, .reference, .boolean: true
    default: false
    }
  }

  /// Whether a field is shown as part of another one.
  private func isMerged(
    _ nested: FieldDefinition, in record: Record, of field: FieldDefinition, leading: FieldDefinition?
  ) -> Bool {
    switch nested.key {
    case "unit", "currency": field.fields.contains { $0.type == .number }
    case "url": leading.map { ["title", "name"].contains($0.key) } ?? false
    default: false
    }
  }

  /// A name or title as a link, where the record has an address beside it.
  func linked(_ html: HTML, with record: Record, of field: FieldDefinition, leading: FieldDefinition) -> HTML {
    guard ["title", "name"].contains(leading.key) else { return html }
    if field.field("file")?.type == .file, let path = record.plain("file") { return file(path, title: html) }
    if let url = record.plain("url") { return edition.link(external: url, text: html) }
    return html
  }
}
