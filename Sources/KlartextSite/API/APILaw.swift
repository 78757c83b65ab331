import KlartextCore
import KlartextRegister

/// What the law demands, from the law table.
struct APILaw {
  private let words: APIWords
  private let law: LawTable

  /// `nil` without a law table.
  init?(_ words: APIWords) {
    guard let law = words.register.law else { return nil }
    self.words = words
    self.law = law
  }

  /// The table as a whole, for the register.
  var table: JSON {
    .members([
      "name": words.json(law.name), "as_of": .string(law.asOf.description), "note": words.json(law.note),
      "sources": .array(law.sources.map { .members(["title": words.json($0.title), "url": .string($0.url)]) }),
      "obligations": .array(
        law.obligations.map { obligation in
          .members([
            "id": .string(obligation.id), "article": .string(obligation.article),
            "roles": .array(obligation.roles.map { .string($0) }), "from": from(obligation),
            "label": words.json(obligation.label), "text": words.json(obligation.text),
          ])
        }),
    ])
  }

  /// The obligations of a system; `nil` for documents of others, and while nothing is classified.
  func json(for system: Entry) -> JSON? {
    guard system.isOwn, system.record.term("ai_act.class") != nil else { return nil }
    let states = law.obligations(of: system.record, fields: system.collection.fields, today: words.register.today)
    return .members([
      "name": words.json(law.name), "as_of": .string(law.asOf.description),
      "obligations": .array(
        states.map { state in
          .members([
            "id": .string(state.obligation.id), "article": .string(state.obligation.article),
            "label": words.json(state.obligation.label), "from": from(state.obligation),
            "applies": state.applies.map { .bool($0) }, "answer": json(state.answer),
          ])
        }),
    ])
  }

  private func from(_ obligation: LawTable.Obligation) -> JSON? { obligation.from.map { .string($0.description) } }

  private func json(_ answer: ObligationState.Answer) -> JSON {
    let (id, label): (String, StringKey) =
      switch answer {
      case .stated: ("stated", .lawStated)
      case .notStated: ("not-stated", .lawNotStated)
      case .untold: ("untold", .lawUntold)
      }
    return .members(["id": .string(id), "label": words.json(label)])
  }
}
