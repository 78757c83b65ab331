import KlartextCore
import KlartextRegister

/// How systems carry out the principles of guidelines in force.
struct APIPrinciples {
  private let words: APIWords

  init(_ words: APIWords) { self.words = words }

  /// From the side of a system: every principle that binds it.
  func json(for system: Entry) -> JSON? {
    let register = words.register
    guard register.isBound(system), !words.main.common.guidelinesInForce.isEmpty else { return nil }
    return .array(
      words.main.common.guidelinesInForce.flatMap { guideline in
        let reference = words.reference(guideline)
        return rows(of: guideline).map { row -> JSON in
          let state = register.state(of: row, in: guideline, for: system)
          return .members([
            "guideline": reference, "principle": .string(row.plain("id") ?? ""),
            "title": title(of: row, in: guideline), "outcome": json(state.outcome), "checked": .bool(state.isChecked),
          ])
        }
      })
  }

  /// From the side of a guideline: how many systems there are of each outcome.
  func json(of guideline: Entry) -> JSON? {
    let register = words.register
    guard register.isInForce(guideline) else { return nil }
    return .array(
      rows(of: guideline).map { row -> JSON in
        var counts: [PrincipleOutcome: Int] = [:]
        for system in words.main.common.boundSystems {
          counts[register.state(of: row, in: guideline, for: system).outcome, default: 0] += 1
        }
        var isChecked = false
        if case .rule? = row["rule"] { isChecked = true }
        return .members([
          "principle": .string(row.plain("id") ?? ""), "checked": .bool(isChecked),
          "systems": .members(PrincipleOutcome.inOrder.map { ($0.rawValue, .number(counts[$0] ?? 0)) }),
        ])
      })
  }

  private func rows(of guideline: Entry) -> [Record] {
    guideline.record.rows("principles").filter { $0.plain("id") != nil }
  }

  private func title(of row: Record, in guideline: Entry) -> JSON {
    let titles = words.editions.compactMap { edition in
      edition.principles(of: guideline).first { $0.plain("id") == row.plain("id") }?.text("title")
    }
    return words.json(titles)
  }

  private func json(_ outcome: PrincipleOutcome) -> JSON {
    .members(["id": .string(outcome.rawValue), "label": words.json(outcome.stringKey)])
  }
}
