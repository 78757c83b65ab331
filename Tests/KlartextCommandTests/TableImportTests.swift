import Foundation
import Testing

/// The round trip through a spreadsheet: what was edited changes, and nothing else does.
@Suite struct TableImportTests {
  /// The demonstration in a folder of its own.
  private func demonstration() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["klartext.yaml", "content"] { try folder.copy(Command.repository.appending(path: name), to: name) }
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments + ["--today", Command.today, "--language", "de"], in: folder.path)
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder.path + "/" + name), encoding: .utf8)
  }

  private func export(_ folder: TemporaryFolder, _ collection: String) throws -> String {
    let outcome = try run(folder, "export", "csv", collection, "--internal")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    return outcome.output
  }

  /// What German Excel makes of a table that is opened and saved.
  private func saved(_ table: String, encoding: String.Encoding) throws -> Data {
    var table = table.replacing("\u{FEFF}", with: "")
    // Days become days of the country.
    for match in table.matches(of: #/([;\n])(\d{4})-(\d{2})-(\d{2})(?=[;\r])/#).reversed() {
      let (_, before, year, month, day) = match.output
      table.replaceSubrange(match.range, with: "\(before)\(day).\(month).\(year)")
    }
    return try #require(table.data(using: encoding, allowLossyConversion: false))
  }

  @Test(arguments: ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"])
  func changesNothingWhereNothingWasEdited(collection: String) throws {
    let folder = try demonstration()
    let before = try folder.files(in: "content")
    let table = try export(folder, collection)
    try folder.write(table, to: "tabelle.csv")
    let outcome = try run(folder, "import", "csv", "tabelle.csv")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(outcome.output.contains("0 geändert") && !outcome.output.contains("beiden Seiten"), "\(outcome.output)")
    #expect(try folder.files(in: "content") == before)
    // As a spreadsheet saves it again.
    try folder.write(saved(table, encoding: .utf16), to: "tabelle.csv")
    let again = try run(folder, "import", "csv", "tabelle.csv")
    #expect(again.exit == 0, "\(again.problems)")
    #expect(again.output.contains("0 geändert"), "\(again.output)")
    #expect(try folder.files(in: "content") == before)
    #expect(!folder.exists("imports"))
  }

  @Test func changesExactlyWhatWasEdited() throws {
    let folder = try demonstration()
    let before = try folder.files(in: "content")
    let table = try export(folder, "systems")
    #expect(table.contains("Status [status]") && table.contains("entry.check"))
    let edited = table.replacing("Rund 5.100 Gespräche im Monat", with: "Rund 6.000 Gespräche im Monat")
    try folder.write(saved(edited, encoding: .utf8), to: "tabelle.csv")
    let trial = try run(folder, "import", "csv", "tabelle.csv", "--dry-run")
    #expect(trial.exit == 0, "\(trial.problems)")
    #expect(trial.output.contains("Umfang: Rund 5.100 Gespräche"), "\(trial.output)")
    #expect(trial.output.contains("→ Rund 6.000 Gespräche"))
    #expect(try folder.files(in: "content") == before)
    let outcome = try run(folder, "import", "csv", "tabelle.csv")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    var expected = before
    let name = "systems/chatbot-stadtportal.md"
    expected[name] = Data(
      String(decoding: try #require(before[name]), as: UTF8.self).replacing(
        "Rund 5.100 Gespräche", with: "Rund 6.000 Gespräche"
      )
      .utf8)
    #expect(try folder.files(in: "content") == expected)
    // The same table once more changes nothing, and a further edit of it is no conflict.
    #expect(try run(folder, "import", "csv", "tabelle.csv").output.contains("0 geändert"))
    try folder.write(edited.replacing("Rund 6.000 Gespräche", with: "Rund 7.000 Gespräche"), to: "tabelle.csv")
    #expect(try run(folder, "import", "csv", "tabelle.csv").output.contains("1 geändert"))
    #expect(try text(folder, "content/" + name).contains("Rund 7.000 Gespräche"))
  }

  @Test func leavesAloneWhatBothSidesChanged() throws {
    let fixture = try Fixture()
    let folder = fixture.folder
    let table = try export(folder, "systems")
    let file = try text(folder, "content/systems/chatbot.md")
    try folder.write(
      file.replacing("Der Chatbot beantwortet Fragen.", with: "Von Hand."), to: "content/systems/chatbot.md")
    try folder.write(
      table.replacing("Der Chatbot beantwortet Fragen.", with: "In der Tabelle.").replacing(
        "geplant", with: "Pilotbetrieb"),
      to: "tabelle.csv")
    let outcome = try run(folder, "import", "csv", "tabelle.csv")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(outcome.output.contains("Auf beiden Seiten geändert") && outcome.output.contains("Quelle: In der Tabelle."))
    let now = try text(folder, "content/systems/chatbot.md")
    #expect(now.contains("summary: Von Hand.") && now.contains("status: pilot"))
  }

  @Test func leavesOutWhatIsInternal() throws {
    let fixture = try Fixture([
      "content/systems/geheim.md": """
      ---
      title: Entwurf
      summary: Noch nicht da.
      status: planned
      department: digitalamt
      contact: {email: ki@musterstadt.example}
      purpose: Prüfen.
      reviewed_on: 2026-10-01
      draft: true
      internal: {ticket: GEHEIM-17}
      ---
      """
    ])
    let table = try run(fixture.folder, "export", "csv", "systems").output
    #expect(table.contains("Entwurf;") && !table.contains("GEHEIM"))
    #expect(try run(fixture.folder, "export", "csv", "systems", "--internal").output.contains("GEHEIM-17"))
  }

  @Test func writesNewRowsRowsOfListsAndTranslations() throws {
    let fixture = try Fixture()
    try fixture.folder.write(
      """
      id;title;Kurzbeschreibung;Status;department;contact.email;purpose;reviewed_on;risks.1.name;risks.1.measure;\
      risks.2.name;topics;title@en;cost.yearly;draft
      zaehler;Zähler;"Zählt =2+2";in Betrieb;Digitalamt;ki@musterstadt.example;"Erste Zeile

      - Punkt";31.3.2026;Ausfall;Wir prüfen.;Fehler;Umweltschutz; Counter ;1.234,5;nein

      id;title;Kurzbeschreibung
      """, to: "neu.csv")
    let outcome = try run(fixture.folder, "import", "csv", "neu.csv", "--collection", "Systeme")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let file = try text(fixture.folder, "content/systems/zaehler.md")
    for line in [
      "summary: Zählt =2+2\n", "status: operational\n", "department: digitalamt\n", "reviewed_on: 2026-03-31\n",
      "risks:\n  - name: Ausfall\n    measure: Wir prüfen.\n  - Fehler\n", "purpose: |\n  Erste Zeile\n\n  - Punkt\n",
      "topics: [environment]\n", "yearly: 1234.5\n", "draft: false\n",
    ] { #expect(file.contains(line), "\(line) is missing in \(file)") }
    #expect(try text(fixture.folder, "content/systems/zaehler.en.md").contains("title: Counter\n"))
    #expect(try fixture.run("build").exit == 0)
  }

  @Test func newRowsAreDraftsUnlessTheySayOtherwise() throws {
    let fixture = try Fixture()
    let folder = fixture.folder
    func draft(_ id: String) throws -> Bool? {
      let text = try text(folder, "content/pages/\(id).md")
      return text.contains("draft: true\n") ? true : text.contains("draft: false\n") ? false : nil
    }
    try folder.write(
      """
      id;title;Entwurf [draft]
      leer;Leer;
      nein;Nein;nein
      ja;Ja;ja
      """, to: "neu.csv")
    let trial = try run(folder, "import", "csv", "neu.csv", "--collection", "pages", "--dry-run")
    #expect(
      trial.exit == 0 && trial.output.contains("pages/leer (neu)\n  Titel: Leer\n  Entwurf: ja\n"), "\(trial.output)")
    #expect(try run(folder, "import", "csv", "neu.csv", "--collection", "pages").exit == 0)
    #expect(try draft("leer") == true && draft("nein") == false && draft("ja") == true)
    // The same table again changes nothing, and a person who publishes is not overruled.
    try folder.write("---\ntitle: Leer\n---\nText.\n", to: "content/pages/leer.md")
    #expect(try run(folder, "import", "csv", "neu.csv", "--collection", "pages").exit == 0)
    #expect(try draft("leer") == nil)
    try folder.write("id;title;Entwurf [draft]\nsofort;Sofort;\n", to: "neu.csv")
    #expect(try run(folder, "import", "csv", "neu.csv", "--collection", "pages", "--publish").exit == 0)
    #expect(try draft("sofort") == nil)
  }

  @Test func newRowsWithGapsBecomeDrafts() throws {
    let fixture = try Fixture()
    let table = try export(fixture.folder, "systems")
    let header = table.components(separatedBy: "\r\n")[0].components(separatedBy: ";")
    #expect(header.contains("Entwurf [draft]"))
    var row = Array(repeating: "", count: header.count)
    row[try #require(header.firstIndex(of: "Name [title]"))] = "Zählung"
    // And one that was copied, check column and all, without its id.
    let check = try #require(header.firstIndex { $0.hasSuffix("[entry.check]") })
    var copy = row
    copy[try #require(header.firstIndex(of: "Name [title]"))] = "Kopie"
    copy[check] = table.components(separatedBy: "\r\n")[1].components(separatedBy: ";")[check]
    try fixture.folder.write(
      table + row.joined(separator: ";") + "\r\n" + copy.joined(separator: ";") + "\r\n", to: "tabelle.csv")
    let outcome = try run(fixture.folder, "import", "csv", "tabelle.csv")
    #expect(outcome.exit == 0 && outcome.output.contains("2 neu"), "\(outcome.problems)\(outcome.output)")
    for id in ["zaehlung", "kopie"] {
      #expect(try text(fixture.folder, "content/systems/\(id).md").contains("draft: true\n"), "\(id)")
    }
    #expect(try fixture.run("build").exit == 0)
    #expect(!fixture.folder.exists("site/systeme/zaehlung/index.html"))
  }

  @Test func neverWritesOverWhatIsThere() throws {
    let fixture = try Fixture()
    let folder = fixture.folder
    try folder.write("Von Frau Muster", to: "systeme.csv")
    try folder.link("tabelle.csv", to: "klartext.yaml")
    try folder.link("inhalt", to: "content")
    let before = try folder.files(in: "")
    let refused = try run(folder, "export", "csv", "systems", "--output", "systeme.csv")
    #expect(
      refused.exit == 64
        && refused.problems.hasPrefix("Die Datei „systeme.csv“ gibt es schon. Nennen Sie eine andere, oder"))
    for name in ["klartext.yaml", "content/systems/chatbot.md", "content/neu.csv", "tabelle.csv", "inhalt/neu.csv"] {
      let outcome = try run(folder, "export", "csv", "systems", "--output", name, "--force")
      #expect(outcome.exit == 64 && outcome.problems.hasPrefix("„\(name)“ gehört zum Register."), "\(outcome.problems)")
    }
    for name in ["systeme.csv", "content/bericht.csv"] {
      let outcome = try run(folder, "import", "csv", "systeme.csv", "--report", name)
      #expect(outcome.exit == 64, "\(outcome.problems)")
    }
    #expect(try folder.files(in: "") == before)
    #expect(try run(folder, "export", "csv", "systems", "--output", "systeme.csv", "--force").exit == 0)
    #expect(try text(folder, "systeme.csv").contains("Name [title]"))
  }

  @Test func readsForeignTablesByAMapping() throws {
    let fixture = try Fixture()
    try fixture.folder.write(
      """
      collection: systems
      columns:
        Bezeichnung: title
        Phase: {to: status, words: {läuft: operational}}
        Beschreibung: purpose
        Notiz: ~
      constants:
        department: digitalamt
        contact.email: ki@musterstadt.example
        summary: unknown
        reviewed_on: unknown
      """, to: "zuordnung.yaml")
    let table = "Bezeichnung,Phase,Beschreibung,Notiz,Farbe\r\nMüll-App,läuft,\"<b>Gut</b> & *schön*\",nein,grün\r\n"
    try fixture.folder.write(try #require(table.data(using: .windowsCP1252)), to: "alt.csv")
    let outcome = try run(
      fixture.folder, "import", "csv", "alt.csv", "--mapping", "zuordnung.yaml", "--report", "b.json")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    #expect(outcome.output.contains("Farbe: hat im Register keinen Platz – einmal, zum Beispiel „grün“"))
    let file = try text(fixture.folder, "content/systems/muell-app.md")
    #expect(
      file.contains("purpose: Gut & \\*schön\\*\n") && file.contains("draft: true")
        && file.contains("status: operational"))
    #expect(try text(fixture.folder, "b.json").contains("\"outcome\": \"new\""))
    #expect(
      try run(fixture.folder, "import", "csv", "alt.csv", "--mapping", "zuordnung.yaml").output.contains(
        "1 unverändert"))
  }

  @Test func refusesHostileTables() throws {
    let fixture = try Fixture()
    let before = try fixture.folder.files(in: "")
    let cases: [(String, [UInt8])] = [
      ("Spalten", Array(String(repeating: "a;", count: 20_000).utf8)),
      ("Nullzeichen", Array("id;title\na\u{0};b\n".utf8)),
      ("Anführungszeichen", Array("id;title\n\"a;b\n".utf8)),
      ("taugt nicht", Array("id;title\n../x;b\n".utf8)),
      ("taugt nicht", Array("id;title\n/etc/passwd;b\n".utf8)),
      ("Die Tabelle ist leer", Array("\n;;;\n".utf8)),
      (
        "Zellen",
        Array(("id;title\n" + String(repeating: String(repeating: ";", count: 15_000) + "x\n", count: 300)).utf8)
      ),
    ]
    for (word, bytes) in cases {
      try fixture.folder.write(bytes, to: "x.csv")
      let outcome = try run(fixture.folder, "import", "csv", "x.csv", "--collection", "systems")
      #expect(
        outcome.exit == 1 && !outcome.isKilled && outcome.problems.contains(word),
        "\(word): \(outcome.problems.prefix(500))")
    }
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/x.csv")
    #expect(try fixture.folder.files(in: "") == before)
  }

  @Test func refusesWhatIsTooLongOrTooLarge() throws {
    let fixture = try Fixture()
    try fixture.folder.write(
      "id;purpose\nchatbot;" + String(repeating: "Wort ", count: 7000).prefix(32_767) + "\n", to: "x.csv")
    let cut = try run(fixture.folder, "import", "csv", "x.csv", "--collection", "systems")
    #expect(cut.exit == 1 && cut.problems.contains("KT-import-cell-cut"), "\(cut.problems)")
    let handle = try FileHandle(forWritingTo: URL(filePath: fixture.folder.path + "/x.csv"))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    let large = try run(fixture.folder, "import", "csv", "x.csv", "--collection", "systems")
    #expect(large.exit == 1 && large.problems.contains("KT-import-too-large"), "\(large.problems)")
  }

  @Test func tellsHowImportIsUsed() throws {
    let fixture = try Fixture()
    let outcome = try run(fixture.folder, "import")
    #expect(outcome.exit == 0)
    for word in ["csv", "nl", "eurocities", "oparl", "klartext import csv"] { #expect(outcome.output.contains(word)) }
    #expect(try run(fixture.folder, "import", "oparel", "x").exit == 64)
    #expect(try run(fixture.folder, "import", "oparel", "x").problems.contains("Meinten Sie „oparl“?"))
    #expect(try run(fixture.folder, "import", "csv").problems.hasPrefix("Es fehlt die Quelle."))
    #expect(try run(fixture.folder, "export", "csv", "sytems").problems.contains("Meinten Sie „systems“?"))
  }
}
