import KlartextCore
import KlartextRegister

extension EntryFields {
  /// How many systems are named under a principle; the table of all is a link away.
  private static let namedSystems = 12

  /// The principles of a guideline, each with its own address and what the systems make of it.
  func principles(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    let isInForce = edition.register.isInForce(entry)
    let systems = isInForce ? edition.common.boundSystems : []
    let principles = items.enumerated().compactMap { position, item -> HTML? in
      guard case .record(let row) = item.value, let id = row.plain("id") else { return nil }
      var rule: HTML?
      if case .rule(let found)? = row["rule"], let collection = edition.schema["systems"] {
        rule = edition.words(of: found, about: collection)
      }
      return edition.fill(
        .principle,
        [
          "id": .text(id), "number": .text(String(position + 1)), "title": row.text("title").map { edition.html($0) },
          "text": row.markdown("text").map { edition.prose($0, in: .page(of: entry)) }, "rule": rule,
          "outcomes": outcomes(of: row, for: systems).orNil,
          "basis": isInForce ? .text(strings[rule == nil ? .outcomesStated : .outcomesChecked]) : nil,
        ])
    }
    let list: HTML = "<ol class=\"principles\">\(principles.joined())</ol>"
    guard isInForce, !systems.isEmpty else { return list }
    let table = edition.href(edition.addresses.implementation(of: entry.key, in: edition.language))
    return "\(list)<p class=\"principles-table\"><a href=\"\(table)\">\(strings[.implementationLink])</a></p>"
  }

  /// The systems by what they make of a principle.
  private func outcomes(of principle: Record, for systems: [Entry]) -> HTML {
    let groups = Dictionary(grouping: systems) {
      edition.register.state(of: principle, in: entry, for: $0).outcome
    }
    return PrincipleOutcome.inOrder.compactMap { outcome -> HTML? in
      guard let group = groups[outcome], outcome != .notApplicable else { return nil }
      var items = group.prefix(Self.namedSystems).map {
        "<li>\(edition.link(to: $0, anchor: "guidelines"))</li>" as HTML
      }
      if group.count > Self.namedSystems {
        items.append("<li>\(strings.count(.andMore, group.count - Self.namedSystems))</li>")
      }
      return "<div><dt>\(edition.tag(outcome))</dt><dd><ul class=\"values\">\(items.joined())</ul></dd></div>"
    }.joined()
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
