import Foundation
import Testing

/// `klartext new` without a terminal: what it writes, and that it never harms what is there.
@Suite struct NewEntryTests {
  private func text(_ path: String, _ fixture: Fixture) throws -> String {
    try String(contentsOf: URL(filePath: fixture.folder.path + "/" + path), encoding: .utf8)
  }

  @Test(arguments: ["system", "Leitlinie", "decision", "gremium", "page", "Begriff"])
  func writesADraftThatBuilds(collection: String) throws {
    let fixture = try Fixture()
    let before = try fixture.folder.files(in: "content")
    let outcome = try fixture.run("new", collection, "Etwas „Neues“")
    #expect(outcome.exit == 0 && outcome.problems.isEmpty, "\(outcome.problems)")
    let added = Set(try fixture.folder.files(in: "content").keys).subtracting(before.keys)
    #expect(added.count == 1 && added.first?.hasSuffix("/etwas-neues.md") == true, "\(added)")
    #expect(outcome.output.hasPrefix("Geschrieben: content/\(added.first ?? "")\n"))
    #expect(try fixture.run("build").exit == 0)
    #expect(try fixture.run("build", "--drafts").exit == 0)
    #expect(try fixture.run("list", "drafts").output.contains("Etwas „Neues“"))
  }

  @Test func writesInTheLanguageOfTheSite() throws {
    let fixture = try Fixture(["klartext.yaml": "name: City\nbase_url: https://ai.city.example/\nlanguages: [en]\n"])
    #expect(try fixture.run("new", "system", "New thing", "--language", "de").exit == 0)
    let text = try text("content/systems/new-thing.md", fixture)
    #expect(text.contains("# Summary: ") && !text.contains("# Kurzbeschreibung"))
    #expect(text.contains("# Status: ") && text.contains("planned (planned)"))
  }

  @Test func takesValuesAndATemplate() throws {
    let fixture = try Fixture()
    let outcome = try fixture.run(
      "new", "system", "Bot", "--template", "chatbot", "--set", "status=pilot", "--set",
      "contact.email=ki@stadt.example",
      "--set", "topics=finance,transport", "--set", "ai_act.class=no-special-duties", "--set", "department=digitalamt",
      "--set", "summary=Er hilft: immer.", "--set", "purpose=Helfen.", "--set", "draft=false")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(outcome.output == "Geschrieben: content/systems/bot.md\n")
    let text = try text("content/systems/bot.md", fixture)
    #expect(text.contains("\ntopics: [finance, transport]\n") && text.contains("\n  email: ki@stadt.example\n"))
    #expect(text.contains("\nsummary: \"Er hilft: immer.\"\n"))
    #expect(text.contains("# Welche Fragen soll der Chatbot beantworten"))
    // Who says the class needs no questions about it.
    #expect(!text.contains("Artikel 6 Absatz 3;"))
    #expect(try fixture.run("build").exit == 0)
    #expect(try fixture.page("systeme/bot/index.html").contains("Er hilft: immer."))
  }

  @Test func leavesTheClassOpenAndWritesTheQuestions() throws {
    let fixture = try Fixture()
    #expect(try fixture.run("new", "system", "Bot").exit == 0)
    let text = try text("content/systems/bot.md", fixture)
    #expect(text.contains("\n  class: not-assessed\n"))
    let plain = text.split(separator: "\n").map { $0.trimmingCharacters(in: ["#", " "]) }.joined(separator: " ")
    #expect(plain.contains("(Artikel 3 Absatz 1; Nein: no-ai-system)"))
    #expect(plain.contains("(Artikel 6 Absatz 3; Ja: exempt-6-3; Nein: high-risk)"))
    #expect(plain.contains("keine Rechtsberatung"))
  }

  @Test(arguments: [
    (["--set", "status=aktv"], "KT-value-unknown"), (["--set", "sttaus=pilot"], "Meinten Sie „status“?"),
    (["--set", "department=digitalam"], "KT-department-unknown"),
    (["--set", "keywords=[a"], "--set keywords: Eine Klammer"),
    (["--set", "start=morgen"], "--set start: „morgen“ passt nicht"),
    (["--set", "draft=nein"], "Schreiben Sie: --set draft=false"),
    (["--set", "decisions=fehlt"], "KT-reference-dangling"), (["--set", "draft=false"], "KT-field-missing"),
    (["--set", "body=<b>fett</b>"], "KT-"),
  ])
  func writesNothingThatCannotBeRead(arguments: [String], problem: String) throws {
    let fixture = try Fixture()
    let before = try fixture.folder.files(in: "content")
    let outcome = try Command.run(
      ["new", "system", "Bot", "--today", Command.today] + arguments, in: fixture.folder.path)
    #expect(outcome.exit == 1 && outcome.problems.contains(problem), "\(outcome.problems)")
    #expect(outcome.output == "Es wurde nichts geschrieben.\n")
    // Nobody can open a file that was not written.
    #expect(!outcome.problems.contains("bot.md:"), "\(outcome.problems)")
    #expect(try fixture.folder.files(in: "content") == before)
  }

  @Test func takesDaysAsPeopleWriteThem() throws {
    let fixture = try Fixture()
    let outcome = try fixture.run("new", "system", "Bot", "--set", "start=1.3.2026", "--set", "status=")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    // What is stated as empty is still to be filled in.
    #expect(outcome.output.contains("Noch auszufüllen: Kurzbeschreibung, Status, "), "\(outcome.output)")
    #expect(try text("content/systems/bot.md", fixture).contains("\nstart: 2026-03-01\n"))
  }

  @Test func saysWhereGroupsOfValuesGo() throws {
    let fixture = try Fixture()
    let refused = try fixture.run("new", "beschluss", "Antrag", "--set", "consultations=Rat")
    #expect(refused.exit == 64 && refused.problems.contains("„Beratungsfolge“ (consultations) besteht aus mehreren"))
    #expect(refused.problems.contains("--set consultations.body=…"), "\(refused.problems)")
    #expect(!fixture.folder.exists("content/decisions/antrag.md"))
    let outcome = try fixture.run(
      "new", "beschluss", "Antrag", "--set", "consultations.body=rat", "--set", "consultations.date=4.5.2026")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(
      try text("content/decisions/antrag.md", fixture).contains("  - body: rat\n    date: 2026-05-04\n"))
    #expect(!outcome.output.contains("Beratungsfolge"), "\(outcome.output)")
  }

  @Test func neverTouchesAFileThatIsThere() throws {
    let fixture = try Fixture()
    let before = try fixture.folder.files(in: "content")
    let outcome = try fixture.run("new", "system", "Chatbot")
    #expect(outcome.exit == 1 && outcome.problems.contains("KT-new-file-exists"))
    #expect(try fixture.folder.files(in: "content") == before)
    try fixture.folder.link("content/systems/bot.md", to: "/nirgends")
    #expect(try fixture.run("new", "system", "Bot").problems.contains("KT-new-file-exists"))
    #expect(try fixture.run("new", "system", "Bot", "--id", "zweiter-bot").exit == 0)
  }

  @Test func judgesValuesAndTitlesThatWantToBreakOut() throws {
    let fixture = try Fixture()
    let title = "x\n---\ninternal: weg\n<script>"
    let outcome = try fixture.run("new", "page", title, "--id", "boese", "--set", "summary=---\ndraft: false")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let text = try text("content/pages/boese.md", fixture)
    #expect(text.contains("title: \"x\\n---\\ninternal: weg\\n<script>\"\n"))
    #expect(try fixture.run("build", "--drafts").exit == 0)
    #expect(!(try fixture.page("boese/index.html")).contains("<script>"))
  }
}
