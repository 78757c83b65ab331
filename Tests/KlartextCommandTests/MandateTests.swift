import Foundation
import Testing

/// A mandate and an inquiry on their way: open, running, overdue, done; asked, answered.
@Suite struct MandateTests {
  private static func decision(_ more: String, kind: String = "motion") -> String {
    """
    ---
    title: Register aufbauen
    summary: Der Rat will ein Register.
    kind: \(kind)
    reference: 2026/0001
    originators: [members]
    date: 2026-01-10
    consultations: [{body: Rat, date: 2026-01-20, role: decision}]
    \(more)
    ---

    """
  }

  /// The page about what became of the decisions, in words.
  private static func page(_ files: [String: String], today: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("name: Stadt\nbase_url: https://stadt.example/\nlanguages: [de]\n", to: "klartext.yaml")
    for (name, text) in files { try folder.write(text, to: "content/decisions/\(name).md") }
    let outcome = try Command.run(["build", "--today", today], in: folder.path)
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let text = try String(
      contentsOfFile: folder.path + "/site/beschluesse/umsetzung/index.html", encoding: .utf8)
    let plain = text.replacing(#/<[^>]*>/#, with: " ").replacing("\u{A0}", with: " ")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func task(_ state: String, _ more: String = "") -> String {
    "result: adopted\ntasks: [{text: Register bauen, since: 2026-01-20, due: 2026-06, state: \(state)\(more)}]"
  }

  @Test(arguments: [
    ("open", "2026-03-01", "Noch nicht begonnen: 1."), ("in-progress", "2026-03-01", "In Arbeit: 1."),
    // A month has passed with its last day.
    ("in-progress", "2026-06-30", "In Arbeit: 1."), ("in-progress", "2026-07-01", "Frist abgelaufen: 1."),
    ("open", "2026-07-01", "Frist abgelaufen: 1."), ("done", "2026-07-01", "Erledigt: 1."),
    ("dropped", "2026-07-01", "Beendet ohne Umsetzung: 1."),
  ])
  func goesItsWay(state: String, today: String, words: String) throws {
    let page = try Self.page(["auftrag": Self.decision(Self.task(state))], today: today)
    #expect(page.contains("1 Auftrag. " + words), "\(page)")
    #expect(page.contains("erteilt am 20. Januar 2026"))
  }

  @Test func anInquiryIsOpenAndThenAnswered() throws {
    let inquiry = Self.decision("result: answer-pending", kind: "inquiry")
    let open = try Self.page(["anfrage": inquiry], today: "2026-02-01")
    #expect(open.contains("noch keine Antwort"))
    let answer = Self.decision("result: noted\nanswers: [anfrage]", kind: "answer")
      .replacing("date: 2026-01-10", with: "date: 2026-02-09").replacing("date: 2026-01-20", with: "date: 2026-02-20")
    let answered = try Self.page(["anfrage": inquiry, "antwort": answer], today: "2026-03-01")
    #expect(answered.contains("30 Tage"))
    #expect(!answered.contains("noch keine Antwort"))
  }

  @Test func othersMandatesAreNotOurs() throws {
    let foreign = Self.decision(Self.task("open") + "\norigin: {kind: other-municipality, body: Stadt Anderswo}")
    let page = try Self.page(
      ["auftrag": Self.decision(Self.task("done")), "fremd": foreign], today: "2026-07-01")
    #expect(page.contains("1 Auftrag. Erledigt: 1."))
  }
}
