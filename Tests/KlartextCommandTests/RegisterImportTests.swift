import Foundation
import Testing

/// Systems of other registers come in, and come in again without harm.
@Suite struct RegisterImportTests {
  private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments + ["--today", Command.today, "--language", "de"], in: folder.path, patience: 300)
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder.path + "/" + name), encoding: .utf8)
  }

  private static let dutch = """
    {"count": 2, "algoritmes": [
      {"id": "1", "title": "Verkeerslicht", "doel": "Regelt <b>verkeer</b>.", "organisatie": "Gemeente Noord",
       "status": "in_gebruik", "juridische_basis": "", "impactassessment": "Ja", "geregistreerd": "2025-01-02",
       "url": "https://algoritmes.overheid.nl/nl/algoritme/1"},
      {"id": "2", "title": "Verkeerslicht", "doel": "* [klik](javascript:x) http://a@b", "organisatie": "Gemeente Zuid",
       "status": "ontwikkeling", "juridische_basis": "Wet", "impactassessment": "Onbekend"},
      {"id": "3", "title": "Zonder status", "status": "weg"}, 7, {"doel": "x"}
    ]}
    """

  @Test func readsTheDutchOverview() throws {
    let fixture = try Fixture()
    try fixture.folder.write(Self.dutch, to: "nl.json")
    let trial = try run(fixture.folder, "import", "nl", "nl.json", "--dry-run")
    #expect(trial.exit == 0 && trial.output.contains("Probelauf"), "\(trial.problems)")
    #expect(!fixture.folder.exists("imports"))
    let outcome = try run(fixture.folder, "import", "nl", "nl.json", "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(
      outcome.output.contains("2 neu")
        && outcome.output.contains("impactassessment: hat im Register keinen Platz – einmal"))
    #expect(outcome.problems.contains("/algoritmes/3: Das ist kein Eintrag"))
    let file = try text(fixture.folder, "content/systems/verkeerslicht.md")
    for line in [
      "department: Gemeente Noord\n", "purpose: Regelt verkeer.\n", "language: nl\n", "contact: unknown\n",
      "status: operational\n", "url: https://algoritmes.overheid.nl/nl/algoritme/1\n",
    ] { #expect(file.contains(line), "\(line) is missing in \(file)") }
    #expect(!file.contains("draft"))
    let other = try text(fixture.folder, "content/systems/verkeerslicht-2.md")
    #expect(other.contains("\\[klik](javascript:x)") && other.contains("legal_basis: [Wet]"))
    let page = try fixture.run("build")
    #expect(page.exit == 0, "\(page.problems)")
    #expect(try fixture.page("systeme/verkeerslicht/index.html").contains("lang=\"nl\""))
    // Once more: nothing. Then a person and the register change things.
    #expect(try run(fixture.folder, "import", "nl", "nl.json").output.contains("2 unverändert"))
    try fixture.folder.write(
      file.replacing("purpose: Regelt verkeer.", with: "purpose: Von Hand."), to: "content/systems/verkeerslicht.md")
    #expect(try run(fixture.folder, "import", "nl", "nl.json").output.contains("1 von Hand geändert"))
    try fixture.folder.write(
      Self.dutch.replacing("<b>verkeer</b>", with: "alles").replacing("in_gebruik", with: "buiten_gebruik"),
      to: "nl.json")
    let third = try run(fixture.folder, "import", "nl", "nl.json")
    #expect(
      third.output.contains("Auf beiden Seiten geändert") && third.output.contains("1 geändert"), "\(third.output)")
    let now = try text(fixture.folder, "content/systems/verkeerslicht.md")
    #expect(now.contains("purpose: Von Hand.") && now.contains("status: retired"))
    // A file that a person deleted is not made again.
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/content/systems/verkeerslicht-2.md")
    #expect(try run(fixture.folder, "import", "nl", "nl.json").output.contains("von Hand gelöscht"))
    #expect(!fixture.folder.exists("content/systems/verkeerslicht-2.md"))
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["KLARTEXT_SHARED"] != nil, "KLARTEXT_SHARED is not set"))
  func readsAllRecordsOfTheDutchRegister() throws {
    let shared = try #require(ProcessInfo.processInfo.environment["KLARTEXT_SHARED"])
    let folder = try TemporaryFolder()
    try folder.write(
      "name: Stadt Leer\nbase_url: https://leer.example/\nlanguages: [de]\nlicense: CC0-1.0\n", to: "klartext.yaml")
    let source = shared + "/data/nl-algorithm-register/algoritmes.json"
    let outcome = try run(folder, "import", "nl", source, "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems.prefix(2000))")
    #expect(outcome.output.contains("1530 neu"), "\(outcome.output)")
    #expect(try run(folder, "check").exit == 0)
    #expect(try run(folder, "import", "nl", source).output.contains("1530 unverändert"))
  }

  @Test func bringsOurOwnSystemsBack() throws {
    let folder = try TemporaryFolder()
    for name in ["klartext.yaml", "content"] { try folder.copy(Command.repository.appending(path: name), to: name) }
    #expect(try run(folder, "build").exit == 0)
    let first = try objects(folder)
    let other = try TemporaryFolder()
    try other.write(
      "name: Stadt Musterstadt\nbase_url: https://leer.example/\nlanguages: [de, en]\nlicense: CC0-1.0\n",
      to: "klartext.yaml")
    try FileManager.default.createDirectory(atPath: other.path + "/content", withIntermediateDirectories: true)
    try other.copy(URL(filePath: folder.path + "/site/api/v1/eurocities.json"), to: "eurocities.json")
    let outcome = try run(other, "import", "eurocities", "eurocities.json", "--publish")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let build = try run(other, "build")
    let second = try objects(other)
    #expect(build.exit == 0, "\(build.problems.prefix(3000))")
    #expect(first.count > 10 && Set(first.keys) == Set(second.keys))
    // The address has the id, which the standard does not tell. “limited risk” does not say which duty it stands for. When the next
    // review is due depends on when the last one was.
    let lost: Set<String> = [
      "website", "klartext:missing", "risk_category", "product_page", "product_information", "revision_date",
    ]
    for (name, object) in first {
      for (key, value) in object where !lost.contains(key) {
        #expect((value as? String) == (second[name]?[key] as? String), "\(name): \(key)")
      }
    }
  }

  private func objects(_ folder: TemporaryFolder) throws -> [String: [String: Any]] {
    let data = try Data(contentsOf: URL(filePath: folder.path + "/site/api/v1/eurocities.json"))
    let list = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return Dictionary(list.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func refusesWhatIsNoRegister() throws {
    let fixture = try Fixture()
    for (word, text) in [
      ("kein JSON", "{"), ("kein JSON", String(repeating: "[", count: 100_000)), ("keine Einträge", "7"),
      ("keine Einträge", "{\"x\": []}"), ("kein JSON", "{\"a\": \u{0}1}"),
    ] {
      try fixture.folder.write(text, to: "x.json")
      let outcome = try run(fixture.folder, "import", "nl", "x.json")
      #expect(
        outcome.exit == 1 && !outcome.isKilled && outcome.problems.contains(word),
        "\(text.prefix(20)): \(outcome.problems)")
    }
    #expect(try run(fixture.folder, "import", "nl", "fehlt.json").problems.contains("lässt sich nicht lesen"))
    #expect(try run(fixture.folder, "import", "nl", fixture.folder.path).problems.contains("lässt sich nicht lesen"))
  }
}
