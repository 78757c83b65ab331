import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

/// The pages that the law asks for, made of the configuration.
@Suite struct LegalPageTests {
  private static func text(_ string: String) -> Value { .text(LanguageText(string, .german)) }

  private static func record(_ pairs: KeyValuePairs<String, Value>) -> Value {
    .record(Record(pairs.map { Record.Field($0.key, $0.value, .start) }))
  }

  private static func date(_ text: String) -> Value { PartialDate(text).map { .date($0) } ?? .unknown }

  /// A register with these settings and everything under `legal`.
  private static func sample(
    _ legal: KeyValuePairs<String, Value> = [:], _ more: KeyValuePairs<String, Value> = [:], land: String? = "NW",
    entries: [Entry] = [], today: String = "2026-11-21"
  ) -> SampleRegister {
    var sample = SampleRegister(entries: entries, today: CivilDate(today) ?? .earliest)
    if let land { sample.settings["land"] = .term(land) }
    sample.settings["legal"] = record(legal)
    for (key, value) in more { sample.settings[key] = value }
    return sample
  }

  /// The main part of a page, in words.
  private static func words(_ sample: SampleRegister, _ address: String) throws -> String {
    let html = try sample.plan().main(address + "index.html").replacing(#/<[^>]*>/#, with: " ")
    let plain = html.replacing("\u{A0}", with: " ").replacing("&amp;", with: "&")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing(" .", with: ".")
  }

  // MARK: - The Länder

  @Test(arguments: LandReader.table.lands) func speaksForEveryLand(land: Land) throws {
    let sample = Self.sample(land: land.id)
    let statement = try Self.words(sample, "barrierefreiheit/")
    for law in land.accessibility { #expect(statement.contains(law[.german])) }
    let body = land.enforcement?.name[.german] ?? "?"
    #expect(statement.contains(body) == land.isEnforcementVerified)
    #expect(statement.contains("haben wir noch nicht angegeben. Gibt es") == !land.isEnforcementVerified)
    let english = try Self.words(sample, "en/accessibility/")
    for law in land.accessibility { #expect(english.contains(law[.english])) }

    let privacy = try Self.words(sample, "datenschutz/")
    #expect(privacy.contains(land.privacyAuthority.name[.german]))
    let information = try Self.words(sample, "informationen-anfordern/")
    if let law = land.informationLaw { #expect(information.contains(law[.german])) }
    #expect(
      information.contains("kein Informationsfreiheits- oder Transparenzgesetz") == (land.informationScope == .noLaw))
  }

  @Test func namesNoLawWithoutALand() throws {
    let sample = Self.sample(land: nil)
    #expect(try !Self.words(sample, "barrierefreiheit/").contains("BGG"))
    #expect(try Self.words(sample, "informationen-anfordern/").contains("haben wir noch nicht angegeben"))
  }

  // MARK: - The statement on accessibility

  private static let barrier = record([
    "text": text("Videos fehlen."), "reason": .term("burden"), "alternative": text("Anruf"),
    "until": date("2027-06"),
  ])

  private static func statement(_ more: KeyValuePairs<String, Value> = [:], today: String = "2026-11-21")
    -> SampleRegister
  {
    var accessibility: [(String, Value)] = [
      ("status", .term("partial")), ("barriers", .list([Item(barrier, .start)])), ("created", date("2026-01-02")),
      ("checked", date("2026-03-04")), ("method", .term("third-party")), ("assessor", text("Prüfhaus")),
      ("test", text("BITV-Test")), ("answer_days", .number("14")),
      ("contact", record(["email": .plain("hilfe@stadt.example")])),
    ]
    for (key, value) in more {
      accessibility.removeAll { $0.0 == key }
      accessibility.append((key, value))
    }
    let value = Value.record(Record(accessibility.map { Record.Field($0.0, $0.1, .start) }))
    return sample(
      ["accessibility": value], ["feedback_url": .plain("https://stadt.example/formular?a=1")], today: today)
  }

  @Test func saysAllThatTheModelAsksFor() throws {
    let page = try Self.words(Self.statement(), "barrierefreiheit/")
    for words in [
      "Diese Erklärung gilt für die Website https://ki.stadt.example/. Anbieter ist: Stadt Beispiel.",
      "teilweise vereinbar", "Unverhältnismäßige Belastung Videos fehlen. Ersatz: Anruf Geplant bis: Juni 2027",
      "Diese Erklärung wurde am 2. Januar 2026 erstellt.", "Zuletzt überprüft wurde sie am 4. März 2026.",
      "Bewertung durch Dritte. Bewertet hat: Prüfhaus. Prüfverfahren: BITV-Test.", "hilfe@stadt.example",
      "stadt.example/formular", "spätestens nach 14 Tagen", "innerhalb von sechs Wochen",
      "Ombudsstelle für barrierefreie Informationstechnik", "Erklärung als JSON",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("überfällig"))
  }

  @Test func leavesOutWhatIsNotStated() throws {
    let page = try Self.words(Self.sample(), "barrierefreiheit/")
    #expect(page.contains("vereinbar ist, haben wir noch nicht angegeben"))
    #expect(!page.contains("Was ist nicht barrierefrei?") && !page.contains("Wann und wie haben wir geprüft?"))
  }

  @Test(arguments: [("2027-03-03", false), ("2027-03-04", true), ("2029-01-01", true)])
  func saysWhenTheReviewIsOverdue(today: String, isOverdue: Bool) throws {
    let sample = Self.statement(today: today)
    let page = try Self.words(sample, "barrierefreiheit/")
    #expect(page.contains("Überprüfung überfällig seit 4. März 2027.") == isOverdue)
    let json = try sample.plan().text("api/v1/accessibility.json")
    #expect(json.contains("\"overdue_since\": \"2027-03-04\"") == isOverdue)
  }

  @Test func isMachineReadable() throws {
    let plan = try Self.statement().plan()
    let data = Data(try plan.text("api/v1/accessibility.json").utf8)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((json["status"] as? [String: Any])?["id"] as? String == "partial")
    #expect((json["barriers"] as? [[String: Any]])?.first?["until"] as? String == "2027-06")
    #expect((json["url"] as? [String: String])?["en"] == "https://ki.stadt.example/en/accessibility/")
    #expect(try plan.text("api/v1/openapi.json").contains("/accessibility.json"))
    #expect(try plan.text("api/v1/manifest.json").contains("api/v1/accessibility.json"))
    #expect(try plan.text("barrierefreiheit/index.html").contains("href=\"/api/v1/accessibility.json\""))
  }

  @Test func prefersTheConfiguredEnforcementBody() throws {
    let sample = Self.statement(["enforcement": Self.record(["name": Self.text("Neue Stelle")])])
    let page = try Self.words(sample, "barrierefreiheit/")
    #expect(page.contains("Neue Stelle") && !page.contains("Ombudsstelle"))
  }

  // MARK: - Legal notice and privacy

  @Test func namesTheProvider() throws {
    let imprint = Self.record([
      "represented_by": Self.text("die Bürgermeisterin"), "address": Self.text("Platz 1, 12345 Ort"),
      "responsible": Self.text("Leitung"), "supervisor": Self.text("Kreis"), "vat_id": Self.text("DE1"),
    ])
    let contact = Self.record(["email": .plain("ki@stadt.example"), "phone": .plain("030 1")])
    let page = try Self.words(Self.sample(["imprint": imprint], ["contact": contact]), "impressum/")
    for words in [
      "Stadt Beispiel Platz 1, 12345 Ort Vertreten durch: die Bürgermeisterin", "§ 5 des Digitale-Dienste-Gesetzes",
      "ki@stadt.example", "030 1", "Leitung Das ist die Angabe nach § 18", "Kommunalaufsicht: Kreis",
      "Umsatzsteuer-Identifikationsnummer: DE1",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("Telemediengesetz"))
  }

  private static func privacy(_ logs: [String], _ more: KeyValuePairs<String, Value> = [:]) throws -> String {
    var fields: [Record.Field] = [
      Record.Field("logs", .list(logs.map { Item(.term($0), .start) }), .start)
    ]
    fields += more.map { Record.Field($0.key, $0.value, .start) }
    return try words(sample(["privacy": .record(Record(fields))]), "datenschutz/")
  }

  @Test func saysOnlyWhatTheServerDoes() throws {
    let page = try Self.privacy(
      ["ip", "time"], ["log_days": .number("7"), "host": Self.text("Rechenzentrum"), "outside_eu": .flag(false)])
    for words in [
      "setzt keine Cookies", "IP-Adresse", "Datum und Uhrzeit", "Nach 7 Tagen wird es gelöscht.",
      "Rechenzentrum", "nicht in Länder außerhalb", "§ 3 des Datenschutzgesetzes Nordrhein-Westfalen",
      "(Artikel 15)", "(Artikel 21)",
    ] { #expect(page.contains(words), "\(words)") }
    // Portability does not apply to a public task.
    #expect(!page.contains("Artikel 20") && !page.contains("Browsers"))
    #expect(!page.contains("in unserem Auftrag"))

    let silent = try Self.privacy(["none"])
    #expect(silent.contains("schreibt der Webserver nichts auf") && !silent.contains("gelöscht wird"))
    let unknown = try Self.words(Self.sample(), "datenschutz/")
    #expect(unknown.contains("Was er davon aufschreibt, haben wir noch nicht angegeben"))
    #expect(!unknown.contains("außerhalb der Europäischen Union"))
  }

  @Test func handsThePageToTheFormOnlyWhereTheConfigurationSaysHow() throws {
    let silent = try Self.statement().plan().text("impressum/index.html")
    #expect(silent.contains("href=\"https://stadt.example/formular?a=1\""))
    var sample = Self.statement()
    sample.settings["feedback_parameter"] = .plain("seite")
    let page = try sample.plan().text("impressum/index.html")
    #expect(
      page.contains(
        "href=\"https://stadt.example/formular?a=1&amp;seite=https%3A%2F%2Fki.stadt.example%2Fimpressum%2F\""))
    #expect(try Self.words(sample, "datenschutz/").contains("die Adresse der Seite, von der Sie kommen"))
  }

  // MARK: - Content pages

  @Test func standsOnEveryPageAndInEachLanguage() throws {
    let plan = try Self.sample().plan()
    let home = try plan.text("en/index.html")
    for page in LegalPage.allCases {
      #expect(home.contains("href=\"/en/\(page.segment[.english])/\""), "\(page)")
      #expect(plan[page.segment[.german] + "/index.html"] != nil)
    }
  }

  @Test func takesUpAContentPage() throws {
    let page = Entry.sample("impressum", SampleRegister.pages, [("title", Self.text("Alter Titel"))])
      .translated(.english, [("title", Self.text("Old title"))])
    let sample = Self.sample(entries: [page])
    let plan = try sample.plan()
    #expect(try plan.main("impressum/index.html").contains("<h1>Impressum</h1>"))
    #expect(plan.collisions.isEmpty)
    // The translation stood here before.
    #expect(try plan.text("en/impressum/index.html").contains("url=/en/legal-notice/"))
    #expect(try plan.text("sitemap.xml").contains("https://ki.stadt.example/en/legal-notice/"))
  }

  @Test func keepsEasyLanguageToWhatSomebodyWrote() throws {
    let page = Entry.sample("kontakt", SampleRegister.pages)
      .translated(.simpleGerman, [("title", Self.text("So erreichen Sie uns"))])
    var sample = Self.sample(entries: [page])
    sample.languages = [.german, .simpleGerman]
    let plan = try sample.plan()
    #expect(try plan.main("de-simple/kontakt/index.html").contains("So erreichen Sie uns"))
    #expect(plan["de-simple/impressum/index.html"] == nil)
    #expect(try plan.text("de-simple/index.html").contains("href=\"/impressum/\" hreflang=\"de\""))
  }

  @Test func escapesTheConfiguration() throws {
    let imprint = Self.record(["responsible": Self.text("<script>alert(1)</script>\"")])
    let page = try Self.sample(["imprint": imprint]).plan().main("impressum/index.html")
    #expect(page.contains("&lt;script&gt;") && !page.contains("<script>"))
  }
}
