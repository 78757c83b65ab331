import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The course of consultation: one station after the other, in words.
  func consultations(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .list(let items) = value else { return HTML() }
    let stations = items.compactMap { item -> HTML? in
      guard case .record(let row) = item.value else { return nil }
      return station(row, of: field)
    }
    return "<ol class=\"timeline\">\(stations.joined())</ol>"
  }

  private func station(_ row: Record, of field: FieldDefinition) -> HTML {
    let isPublic = row.flag("public") ?? true
    let date = row.date("date")
    let isUpcoming = date.map { $0.firstDay > edition.register.today } ?? false
    func label(_ key: String) -> HTML? {
      guard let nested = field.field(key), let id = row.term(key), let term = nested.vocabulary?[id] else { return nil }
      return edition.html(term.label)
    }
    let vote = isPublic ? field.field("vote").map { VoteHTML(row["vote"], of: $0, in: self) } : nil
    return edition.fill(
      .consultation,
      [
        "date": date.map { edition.date($0) },
        "body": row["body"].map { html($0, of: field.field("body") ?? field) }, "role": label("role"),
        "result": label("result"), "result_kind": row.term("result").map { .text($0) }, "vote": vote?.mode,
        "votes": vote?.counts.orNil, "groups": vote?.groups.orNil,
        "item": isPublic ? row.text("item").map { edition.html($0) } : nil,
        "text": isPublic ? row.markdown("text").map { edition.prose($0, in: .page(of: entry)) } : nil,
        "link": isPublic
          ? row.plain("url").map { edition.link(external: $0, text: sessionName(row, of: field)) } : nil,
        "authoritative": row.flag("authoritative") == true ? HTML() : nil, "upcoming": isUpcoming ? HTML() : nil,
        "not_public": isPublic ? nil : HTML(),
      ])
  }

  /// A link's text says which session it leads to, also out of context (WCAG 2.2 SC 2.4.9).
  private func sessionName(_ row: Record, of field: FieldDefinition) -> HTML {
    var name = HTML()
    switch row["body"] {
    case .reference(let key)?:
      name = edition.register[key].map { edition.html($0.title(in: edition.language)) } ?? .text(key.id)
    case .text(let text)?: name = edition.html(text)
    default: break
    }
    return strings.html(
      .sessionLink, ["body": name, "date": row.date("date").map { edition.date($0) } ?? .text(strings[.noDate])])
  }
}
