import Foundation
import Testing

/// `klartext list`: the right entries, for people and for programs.
@Suite struct ListTests {
  private static let files = [
    "klartext.yaml": """
    name: Stadt Musterstadt
    base_url: https://ki.musterstadt.example/
    languages: [de, en]
    require_release: [Datenschutz]
    """,
    "content/systems/entwurf.md": system("Ein Entwurf", "draft: true\nsummary:"),
    "content/systems/unfrei.md": system("Ohne Freigabe", "release: {state: coordination}"),
    "content/systems/spaeter.md": system("Kommt später", "publish_on: 2027-01-01\n" + released),
    "content/systems/frueher.md": system("Galt früher", "expires_on: 2026-11-01\n" + released),
    "content/systems/alt.md": system("Lange nicht geprüft", "review_due: 2026-11-20\n" + released),
    "content/systems/neu.md": system("Heute fällig", "review_due: 2026-11-21\n" + released),
    "content/systems/neu.en.md": "---\ntitle: Due today\n---\n",
    "content/systems/chatbot.md": system("Halb, \"fertig\"", "status: pilot\nform: full\n" + released),
    "content/decisions/geheim.md": """
    ---
    public: false
    date: 2026-05-04
    result: adopted
    consultations: [{body: rat, date: 2026-05-04}]
    \(released)
    ---
    """,
    "content/guidelines/leitlinie.md":
      "---\ntitle: Leitlinie\nwithdrawn: {date: 2026-01-01, reason: Ein Versehen.}\n\(released)\n---\n",
  ]

  private static let released = "release: {state: approved, by: [Datenschutz]}"

  private static func system(_ title: String, _ more: String) -> String {
    let fields = [
      "title: \(title)", "summary: Es hilft.", "form: short", "status: planned", "department: Amt",
      "contact: ki@stadt.example", "purpose: Helfen.", "reviewed_on: 2026-10-01",
    ]
    let keys = more.split(separator: "\n").map { $0.prefix { $0 != ":" } + ":" }
    return "---\n" + fields.filter { field in !keys.contains { field.hasPrefix($0) } }.joined(separator: "\n")
      + "\n\(more)\n---\n"
  }

  private func ids(_ list: String, _ fixture: Fixture) throws -> [String] {
    let outcome = try fixture.run("list", list, "--format", "json")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["list"] as? String == list)
    return (object?["entries"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
  }

  @Test func namesTheRightEntries() throws {
    let fixture = try Fixture(Self.files)
    #expect(try ids("drafts", fixture) == ["entwurf"])
    #expect(try ids("unreleased", fixture).sorted() == ["beschluss", "unfrei"])
    #expect(try ids("scheduled", fixture) == ["spaeter"])
    #expect(try ids("expired", fixture) == ["frueher"])
    #expect(try ids("overdue", fixture) == ["alt"])
    #expect(try ids("incomplete", fixture).sorted() == ["chatbot", "entwurf"])
    let untranslated = try ids("untranslated", fixture)
    #expect(untranslated.contains("alt") && untranslated.contains("rat"))
    #expect(!untranslated.contains("neu") && !untranslated.contains("geheim") && !untranslated.contains("leitlinie"))
    let all = try ids("all", fixture)
    #expect(all.count == Set(all).count && all.count == 13)
    #expect(Array(all.prefix(4)) == ["entwurf", "frueher", "chatbot", "neu"])
  }

  @Test func alignsATableForPeople() throws {
    let fixture = try Fixture(Self.files)
    let overdue = try fixture.run("list", "overdue")
    #expect(
      overdue.output == """
        Titel                Eintrag      Status   Fällig seit
        Lange nicht geprüft  systems/alt  geplant  2026-11-20

        """)
    #expect(overdue.problems.isEmpty)
    let english = try fixture.run("list", "unreleased", "--language", "en")
    #expect(english.output.hasPrefix("Title ") && english.output.contains("planned"))
    #expect(english.output.contains("  Datenschutz\n"))
    let drafts = try fixture.run("list", "drafts")
    #expect(drafts.output.contains("\n    Es fehlt: Kurzbeschreibung\n"))
    for line in try fixture.run("list", "incomplete").output.split(separator: "\n") { #expect(line.count <= 80) }
    // Without a word it lists all.
    #expect(try fixture.run("list").output == fixture.run("list", "all").output)
  }

  @Test func writesATableForSpreadsheets() throws {
    let fixture = try Fixture(Self.files)
    let rows = try fixture.run("list", "incomplete", "--format", "csv").output.components(separatedBy: "\r\n")
    #expect(rows.count == 4 && rows.last == "")
    // A byte order mark, semicolons and German words, as `export csv` has them.
    #expect(rows[0].hasPrefix("\u{FEFF}Sammlung [collection];Kennung [id];Datei [file];Titel [title];Status [status];"))
    #expect(
      rows[2].hasPrefix(
        "Systeme;chatbot;content/systems/chatbot.md;Halb, „fertig“;Pilotbetrieb;veröffentlicht;;;2026-10-01;2027-10-01;"
      ))
    #expect(rows[2].contains("Beginn (auch geplant); Verantwortliche Funktion"))
    let english = try fixture.run("list", "incomplete", "--format", "csv", "--language", "en").output
    #expect(english.hasPrefix("\u{FEFF}Collection [collection];Id [id];") && english.contains(";pilot;published;"))
  }

  @Test func namesTheDayOfTheNextChange() throws {
    let fixture = try Fixture(["content/systems/spaeter.md": Self.system("Kommt später", "publish_on: 2027-01-01")])
    let outcome = try fixture.run("check")
    #expect(
      outcome.output.contains("\nNächste Änderung von selbst: 2027-01-01. Bauen Sie die Website an diesem Tag neu.\n"),
      "\(outcome.output)")
    let list = try fixture.run("list", "scheduled", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any]
    let entries = object?["entries"] as? [[String: Any]]
    #expect(entries?.map { $0["publish_on"] as? String } == ["2027-01-01"])
  }

  @Test func saysThatNothingIsListed() throws {
    let fixture = try Fixture()
    let outcome = try fixture.run("list", "drafts")
    #expect(outcome.exit == 0 && outcome.output.isEmpty)
    #expect(outcome.problems == "Kein Eintrag ist ein Entwurf.\n")
    let json = try fixture.run("list", "drafts", "--format", "json", "--quiet")
    #expect(json.output.contains("\"entries\": []") && json.problems.isEmpty)
  }

  @Test func listsBesideErrorsAndSaysSo() throws {
    let fixture = try Fixture(["content/systems/kaputt.md": "---\nstatus: aktv\n---\n"])
    let outcome = try fixture.run("list")
    #expect(outcome.exit == 1)
    #expect(outcome.output.contains("systems/chatbot") && outcome.output.contains("systems/kaputt"))
    #expect(outcome.problems.contains("KT-value-unknown") && !outcome.problems.contains("Warnung"))
  }

  @Test func staysLinear() throws {
    var files: [String: String] = [:]
    for number in 1...2000 {
      files["content/systems/s\(number).md"] = Self.system("System \(number)", "review_due: 2026-01-01")
    }
    let fixture = try Fixture(files)
    let outcome = try Command.run(["list", "overdue", "--today", Command.today], in: fixture.folder.path, patience: 60)
    #expect(!outcome.isKilled && outcome.output.split(separator: "\n").count == 2001)
  }
}
