import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The principles of a guideline, each with its own address and the systems that apply it.
  func principles(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    let applied = systemsByPrinciple()
    let principles = items.enumerated().compactMap { position, item -> HTML? in
      guard case .record(let row) = item.value, let id = row.plain("id") else { return nil }
      var systems: HTML?
      if let list = applied[id] { systems = list.map { "<li>\($0)</li>" as HTML }.joined() }
      return edition.fill(
        .principle,
        [
          "id": .text(id), "number": .text(String(position + 1)), "title": row.text("title").map { edition.html($0) },
          "text": row.markdown("text").map { edition.prose($0, in: .page(of: entry)) }, "systems": systems,
        ])
    }
    return "<ol class=\"principles\">\(principles.joined())</ol>"
  }

  /// Links to the systems that apply a principle of this guideline, with how they do it.
  private func systemsByPrinciple() -> [String: [HTML]] {
    var result: [String: [HTML]] = [:]
    var seen: Set<EntryKey> = []
    for backlink in edition.register.links(to: entry.key) where backlink.source.collection == "systems" {
      guard seen.insert(backlink.source).inserted, let system = edition.register[backlink.source] else { continue }
      for row in system.bestRecord(for: edition.language).rows("guidelines") {
        guard case .reference(entry.key)? = row["guideline"], let id = row.plain("principle") else { continue }
        var html = edition.link(to: system, anchor: "guidelines")
        if row["exception"] != nil { html += " <span class=\"note\">(\(strings[.withException]))</span>" }
        result[id, default: []].append(html)
      }
    }
    return result
  }

  /// What a guideline allows and forbids: the verdict as a word before each use.
  func uses(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    let rows = items.compactMap { item -> HTML? in
      guard case .record(let row) = item.value, let text = row.text("text") else { return nil }
      let verdict = row.term("verdict") ?? ""
      let label = field.field("verdict")?.vocabulary?[verdict]?.label
      return """
        <li class="use use-\(verdict)"><strong>\(label.map { edition.html($0) } ?? HTML())</strong> \
        \(edition.html(text))</li>
        """
    }
    return "<ul class=\"uses\">\(rows.joined())</ul>"
  }
}
