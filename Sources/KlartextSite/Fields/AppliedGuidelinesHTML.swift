import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The guidelines that bind a system, principle by principle, and what it makes of them; then those that it names
  /// besides.
  func appliedGuidelines(_ value: Value, of field: FieldDefinition) -> HTML {
    let items: [Item] = if case .list(let items) = value { items } else { [] }
    var named: [EntryKey] = []
    var rows: [EntryKey: [Record]] = [:]
    for item in items {
      guard case .record(let row) = item.value, case .reference(let key)? = row["guideline"] else { continue }
      if rows[key] == nil { named.append(key) }
      rows[key, default: []].append(row)
    }
    let binding = edition.register.isBound(entry) ? edition.common.guidelinesInForce : []
    let parts = binding.map { bindingGuideline($0, rows: rows[$0.key] ?? [], field: field) }
    let others = named.filter { key in !binding.contains { $0.key == key } }
    return (parts + others.map { namedGuideline($0, rows: rows[$0] ?? [], field: field) }).joined()
  }

  /// Every principle with its outcome.
  private func bindingGuideline(_ guideline: Entry, rows: [Record], field: FieldDefinition) -> HTML {
    var items = edition.principles(of: guideline).map { principle -> HTML in
      let id = principle.plain("id") ?? ""
      let outcome = edition.register.state(of: principle, in: guideline, for: entry).outcome
      let row = rows.first { $0.plain("principle") == id }
      return """
        <li><p>\(principleLink(id, of: guideline.key)): \(edition.tag(outcome))</p>\
        \(row.map { remarks($0, field: field) } ?? HTML())</li>
        """
    }
    items += rows.filter { $0["principle"] == nil }.compactMap { appliedPrinciple($0, of: guideline.key, field: field) }
    return section(guideline.key, items)
  }

  /// A guideline that does not bind the system, with what the system says of it.
  private func namedGuideline(_ key: EntryKey, rows: [Record], field: FieldDefinition) -> HTML {
    section(key, rows.compactMap { appliedPrinciple($0, of: key, field: field) })
  }

  private func section(_ key: EntryKey, _ items: [HTML]) -> HTML {
    let list: HTML = items.isEmpty ? HTML() : "<ul class=\"rows\">\(items.joined())</ul>"
    return "<p class=\"row-head\"><strong>\(edition.link(to: key))</strong></p>\(list)"
  }

  private func appliedPrinciple(_ row: Record, of key: EntryKey, field: FieldDefinition) -> HTML? {
    var parts = HTML()
    if let id = row.plain("principle") { parts += "<p>\(principleLink(id, of: key))</p>" }
    parts += remarks(row, field: field)
    return parts.isEmpty ? nil : "<li>\(parts)</li>"
  }

  /// How the system carries out a principle, and why it deviates.
  private func remarks(_ row: Record, field: FieldDefinition) -> HTML {
    var parts = HTML()
    if case .markdown(let how)? = row["how"] { parts += edition.prose(how, in: .page(of: entry)) }
    if case .markdown(let exception)? = row["exception"], let label = field.field("exception")?.label {
      parts +=
        "<div class=\"exception\"><p><strong>\(edition.html(label))</strong></p>\(edition.prose(exception, in: .page(of: entry)))</div>"
    }
    return parts
  }

  /// A link to a principle by its title.
  private func principleLink(_ id: String, of key: EntryKey) -> HTML {
    guard let guideline = edition.register[key] else { return .text(id) }
    let row = edition.principles(of: guideline).first { $0.plain("id") == id }
    let title = row?.text("title") ?? LanguageText(id, edition.language)
    let page = edition.pageLanguage(of: guideline)
    let hreflang: HTML = page == edition.language ? "" : " hreflang=\"\(page.description)\""
    return
      "<a href=\"\(edition.href(guideline, anchor: id))\"\(hreflang)\(edition.attributes(title.language))>\(title.string)</a>"
  }
}
