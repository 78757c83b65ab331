import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The tasks that a decision gave, and how far they are.
  func tasks(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    let tasks = items.compactMap { item -> HTML? in
      guard case .record(let row) = item.value else { return nil }
      return task(row, of: field)
    }
    return "<ol class=\"assignments\">\(tasks.joined())</ol>"
  }

  /// - Parameter decision: named where the task stands on another page.
  func task(_ row: Record, of field: FieldDefinition, from decision: Entry? = nil) -> HTML {
    let mandate = Mandate(row, of: field, today: edition.register.today)
    let state = mandate.state
    func value(_ key: String) -> HTML? {
      guard let nested = field.field(key), let value = row[key] else { return nil }
      return html(value, of: nested).orNil
    }
    let label = field.field("state")?.vocabulary?[state]?.label.text(in: edition.language)
    var links: [HTML] = []
    if let report = value("report") { links.append(report) }
    if let url = row.plain("url") { links.append(edition.link(external: url)) }
    return edition.fill(
      .task,
      [
        "text": value("text"), "decision": decision.map { edition.link(to: $0, anchor: "tasks") },
        "state": edition.tag(kind: "task-" + state, label ?? LanguageText(state, edition.language)),
        "office": value("office"), "since": value("since"), "due": value("due"), "done": value("done_on"),
        "note": value("note"), "links": links.isEmpty ? nil : links.joined(separator: ", "),
        "overdue": mandate.stage == .overdue ? HTML() : nil,
      ])
  }
}

extension Edition {
  /// A status as a word; its colour only repeats what the word says (WCAG 2.2 SC 1.4.1).
  func tag(kind: String, _ label: LanguageText) -> HTML {
    fill(.tag, ["kind": .text(kind), "label": .text(label.string), "attributes": attributes(label.language)])
  }

  /// The status of a system, guideline or body, or the result of a decision.
  func statusTag(of entry: Entry) -> HTML? {
    status(of: entry).map { field, term in tag(kind: field + "-" + term.id, term.label.text(in: language)) }
  }

  /// The same with the field that states it.
  func status(of entry: Entry) -> (field: String, term: Term)? {
    for key in ["status", "result"] {
      guard let id = entry.record.term(key), let term = entry.collection.field(key)?.vocabulary?[id] else { continue }
      return (key, term)
    }
    return nil
  }
}
