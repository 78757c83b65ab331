import Foundation
import Testing

/// `klartext changes`: two states of the content, compared in plain words.
@Suite struct ChangesTests {
  private static func files(status: String, more: String = "") -> [String: String?] {
    [
      "klartext.yaml": """
      name: Stadt Musterstadt
      base_url: https://ki.musterstadt.example/
      languages: [de]
      departments: [{id: amt, name: Digitalamt}]
      """,
      "content/systems/chatbot.md": """
      ---
      title: Chatbot
      summary: Ein System.
      status: \(status)
      department: amt
      contact: ki@musterstadt.example
      purpose: Fragen beantworten.
      reviewed_on: 2026-10-01
      internal: GEHEIM
      \(more)
      ---
      """,
    ]
  }

  private static func repository() throws -> GitFolder {
    let repository = try GitFolder()
    try repository.commit("2026-01-10", files(status: "pilot"))
    try repository.git("tag", "v1")
    try repository.commit(
      "2026-02-01", files(status: "operational", more: "automatic_actions: {value: \"yes\", text: Antwortet.}"))
    return repository
  }

  @Test(arguments: ["v1", "2026-01-31", "HEAD~1"]) func comparesWithAState(since: String) throws {
    let repository = try Self.repository()
    let outcome = try repository.run("changes", "--since", since)
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(
      outcome.output == """
        Systeme
          Chatbot (systems/chatbot)
            Status: Pilotbetrieb → in Betrieb
            Löst automatisch Aktionen aus: nicht angegeben → ja
            Löst automatisch Aktionen aus, Erläuterung: nicht angegeben → Antwortet.

        """)
  }

  @Test func comparesWithAFolder() throws {
    let repository = try Self.repository()
    let copy = try TemporaryFolder()
    for (name, text) in Self.files(status: "pilot") { try copy.write(text ?? "", to: name) }
    let outcome = try repository.run("changes", "--since", copy.path, "--language", "en")
    #expect(outcome.output.contains("Status: pilot → in operation"))
    #expect(try Command.run(["changes", "--since", repository.path], in: copy.path).output.contains("→ Pilotbetrieb"))
  }

  @Test func speaksJSON() throws {
    let repository = try Self.repository()
    let outcome = try repository.run("changes", "--since", "v1", "--format", "json")
    let data = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(data["day"] as? String == "2026-01-10")
    let change = try #require((data["changes"] as? [[String: Any]])?.first)
    #expect(change["kind"] as? String == "changed")
    let field = try #require((change["fields"] as? [[String: Any]])?.first)
    #expect(field["field"] as? String == "status")
    #expect(field["label"] as? String == "Status")
    #expect(field["old"] as? [String] == ["Pilotbetrieb"])
    #expect(field["new"] as? [String] == ["in Betrieb"])
    #expect(!outcome.output.contains("GEHEIM"))
  }

  @Test func saysWhenNothingChanged() throws {
    let repository = try Self.repository()
    #expect(try repository.run("changes", "--since", "HEAD").output == "Nichts hat sich geändert.\n")
  }

  @Test func explainsWhatItCannotFind() throws {
    let repository = try Self.repository()
    let unknown = try repository.run("changes", "--since", "v2")
    #expect(unknown.exit == 64)
    #expect(unknown.problems.hasPrefix("Einen Stand „v2“ gibt es nicht. Meinten Sie „v1“?"))
    #expect(
      try repository.run("changes", "--since", "2020-01-01").problems.hasPrefix("Am 2020-01-01 gab es noch keinen"))
    #expect(try repository.run("changes").problems.hasPrefix("Es fehlt „--since“."))
    #expect(try repository.run("changes", "--since", "--upload-pack=x").exit == 64)
    #expect(try repository.run("changes", "--since", "").exit == 64)
    let format = try repository.run("changes", "--since", "v1", "--format", "sarif")
    #expect(format.exit == 64)
    let outside = try TemporaryFolder()
    for (name, text) in Self.files(status: "pilot") { try outside.write(text ?? "", to: name) }
    #expect(try Command.run(["changes", "--since", "v1"], in: outside.path).exit == 64)
  }
}
