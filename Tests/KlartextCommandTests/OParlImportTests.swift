import Foundation
import Testing

/// Papers of council information systems, with what they lack.
@Suite struct OParlImportTests {
  private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments + ["--today", Command.today, "--language", "de"], in: folder.path)
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder.path + "/" + name), encoding: .utf8)
  }

  private static let papers = """
    {"data": [
      {"id": "https://ris.example/paper/1", "type": "https://schema.oparl.org/1.0/Paper", "name": "KI in der Verwaltung",
       "reference": "2026/17", "date": "2026-03-01T23:30:00Z", "paperType": "Antrag der Fraktion", "mainFile": null,
       "originatorPerson": ["https://ris.example/person/1"],
       "originatorOrganization": ["https://ris.example/organization/9"],
       "consultation": [
         {"id": "https://ris.example/c/2", "type": "https://schema.oparl.org/1.0/Consultation",
          "organization": ["https://ris.example/organization/1"], "authoritative": true, "role": "Entscheidung",
          "agendaItem": {"id": "https://ris.example/a/2", "type": "https://schema.oparl.org/1.0/AgendaItem",
            "number": 7, "name": "KI", "result": "Geändert beschlossen", "resolutionText": "Der Rat beschließt.\\ngez. Müller",
            "meeting": {"id": "https://ris.example/m/2", "type": "https://schema.oparl.org/1.0/Meeting",
              "start": "2026-04-30T16:00:00+02:00"}}},
         {"id": "https://ris.example/c/1", "type": "https://schema.oparl.org/1.0/Consultation",
          "organization": ["https://ris.example/organization/2"], "role": "Orakel",
          "agendaItem": {"id": "https://ris.example/a/1", "type": "https://schema.oparl.org/1.0/AgendaItem",
            "public": false, "name": "GEHEIM", "meeting": "https://ris.example/m/1"}},
         {"id": "https://ris.example/c/3", "type": "https://schema.oparl.org/1.0/Consultation"}]},
      {"id": "https://ris.example/paper/2", "type": "https://schema.oparl.org/1.1/Paper", "name": "Kinderspielplatz"},
      {"id": "https://ris.example/paper/3", "type": "https://schema.oparl.org/1.1/Paper", "name": "KI weg", "deleted": true}
    ], "included": [
      {"id": "https://ris.example/person/1", "type": "https://schema.oparl.org/1.0/Person", "name": "Maria Mustermann"},
      {"id": "https://ris.example/organization/1", "type": "https://schema.oparl.org/1.0/Organization",
       "name": "Rat der Stadt", "membership": [{"id": "x:1", "type": "https://schema.oparl.org/1.0/Membership",
       "person": "https://ris.example/person/1", "role": "Herr Mustermann"}]},
      {"id": "https://ris.example/organization/2", "type": "https://schema.oparl.org/1.0/Organization",
       "name": "Ausschuss für *Digitales*", "shortName": null, "classification": "Ausschuss"},
      {"id": "https://ris.example/organization/9", "type": "https://schema.oparl.org/1.0/Organization",
       "name": "Fraktion A", "organizationType": "Fraktion"},
      {"id": "https://ris.example/m/1", "type": "https://schema.oparl.org/1.0/Meeting", "start": "2026-04-02"}
    ]}
    """

  @Test func readsPapersWithTheirConsultations() throws {
    let fixture = try Fixture()
    try fixture.folder.write(Self.papers, to: "papers.json")
    let outcome = try run(fixture.folder, "import", "oparl", "papers.json", "--search", "KI", "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(outcome.output.contains("3 neu"), "\(outcome.output)")
    #expect(outcome.output.contains("consultation: nennt kein Gremium"))
    let file = try text(fixture.folder, "content/decisions/ki-in-der-verwaltung.md")
    #expect(
      file.contains(
        """
        consultations:
          - body: ausschuss-fuer-digitales
            date: 2026-04-02
            public: false
          - body: rat
            date: 2026-04-30
            item: TOP 7 – KI
            role: decision
            authoritative: true
            result: adopted-changed

        """), "\(file)")
    for line in [
      "reference: 2026/17\n", "date: 2026-03-02\n", "originators: [fraktion-a]\n", "kind: motion\n",
      "result: adopted-changed\n", "result_text: Der Rat beschließt.\n", "oparl_url: https://ris.example/paper/1\n",
    ] { #expect(file.contains(line), "\(line) is missing in \(file)") }
    #expect(try text(fixture.folder, "content/bodies/fraktion-a.md").contains("kind: faction"))
    // The council is there already.
    #expect(!fixture.folder.exists("content/bodies/rat-der-stadt.md"))
    for (name, data) in try fixture.folder.files(in: "content") {
      let text = String(decoding: data, as: UTF8.self)
      for word in ["Mustermann", "Müller", "GEHEIM", "Kinder"] { #expect(!text.contains(word), "\(word) in \(name)") }
    }
    #expect(try fixture.run("build").exit == 0)
    #expect(
      try run(fixture.folder, "import", "oparl", "papers.json", "--search", "KI").output.contains("3 unverändert"))
  }

  @Test func bringsOurOwnDecisionsBack() throws {
    let folder = try TemporaryFolder()
    for name in ["klartext.yaml", "content"] { try folder.copy(Command.repository.appending(path: name), to: name) }
    #expect(try run(folder, "build").exit == 0)
    let fixture = try Fixture()
    try fixture.folder.copy(URL(filePath: folder.path + "/site/oparl"), to: "oparl")
    let outcome = try run(fixture.folder, "import", "oparl", "oparl", "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let build = try fixture.run("build")
    #expect(build.exit == 0, "\(build.problems.prefix(2000))")
    let names = ["ki-leitlinie-der-stadt-musterstadt-beschliessen"]
    for name in names {
      let file = try text(fixture.folder, "content/decisions/\(name).md")
      for line in [
        "kind: proposal\n", "reference: 2026/0012\n", "date: 2026-01-12\n", "result: adopted\n",
        "role: recommendation\n",
      ] {
        #expect(file.contains(line), "\(line) is missing in \(file)")
      }
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["KLARTEXT_SHARED"] != nil, "KLARTEXT_SHARED is not set"))
  func readsTheExamplesOfTheStandard() throws {
    let shared = try #require(ProcessInfo.processInfo.environment["KLARTEXT_SHARED"])
    let fixture = try Fixture()
    let outcome = try run(fixture.folder, "import", "oparl", shared + "/validators/oparl-1.1/examples", "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let file = try text(fixture.folder, "content/decisions/antwort-auf-anfrage-1200-2014.md")
    #expect(file.contains("kind: answer\n") && file.contains("reference: 1234/2014\n"))
    #expect(try fixture.run("build").exit == 0)
  }

  @Test func warnsOfManyPapers() throws {
    let fixture = try Fixture()
    let papers = (0...200).map {
      "{\"id\": \"https://ris.example/\($0)\", \"type\": \"https://schema.oparl.org/1.1/Paper\", \"name\": \"A\"}"
    }
    try fixture.folder.write("[" + papers.joined(separator: ",") + "]", to: "x.json")
    let outcome = try run(fixture.folder, "import", "oparl", "x.json", "--dry-run")
    #expect(outcome.exit == 0 && outcome.problems.contains("KT-oparl-many"), "\(outcome.problems)")
    #expect(outcome.output.contains("201 neu"))
  }
}
