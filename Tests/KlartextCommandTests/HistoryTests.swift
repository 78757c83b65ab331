import Foundation
import Testing

/// What a repository tells of entries, and what it must not tell.
@Suite struct HistoryTests {
  private static let configuration = """
    name: Stadt Musterstadt
    base_url: https://ki.musterstadt.example/
    languages: [de, en]
    departments: [{id: amt, name: Digitalamt}]

    """

  private static func system(_ title: String, status: String = "pilot", _ more: String = "") -> String {
    """
    ---
    title: \(title)
    summary: Ein System.
    status: \(status)
    department: amt
    contact: ki@musterstadt.example
    purpose: Fragen beantworten.
    reviewed_on: 2026-10-01
    \(more)
    ---

    """
  }

  private static func repository() throws -> GitFolder {
    let repository = try GitFolder()
    try repository.commit("2026-01-05", ["klartext.yaml": configuration])
    return repository
  }

  // MARK: - What is told

  @Test func wordsChangesPlainly() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot", "technology: [rule-based]")])
    try repository.commit(
      "2026-02-01", [file: Self.system("Chatbot", status: "operational", "technology: [rule-based, language-model]")])
    // A change of form alone is no change.
    try repository.commit(
      "2026-03-01",
      [file: Self.system("Chatbot", status: "operational", "# Notiz\ntechnology:\n  - language-model\n  - rule-based")])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("2 Änderungen."))
    #expect(page.contains("1. Februar 2026 Angaben geändert Status vorher Pilotbetrieb → jetzt in Betrieb"))
    #expect(page.contains("Technik neu: Sprachmodell"))
    #expect(page.contains("10. Januar 2026 Erste veröffentlichte Fassung"))
    #expect(!page.contains("März"))
    #expect(repository.words("systeme/chatbot/index.html")?.contains("Ganzer Verlauf") == true)
    #expect(try !repository.everything().contains(GitFolder.author))
  }

  @Test func namesRowsOfLists() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    func risks(_ rows: String) -> String { Self.system("Chatbot", "risks:\n" + rows) }
    let first = "  - {name: Falsche Auskunft, measure: Quellen nennen}\n"
    try repository.commit("2026-01-10", [file: risks(first)])
    try repository.commit(
      "2026-02-01",
      [file: risks("  - {name: Ausfall, measure: Telefon}\n  - {name: Falsche Auskunft, measure: Stichproben}\n")])
    try repository.commit("2026-03-01", [file: risks("  - {name: Falsche Auskunft, measure: Stichproben}\n")])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("1. März 2026 Angaben geändert Risiken entfallen: Ausfall"))
    #expect(page.contains("Falsche Auskunft vorher Quellen nennen → jetzt Stichproben"))
    #expect(page.contains("Risiken neu: Ausfall"))
  }

  @Test func followsAnEntryThroughItsLife() throws {
    let repository = try Self.repository()
    try repository.commit("2026-01-10", ["content/systems/bot.md": Self.system("Bot")])
    try repository.commit(
      "2026-02-01",
      [
        "content/systems/bot.md": nil,
        "content/systems/chatbot.md": Self.system("Chatbot", "former_ids: [bot]"),
      ])
    try repository.commit(
      "2026-03-01",
      ["content/systems/chatbot.md": Self.system("Chatbot", status: "suspended", "former_ids: [bot]")])
    try repository.git("revert", "--no-edit", "HEAD", day: "2026-03-05")
    try repository.commit(
      "2026-04-01",
      [
        "content/systems/chatbot.md": Self.system(
          "Chatbot", status: "retired", "former_ids: [bot]\nwithdrawn: {date: 2026-04-01, reason: Irrtum}")
      ])
    try repository.commit(
      "2026-05-01",
      ["content/systems/chatbot.md": Self.system("Chatbot", status: "retired", "former_ids: [bot]\nend: 2026-04-30")])
    try repository.commit("2026-05-02", ["content/systems/chatbot.en.md": "---\ntitle: Chatbot\n---\n"])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    let order = [
      "2. Mai 2026 Übersetzung geändert Neu ist die Fassung: English.",
      "1. Mai 2026 Angaben geändert Status vorher Pilotbetrieb → jetzt beendet",
      "Wieder veröffentlicht", "1. April 2026 Nicht mehr veröffentlicht",
      "5. März 2026 Angaben geändert Status vorher ausgesetzt → jetzt Pilotbetrieb",
      "1. März 2026 Angaben geändert Status vorher Pilotbetrieb → jetzt ausgesetzt",
      "1. Februar 2026 Angaben geändert Name vorher Bot → jetzt Chatbot",
      "Die Kennung war vorher bot .", "10. Januar 2026 Erste veröffentlichte Fassung",
    ]
    var rest = page[...]
    for words in order {
      let place = try #require(rest.firstRange(of: words), "\(words)\n\(page)")
      rest = rest[place.upperBound...]
    }
    #expect(repository.words("en/systems/chatbot/history/index.html")?.contains("before pilot → now retired") == true)
  }

  @Test func tellsTextsWordByWord() throws {
    let repository = try Self.repository()
    let long = String(repeating: "Das ist ein langer Satz über den Zweck. ", count: 5)
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot", "process: \(long)Dann ruft jemand an.")])
    try repository.commit("2026-02-01", [file: Self.system("Chatbot", "process: \(long)Dann schreibt jemand zurück.")])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("Text geändert"))
    #expect(page.contains("[entfallen:] ruft"))
    #expect(page.contains("[neu:] schreibt"))
  }

  @Test func withoutARepositoryTheListOfChangesIsTheHistory() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration, to: "klartext.yaml")
    try folder.write(
      Self.system("Chatbot", "changes: [{date: 2026-03-01, text: Der Pilotbetrieb begann.}]"),
      to: "content/systems/chatbot.md")
    #expect(try Command.run(["build", "--today", Command.today], in: folder.path).exit == 0)
    let page = try String(contentsOfFile: folder.path + "/site/systeme/chatbot/verlauf/index.html", encoding: .utf8)
    #expect(page.contains("Der Pilotbetrieb begann."))
    #expect(!page.contains("veröffentlichten Fassungen"))
    #expect(!folder.exists(".klartext"))
  }

  // MARK: - What is not told

  @Test func tellsOnlyWhatWasAndIsPublic() throws {
    let repository = try Self.repository()
    func write(_ day: String, _ more: String, title: String = "Chatbot") throws {
      try repository.commit(day, ["content/systems/chatbot.md": Self.system(title, more)])
    }
    try write("2026-01-10", "draft: true\nprocess: ENTWURFTEXT")
    try write("2026-01-11", "publish_on: 2026-02-01\nprocess: Am Anfang.\ninternal: INTERNTEXT")
    try write(
      "2026-01-12", "publish_on: 2026-02-01\nprocess: Zuerst.\nmethod: VERBORGENTEXT\ninternal: {a: INTERNTEXT}")
    try write("2026-03-01", "process: Dann.\nmethod: VERBORGENTEXT ZWEI\nbenefits: ALTTEXT")
    // Nobody saw a state that did not pass the check.
    try write("2026-03-02", "process: FEHLERTEXT\nstatus_since: gestern")
    try write("2026-04-01", "draft: true\nprocess: NOCHMALENTWURF")
    try write(
      "2026-05-01",
      "process: Danach.\nbenefits: Neu gefasst.\nredact: [{field: benefits, date: 2026-04-15}]\n"
        + "withheld: [{field: method, reason: security}]")
    let outcome = try repository.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let everything = try repository.everything()
    for secret in [
      "ENTWURFTEXT", "INTERNTEXT", "VERBORGENTEXT", "ALTTEXT", "FEHLERTEXT", "NOCHMALENTWURF", GitFolder.author,
    ] {
      #expect(!everything.contains(secret), "\(secret)")
    }
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("1. Februar 2026 Erste veröffentlichte Fassung"))
    #expect(page.contains("vorher Zuerst. → jetzt Dann."))
    #expect(page.contains("vorher frühere Angabe nicht mehr gezeigt → jetzt Neu gefasst."))
    #expect(!page.contains("Am Anfang"))
    let cache = try String(
      decoding: Data(contentsOf: URL(filePath: repository.path + "/.klartext/history")), as: UTF8.self)
    for secret in ["ENTWURFTEXT", "INTERNTEXT", "VERBORGENTEXT", "ALTTEXT"] { #expect(!cache.contains(secret)) }
  }

  @Test func purgingLeavesNothing() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot LOESCHTEXT")])
    try repository.commit("2026-02-01", [file: Self.system("Chatbot LOESCHTEXT", status: "suspended")])
    #expect(try repository.run("build").exit == 0)
    #expect(try repository.everything().contains("LOESCHTEXT"))
    try repository.commit(
      "2026-03-01",
      [file: Self.system("Chatbot LOESCHTEXT", "withdrawn: {date: 2026-03-01, reason: Recht, purge: true}")])
    #expect(try repository.run("build").exit == 0)
    #expect(try !repository.everything().contains("LOESCHTEXT"))
    #expect(repository.words("systeme/chatbot/verlauf/index.html") == nil)
    let cache = try Data(contentsOf: URL(filePath: repository.path + "/.klartext/history"))
    #expect(!String(decoding: cache, as: UTF8.self).contains("LOESCHTEXT"))
    let changes = try repository.run("changes", "--since", "2026-02-15")
    #expect(changes.exit == 0)
    #expect(!changes.output.contains("LOESCHTEXT"))
  }

  @Test func beginsWhereItIsTold() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot", "process: VORHERTEXT")])
    try repository.commit("2026-02-01", [file: Self.system("Chatbot", "process: Mitte.")])
    try repository.commit(
      "2026-03-01", [file: Self.system("Chatbot", "process: Ende.\nhistory_from: 2026-02-01")])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("Gezeigt wird, was ab dem 1. Februar 2026 geschah."))
    #expect(page.contains("vorher Mitte. → jetzt Ende."))
    // The value that ended on that day was public on it until the new one came.
    try repository.commit(
      "2026-03-02", [file: Self.system("Chatbot", "process: Ende.\nhistory_from: 2026-02-02")])
    #expect(try repository.run("build").exit == 0)
    #expect(try !repository.everything().contains("VORHERTEXT"))
  }

  @Test func countsReleasesAsTheyWereNeededThen() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot", "process: Ohne Freigabe erlaubt.")])
    try repository.commit("2026-02-01", ["klartext.yaml": Self.configuration + "require_release: [Datenschutz]\n"])
    try repository.commit("2026-02-02", [file: Self.system("Chatbot", "process: UNFREI")])
    let released = "release: {state: approved, by: [Datenschutz]}"
    try repository.commit("2026-02-03", [file: Self.system("Chatbot", "process: Frei.\n\(released)")])
    #expect(try repository.run("build").exit == 0)
    let page = try #require(repository.words("systeme/chatbot/verlauf/index.html"))
    #expect(page.contains("vorher Ohne Freigabe erlaubt. → jetzt Frei."))
    #expect(try !repository.everything().contains("UNFREI"))
  }

  // MARK: - The cache

  @Test func theCacheChangesNothingButTheTime() throws {
    let repository = try Self.repository()
    for number in 0..<6 {
      try repository.commit(
        "2026-02-0\(number + 1)",
        ["content/systems/chatbot.md": Self.system("Chatbot", "process: Stand \(number).\ncost: {once: \(number)}")])
    }
    #expect(try repository.run("build").exit == 0)
    let first = try repository.folder.files(in: "site")
    #expect(repository.folder.exists(".klartext/history"))
    #expect(try repository.run("build").exit == 0)
    #expect(try repository.folder.files(in: "site") == first)
    // A cache that something else wrote over is none.
    var bytes = try Data(contentsOf: URL(filePath: repository.path + "/.klartext/history"))
    bytes.replaceSubrange(40..<60, with: Data(repeating: 0xFF, count: 20))
    try repository.folder.write(Array(bytes), to: ".klartext/history")
    #expect(try repository.run("build").exit == 0)
    #expect(try repository.folder.files(in: "site") == first)
    // `check` writes nothing.
    try FileManager.default.removeItem(atPath: repository.path + "/.klartext")
    #expect(try repository.run("check").exit == 0)
    #expect(!repository.folder.exists(".klartext"))
  }

  // MARK: - What vanished

  @Test func whatWasPublishedMustNotVanish() throws {
    let repository = try Self.repository()
    try repository.commit(
      "2026-01-10",
      [
        "content/systems/chatbot.md": Self.system("Chatbot"), "content/systems/zaehler.md": Self.system("Zähler"),
        "content/systems/entwurf.md": Self.system("Entwurf", "draft: true"),
      ])
    try repository.commit("2026-02-01", ["content/systems/entwurf.md": nil, "content/systems/zaehler.md": nil])
    let outcome = try repository.run("check", "--language", "de")
    #expect(outcome.exit == 1)
    #expect(
      outcome.problems.contains(
        "content/systems/zaehler.md:1:1: Fehler: Der Eintrag „zaehler“ war veröffentlicht, und seine Datei fehlt jetzt. "
          + "Seine Adresse ginge ins Leere. [KT-entry-disappeared]"))
    #expect(outcome.problems.contains("former_ids: [zaehler]"))
    #expect(!outcome.problems.contains("entwurf"))
    let english = try repository.run("check", "--language", "en")
    #expect(english.problems.contains("The entry “zaehler” was published, and its file is missing now."))
    // Under another name it is there again.
    try repository.commit(
      "2026-02-02", ["content/systems/zaehlstelle.md": Self.system("Zählstelle", "former_ids: [zaehler]")])
    #expect(try repository.run("check").exit == 0)
    // What is taken back has to say so.
    try repository.commit("2026-02-03", ["content/systems/chatbot.md": Self.system("Chatbot", "draft: true")])
    let held = try repository.run("check")
    #expect(held.exit == 1)
    #expect(held.problems.contains("content/systems/chatbot.md:9:8: Fehler: Dieser Eintrag war veröffentlicht"))
    // A register that begins anew is not asked for what was before.
    try repository.commit("2026-02-04", ["klartext.yaml": Self.configuration + "history_from: 2026-02-04\n"])
    #expect(try repository.run("check").exit == 0)
  }

  @Test func theSiteThatStandsRemembersWhatItPublished() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration, to: "klartext.yaml")
    for id in ["chatbot", "zaehler"] { try folder.write(Self.system(id), to: "content/systems/\(id).md") }
    try folder.write(Self.system("Entwurf", "draft: true"), to: "content/systems/entwurf.md")
    let build = ["build", "--today", Command.today]
    #expect(try Command.run(build + ["--drafts"], in: folder.path).exit == 0)
    // A draft that was only looked at was not published.
    try FileManager.default.removeItem(atPath: folder.path + "/content/systems/entwurf.md")
    #expect(try Command.run(build, in: folder.path).exit == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/content/systems/zaehler.md")
    let outcome = try Command.run(build, in: folder.path)
    #expect(outcome.exit == 1)
    #expect(
      outcome.problems.contains("content/systems/zaehler.md:1:1: Fehler: Der Eintrag „zaehler“ war veröffentlicht"))
    #expect(folder.exists("site/systeme/zaehler/index.html"))
    try folder.write(Self.system("Zähler", "former_ids: [zaehler]"), to: "content/systems/zaehlstelle.md")
    #expect(try Command.run(build, in: folder.path).exit == 0)
    try folder.write(
      Self.system("Zähler", "withdrawn: {date: 2026-11-21, reason: Irrtum}"), to: "content/systems/chatbot.md")
    #expect(try Command.run(build, in: folder.path).exit == 0)
  }

  // MARK: - Repositories that cannot tell

  @Test func aShallowCloneTellsNothing() throws {
    let repository = try Self.repository()
    let file = "content/systems/chatbot.md"
    try repository.commit("2026-01-10", [file: Self.system("Chatbot")])
    try repository.commit("2026-02-01", [file: Self.system("Chatbot", status: "operational")])
    let clone = try GitFolder()
    try FileManager.default.removeItem(atPath: clone.path)
    try repository.git("clone", "--quiet", "--depth", "1", "file://" + repository.path, clone.path)
    let outcome = try clone.run("build")
    #expect(outcome.exit == 0)
    #expect(outcome.problems.contains("KT-history-shallow"))
    #expect(outcome.problems.contains("git fetch --unshallow"))
    #expect(clone.words("systeme/chatbot/verlauf/index.html") == nil)
    #expect(try clone.run("check", "--language", "en").problems.contains("An incomplete history is not shown."))
    #expect(try clone.run("changes", "--since", "HEAD").exit == 64)
  }

  @Test func aRepositoryWithoutCommitsTellsNothing() throws {
    let repository = try GitFolder()
    try repository.folder.write(Self.configuration, to: "klartext.yaml")
    try repository.folder.write(Self.system("Chatbot"), to: "content/systems/chatbot.md")
    let outcome = try repository.run("build")
    #expect(outcome.exit == 0)
    #expect(outcome.problems.contains("KT-history-no-commits"))
    #expect(try repository.run("check", "--language", "en").problems.contains("The Git repository has no commit yet."))
  }

  @Test func gitThatIsMissingOrRefusesStopsNothing() throws {
    let repository = try Self.repository()
    try repository.commit("2026-01-10", ["content/systems/chatbot.md": Self.system("Chatbot")])
    let nowhere = try repository.run("build", environment: ["PATH": "/nowhere"])
    #expect(nowhere.exit == 0)
    #expect(nowhere.problems.contains("KT-history-git-missing"))
    #expect(nowhere.problems.contains("Das Programm „git“ fehlt."))
    try FileManager.default.removeItem(atPath: repository.path + "/.git")
    try repository.folder.write("gitdir: /nowhere\n", to: ".git")
    let refused = try repository.run("build", "--language", "en")
    #expect(refused.exit == 0)
    #expect(refused.problems.contains("KT-history-git-refuses"))
    #expect(refused.problems.contains("Git does not open this folder."))
    // Who does not want it is not told of it.
    try repository.folder.write(Self.configuration + "history: changes\n", to: "klartext.yaml")
    #expect(try !repository.run("build").problems.contains("KT-history"))
  }
}
