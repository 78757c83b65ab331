import Foundation
import Testing

/// Systems in the words of other standards: nothing is invented, and nothing secret is told.
@Suite struct MappingTests {
  private typealias Object = [String: Any]

  private static let system = """
    ---
    title: Vorprüfung
    summary: \(String(repeating: "Wort ", count: 60))Ende.
    status: suspended
    department: digitalamt
    contact: https://www.musterstadt.example/kontakt
    purpose: Anträge *vorprüfen*.
    impact: Es geht schneller.
    topics: [transport, sport, culture-science]
    affects: public
    users: staff
    decision_role: prepares
    technology: [classical-ml, rule-based]
    ai_act: {role: deployer, class: high-risk}
    risks:
      - {name: Fehler, description: Ein Fehler., measure: Wir prüfen.}
      - Ausfall
    legal_basis:
      - {for: task, title: Aufgabe, norm: § 1, url: https://recht.example/1}
      - {for: task, title: Ohne Adresse}
    dpia: {status: done, url: https://www.musterstadt.example/dsfa}
    start: 2024-03
    keywords: [Antrag, Vorprüfung]
    withheld: [{field: monitoring, reason: security}]
    reviewed_on: 2026-10-01
    changes:
      - {date: 2026-01-05, kind: new, text: Angelegt.}
      - {date: 2026-02-05, kind: update, text: Ergänzt.}
    ---
    """

  private func objects(_ standard: String) throws -> (full: Object, bare: Object, list: [Object]) {
    let fixture = try Fixture(["content/systems/vorpruefung.md": Self.system])
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    func json(_ name: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(fixture.page("api/v1/\(standard)\(name).json").utf8))
    }
    return (
      try #require(json("/vorpruefung") as? Object), try #require(json("/chatbot") as? Object),
      try #require(json("") as? [Object])
    )
  }

  @Test func tellsASystemInTheWordsOfEurocities() throws {
    let (full, bare, list) = try objects("eurocities")
    #expect(list.map { $0["name"] as? String } == ["Chatbot", "Vorprüfung"])
    let summary = try #require(full["description_short"] as? String)
    #expect(summary.hasSuffix("Wort …") && summary.unicodeScalars.count <= 150)
    #expect(full["department"] as? String == "Digitalamt" && full["organization"] as? String == "Stadt Musterstadt")
    #expect(full["domain"] as? String == "traffic and transportation")
    #expect(full["risk_category"] as? String == "high risk" && full["algorithm_type"] as? String == "hybrid")
    #expect(
      full["risks"] as? String == """
        Risiken: Fehler
        Beschreibung: Ein Fehler.
        Maßnahme: Wir prüfen.

        Ausfall
        """)
    #expect(full["publication_date"] as? String == "2026-01-05" && full["last_change_date"] as? String == "2026-10-01")
    #expect(full["revision_date"] as? String == "2027-10-01")
    #expect(full["website"] as? String == "https://ki.musterstadt.example/systeme/vorpruefung/")
    #expect(full["lang"] as? String == "de" && full["standard_version"] as? String == "0.3.1")
    // Without a word in the standard, without an equal question, withheld, or not stated.
    #expect(full["status"] == nil && (full["remark"] as? String)?.hasPrefix("Status: ausgesetzt\n") == true)
    #expect(full["type"] == nil && full["contact_email"] == nil)
    #expect((full["monitoring"] as? String)?.hasPrefix("nicht veröffentlicht, weil: ") == true)
    #expect(full["training_data"] as? String == "nicht angegeben")
    let missing = try #require(full["klartext:missing"] as? [String])
    #expect(Set(["status", "type", "contact_email", "monitoring", "training_data"]).isSubset(of: missing))
    #expect(!missing.contains("name") && !missing.contains("risks"))
    #expect(bare["algorithm_type"] == nil && bare["risk_category"] == nil && bare["domain"] == nil)
  }

  @Test func tellsASystemInTheWordsOfTheDutchRegister() throws {
    let (full, bare, list) = try objects("algoritmeregister")
    #expect(list.count == 2)
    #expect(full["category"] as? [String] == ["Verkeer", "Cultuur en recreatie"])
    #expect(full["status"] as? String == "Buiten gebruik" && full["begin_date"] as? String == "2024-03")
    #expect(full["contact_email"] as? String == "https://www.musterstadt.example/kontakt")
    #expect(full["publication_category"] as? String == "Hoog-risico AI-systeem")
    #expect(full["goal"] as? String == "Zweck und Problem: Anträge vorprüfen.\n\nAuswirkungen: Es geht schneller.")
    #expect(
      full["lawful_basis_grouping"] as? [[String: String]] == [
        ["title": "Aufgabe", "link": "https://recht.example/1"]
      ])
    #expect(
      full["impacttoetsen_grouping"] as? [[String: String]] == [
        ["title": "Data Protection Impact Assessment (DPIA)", "link": "https://www.musterstadt.example/dsfa"]
      ])
    #expect(full["source_id"] as? String == "vorpruefung")
    #expect(full["tags"] as? String == "Antrag, Vorprüfung")
    #expect(full["url"] as? String == "https://ki.musterstadt.example/api/v1/systems/vorpruefung.json")
    #expect(bare["publication_category"] == nil && bare["goal"] as? String == "Zweck und Problem: Fragen beantworten.")
    #expect(bare["klartext:missing"] as? [String] == ["publication_category", "lang"])
  }
}
