import Foundation
import KlartextCore
@testable import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct APITests {
  private typealias Object = [String: Any]

  private func text(_ string: String, _ language: LanguageTag = .german) -> Value {
    .text(LanguageText(string, language))
  }

  private func object(_ plan: OutputPlan, _ address: String) throws -> Object {
    let json = try JSONSerialization.jsonObject(with: Data(plan.text(address).utf8))
    return try #require(json as? Object)
  }

  private func fields(_ plan: OutputPlan, _ id: String) throws -> Object {
    try #require(object(plan, "api/v1/systems/\(id).json")["fields"] as? Object)
  }

  /// Whatever a text holds, the file is JSON and gives the text back.
  @Test(arguments: [
    "„Anführung“ \"quotes\" \\ back", "\u{0}\u{1}\u{7F}\u{1F}", "Zeile\u{2028}Absatz\u{2029}Ende", "👩‍👩‍👧 🇩🇪",
    "\u{202E}rechts nach links\u{202C} שלום عربى", "</script><!-- ]]> &amp;", "e\u{301} und \"\u{301}",
    String(repeating: "Wort", count: 2500), "{{title}} ${x} %s \t\r\n",
  ]) func keepsTextsAsTheyAre(hostile: String) throws {
    let entry = Entry.sample("boese", SampleRegister.systems, [("title", text(hostile)), ("summary", text(hostile))])
      .translated(.english, [("summary", text(hostile, .english))])
    let plan = try SampleRegister(entries: [entry]).plan()
    let fields = try fields(plan, "boese")
    #expect((fields["title"] as? [String: String])?["de"] == hostile)
    #expect((fields["summary"] as? [String: String]) == ["de": hostile, "en": hostile])
    let list = try object(plan, "api/v1/systems.json")
    let row = try #require((list["entries"] as? [Object])?.first)
    #expect(((row["fields"] as? Object)?["summary"]) == nil, "The sample's summary is not always required.")
    for artifact in plan.artifacts where artifact.address.description.hasSuffix(".json") {
      #expect(throws: Never.self, "\(artifact.address)") {
        try JSONSerialization.jsonObject(with: Data(artifact.bytes()))
      }
    }
  }

  @Test func typesValues() throws {
    let start = try #require(PartialDate("2025-03"))
    let entry = Entry.sample(
      "chatbot", SampleRegister.systems,
      [("status", .term("operational")), ("start", .date(start)), ("provider", .unknown)])
    let plan = try SampleRegister(entries: [entry]).plan()
    let fields = try fields(plan, "chatbot")
    #expect(fields["start"] as? String == "2025-03")
    #expect(fields["provider"] as? String == "unknown")
    let status = try #require(fields["status"] as? Object)
    #expect(status["id"] as? String == "operational")
    #expect(status["label"] as? [String: String] == ["de": "in Betrieb", "en": "in operation"])
    #expect(fields["purpose"] == nil)
  }

  @Test(arguments: [
    ("12", "12"), ("007", "7"), ("+5", "5"), ("-0.50", "-0.50"), ("00", "0"), ("000.5", "0.5"), ("-010", "-10"),
  ]) func writesNumbersAsJSONDoes(given: String, expected: String) {
    #expect(APIValues.canonical(given) == expected)
  }

  @Test func givesTextsOnlyInTheLanguagesInWhichTheyAreWritten() throws {
    let entry = Entry.sample("chatbot", SampleRegister.systems, [("summary", text("Kurz."))])
      .translated(.english, [("title", text("Chat robot", .english))], on: "2026-01-02")
    let plan = try SampleRegister(entries: [entry]).plan()
    let fields = try fields(plan, "chatbot")
    #expect(fields["summary"] as? [String: String] == ["de": "Kurz."])
    #expect(fields["title"] as? [String: String] == ["de": "Titel von chatbot", "en": "Chat robot"])
    let urls = try object(plan, "api/v1/systems/chatbot.json")["url"] as? [String: String]
    #expect(
      urls == [
        "de": "https://ki.stadt.example/systeme/chatbot/", "en": "https://ki.stadt.example/en/systems/chatbot/",
      ])
  }

  @Test func linksFromTheHostOnWithoutABaseAddress() throws {
    let markdown = Markdown(
      language: .german, pieces: [.linkStart(0), .html("dort"), .linkEnd(0)],
      links: [Markdown.Link(target: .entry(EntryKey("systems", "zwei"), anchor: nil), mark: .start)], plainText: "dort")
    let entries = [Entry.sample("eins", SampleRegister.systems, [("purpose", .markdown(markdown))]), .sample("zwei")]
    for (base, prefix) in [(nil, "/"), ("https://stadt.example/ki/", "https://stadt.example/ki/")] {
      let plan = try SampleRegister(baseURL: base, entries: entries).plan()
      let purpose = try #require(fields(plan, "eins")["purpose"] as? [String: [String: String]])
      #expect(purpose["de"] == ["text": "dort", "html": "<a href=\"\(prefix)systeme/zwei/\">dort</a>"])
      let page = try plan.text("systeme/eins/index.html")
      let path = base == nil ? "/" : "/ki/"
      #expect(
        page.contains("<link rel=\"alternate\" type=\"application/json\" href=\"\(path)api/v1/systems/eins.json\">"))
    }
  }

  @Test func leavesOfWithdrawnEntriesWhatTheirTombstoneSays() throws {
    var withdrawn = Entry.sample("fort", SampleRegister.systems, [("former_ids", .list([Item(.plain("alt"), .start)]))])
    withdrawn.publication = .withdrawn(
      Withdrawal(date: CivilDate("2026-06-01"), reason: LanguageText("Ein Irrtum.", .german), isPurged: false))
    var purged = Entry.sample("getilgt", SampleRegister.systems)
    purged.publication = .withdrawn(
      Withdrawal(date: CivilDate("2026-06-02"), reason: LanguageText("Person X", .german), isPurged: true))
    let plan = try SampleRegister(entries: [withdrawn, purged, .sample("bleibt")]).plan()
    let tombstone = try object(plan, "api/v1/systems/fort.json")
    #expect(tombstone["state"] as? String == "withdrawn")
    #expect(tombstone["former_ids"] as? [String] == ["alt"])
    #expect((tombstone["withdrawn"] as? Object)?["date"] as? String == "2026-06-01")
    #expect(tombstone["fields"] == nil)
    let erased = try object(plan, "api/v1/systems/getilgt.json")
    #expect(Set(erased.keys) == ["$schema", "collection", "id", "state", "url", "data"])
    for name in ["systems", "register", "manifest"] {
      #expect(try !plan.text("api/v1/\(name).json").contains("getilgt"), "\(name)")
    }
    let register = try object(plan, "api/v1/register.json")
    let systems = try #require((register["collections"] as? [Object])?.first)
    #expect(systems["ids"] as? [String] == ["bleibt"])
    #expect(systems["withdrawn"] as? [String] == ["fort"])
    #expect(systems["counts"] as? [String: Int] == ["published": 1, "withdrawn": 1, "purged": 1])
  }

  @Test func namesWhatIsMissingOpenAndWithheld() throws {
    func duty(_ path: String, _ answer: DutyState.Answer) -> DutyState {
      DutyState(path: path, label: LocalizedText(path, in: .german), codes: ["M"], answer: answer, mark: nil)
    }
    var entry = Entry.sample("chatbot")
    entry.duties = [
      duty("title", .given), duty("summary", .missing), duty("provider", .open), duty("purpose", .withheld),
      duty("start", .notStated),
    ]
    let plan = try SampleRegister(entries: [entry]).plan()
    let completeness = try #require(object(plan, "api/v1/systems/chatbot.json")["completeness"] as? Object)
    func names(_ key: String) -> [String]? { (completeness[key] as? [Object])?.compactMap { $0["field"] as? String } }
    #expect(completeness["due"] as? Int == 5)
    #expect(completeness["met"] as? Int == 3)
    #expect(names("missing") == ["summary", "start"])
    #expect(names("open") == ["provider"])
    #expect(names("withheld") == ["purpose"])
    let total = try #require(object(plan, "api/v1/register.json")["completeness"] as? Object)
    #expect(total["due"] as? Int == 5 && total["met"] as? Int == 3 && total["entries"] as? Int == 1)
  }

  @Test func tellsWhoLeadsHere() throws {
    var sample = SampleRegister(entries: [.sample("eins"), .sample("zwei")])
    sample.backlinks = [
      EntryKey("systems", "eins"): [Backlink(source: EntryKey("systems", "zwei"), field: nil, anchor: nil)]
    ]
    let relations = try #require(
      object(sample.plan(), "api/v1/systems/eins.json")["relations"] as? [Object])
    let entries = try #require(relations.first?["entries"] as? [Object])
    #expect(relations.count == 1 && entries.first?["id"] as? String == "zwei")
    #expect(entries.first?["data"] as? String == "https://ki.stadt.example/api/v1/systems/zwei.json")
  }

  @Test func listsEveryFileForPrograms() throws {
    let plan = try SampleRegister(entries: [.sample("eins")]).plan()
    let outputs = try #require(object(plan, "api/v1/manifest.json")["outputs"] as? [[String: String]])
    let listed = outputs.compactMap { $0["url"]?.replacing("https://ki.stadt.example/", with: "") }
    let expected = plan.artifacts.filter { $0.kind == .data }.map(\.address.description)
    // Those of single entries stand beside their pages and in folders of their own.
    let single = ["api/v1/systems/", "api/v1/eurocities/", "api/v1/algoritmeregister/", "systeme/eins/"]
    #expect(listed == expected.filter { address in !single.contains { address.hasPrefix($0) } })
    #expect(listed.contains("api/v1/eurocities.json"))
    #expect(listed.contains("api/v1/manifest.json") && listed.contains("sitemap.xml"))
  }
}
