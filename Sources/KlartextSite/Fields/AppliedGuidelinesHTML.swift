import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The guidelines and principles that a system applies, grouped by guideline.
  func appliedGuidelines(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    var order: [EntryKey] = []
    var rows: [EntryKey: [Record]] = [:]
    for item in items {
      let row: Record
      switch item.value {
      case .record(let record): row = record
      default: row = Record([Record.Field("guideline", item.value, item.mark)])
      }
      guard case .reference(let key)? = row["guideline"] else { continue }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    return order.map { key -> HTML in
      let inner = (rows[key] ?? []).compactMap { appliedPrinciple($0, of: key, field: field) }
      let list: HTML = inner.isEmpty ? HTML() : "<ul class=\"rows\">\(inner.joined())</ul>"
      return "<p class=\"row-head\"><strong>\(edition.link(to: key))</strong></p>\(list)"
    }.joined()
  }

  private func appliedPrinciple(_ row: Record, of key: EntryKey, field: FieldDefinition) -> HTML? {
    var parts = HTML()
    if let id = row.plain("principle") { parts += "<p>\(principleLink(id, of: key))</p>" }
    if case .markdown(let how)? = row["how"] { parts += edition.prose(how, in: .page(of: entry)) }
    if case .markdown(let exception)? = row["exception"], let label = field.field("exception")?.label {
      parts +=
        "<div class=\"exception\"><p><strong>\(edition.html(label))</strong></p>\(edition.prose(exception, in: .page(of: entry)))</div>"
    }
    return parts.isEmpty ? nil : "<li>\(parts)</li>"
  }

  /// A link to a principle by its title.
  private func principleLink(_ id: String, of key: EntryKey) -> HTML {
    guard let guideline = edition.register[key] else { return .text(id) }
    let row = guideline.bestRecord(for: edition.language).rows("principles").first { $0.plain("id") == id }
    let title = row?.text("title") ?? LanguageText(id, edition.language)
    let page = edition.pageLanguage(of: guideline)
    let hreflang: HTML = page == edition.language ? "" : " hreflang=\"\(page.description)\""
    return
      "<a href=\"\(edition.href(guideline, anchor: id))\"\(hreflang)\(edition.attributes(title.language))>\(title.string)</a>"
  }
}
