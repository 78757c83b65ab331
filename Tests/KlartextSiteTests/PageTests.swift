import Foundation
import KlartextCore
@testable import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct PageTests {
  private func text(_ string: String, _ language: LanguageTag = .german) -> Value {
    .text(LanguageText(string, language))
  }

  @Test func escapesTextWhateverFollowsAQuotationMark() throws {
    // `"` and U+0301 are one Character; escaping by characters lets them through.
    let hostile = "\"\u{301} onmouseover=\"\u{301}alert(1) <script>alert(2)</script> ' & {{title}}"
    let entry = Entry.sample(
      "boese", SampleRegister.systems,
      [
        ("title", text(hostile)), ("summary", text(hostile)), ("provider", text(hostile)),
        ("status", .term("<script>")),
      ])
    let plan = try SampleRegister(entries: [entry]).plan()
    for artifact in plan.artifacts where artifact.kind == .page {
      var page = String(decoding: artifact.bytes(), as: UTF8.self)
      // Modules come from files, data for programs stands in blocks of its own kind, and nothing in it can end it.
      let kinds = ["type=\"module\" src=\"/", "type=\"application/json\">", "type=\"application/ld+json\">"]
      let scripts = page.ranges(of: "<script").count
      #expect(scripts == kinds.reduce(0) { $0 + page.ranges(of: "<script " + $1).count }, "\(artifact.address)")
      #expect(scripts == page.ranges(of: "</script").count, "\(artifact.address)")
      while let start = page.firstRange(of: "<script type=\"application/"),
        let end = page[start.upperBound...].firstRange(of: "</script>")
      {
        let block = page[start.upperBound..<end.lowerBound].drop { $0 != ">" }.dropFirst()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(block.utf8)) }
        page.removeSubrange(start.lowerBound..<end.upperBound)
      }
      #expect(!page.utf8.containsSubsequence(Array("=\"\u{301}alert".utf8)), "\(artifact.address)")
      #expect(!page.utf8.containsSubsequence(Array("\"\u{301} onmouseover".utf8)), "\(artifact.address)")
    }
    let page = try plan.text("systeme/boese/index.html")
    #expect(page.utf8.containsSubsequence(Array("&quot;\u{301} onmouseover=&quot;".utf8)))
  }

  @Test func showsAnEntryWithWhatItStatesAndLacks() throws {
    var entry = Entry.sample(
      "chatbot", SampleRegister.systems, [("status", .term("operational")), ("provider", .unknown)])
    entry.duties = [
      DutyState(path: "purpose", label: LocalizedText("Zweck", in: .german), codes: ["M"], answer: .missing, mark: nil)
    ]
    let main = try SampleRegister(entries: [entry]).plan().main("systeme/chatbot/index.html")
    #expect(main.contains("<dt>Zweck</dt><dd><span class=\"missing\">nicht angegeben</span></dd>"))
    #expect(main.contains("noch nicht geklärt"))
    #expect(main.contains("<span class=\"visually-hidden\">Status: </span>in Betrieb</p>"))
  }

  @Test func makesPagesOnlyForTranslatedEntries() throws {
    let translated = Entry.sample("eins").translated(.english, [("title", text("One", .english))])
    let plan = try SampleRegister(entries: [translated, .sample("zwei")]).plan()
    #expect(plan["en/systems/eins/index.html"] != nil)
    #expect(plan["en/systems/zwei/index.html"] == nil)
    let list = try plan.main("en/systems/index.html")
    #expect(list.contains("<a href=\"/en/systems/eins/\">One</a>"))
    #expect(list.contains("<a href=\"/systeme/zwei/\" hreflang=\"de\" lang=\"de\">Titel von zwei</a>"))
    #expect(list.contains("only in German"))
  }

  @Test func linksLanguageVersions() throws {
    let entry = Entry.sample("eins").translated(.english, [("title", text("One", .english))])
    let plan = try SampleRegister(entries: [entry, .sample("zwei")]).plan()
    let page = try plan.text("systeme/eins/index.html")
    #expect(page.contains("<link rel=\"canonical\" href=\"https://ki.stadt.example/systeme/eins/\">"))
    #expect(page.contains("hreflang=\"en\" href=\"https://ki.stadt.example/en/systems/eins/\">"))
    #expect(page.contains("<a href=\"/en/systems/eins/\" hreflang=\"en\" lang=\"en\">English</a>"))
    let untranslated = try plan.text("systeme/zwei/index.html")
    #expect(
      untranslated.contains("<a href=\"/en/\" hreflang=\"en\" lang=\"en\">English <span class=\"note\">(start page)"))
    #expect(!untranslated.contains("rel=\"alternate\" hreflang"))
  }

  @Test func marksTextsOfAnotherLanguage() throws {
    let entry = Entry.sample("eins", SampleRegister.systems, [("provider", text("Beispiel GmbH"))])
      .translated(.english, [("title", text("One", .english))])
    let main = try SampleRegister(entries: [entry]).plan().main("en/systems/eins/index.html")
    #expect(main.contains("<span lang=\"de\">Beispiel GmbH</span>"))
    #expect(main.contains("<dt>Provider</dt>"))
  }

  @Test func saysWhenATranslationIsOlderThanItsOriginal() throws {
    let change = Record([
      Record.Field("date", .date(PartialDate(CivilDate("2026-05-01") ?? .earliest)), .start),
      Record.Field("text", text("Neu."), .start),
    ])
    let entry = Entry.sample("eins", SampleRegister.systems, [("changes", .list([Item(.record(change), .start)]))])
    func main(translatedOn date: String) throws -> String {
      let translated = entry.translated(.english, [("title", text("One", .english))], on: date)
      return try SampleRegister(entries: [translated]).plan().main("en/systems/eins/index.html")
    }
    #expect(try main(translatedOn: "2026-04-30").contains("notice-outdated"))
    #expect(try !main(translatedOn: "2026-05-01").contains("notice-outdated"))
  }

  @Test func leadsLinksToAPlaceToThePageThatHasIt() throws {
    let markdown = Markdown(
      language: .german, pieces: [.linkStart(0), .html("unten"), .linkEnd(0)],
      links: [Markdown.Link(target: .anchor("unten"), mark: .start)], plainText: "unten")
    let change = Record([
      Record.Field("date", .date(PartialDate(CivilDate("2026-05-01") ?? .earliest)), .start),
      Record.Field("text", .markdown(markdown), .start),
    ])
    let entry = Entry.sample(
      "eins", SampleRegister.systems,
      [("purpose", .markdown(markdown)), ("changes", .list([Item(.record(change), .start)]))]
    ).translated(.english, [("title", text("One", .english))])
    let plan = try SampleRegister(entries: [entry]).plan()
    #expect(try !plan.main("systeme/eins/index.html").contains("/systeme/eins/#unten"))
    #expect(try plan.main("aktuelles/index.html").contains("<a href=\"/systeme/eins/#unten\">"))
    #expect(try plan.main("en/systems/eins/index.html").contains("<a href=\"/systeme/eins/#unten\" hreflang=\"de\">"))
  }

  @Test func leavesOutChangesOfTheFuture() throws {
    let changes = ["2026-11-21", "2026-11-22"].map { date in
      Item(
        .record(
          Record([
            Record.Field("date", .date(PartialDate(CivilDate(date) ?? .earliest)), .start),
            Record.Field("text", text("Am " + date), .start),
          ])), .start)
    }
    let entry = Entry.sample("eins", SampleRegister.systems, [("changes", .list(changes))])
    let main = try SampleRegister(entries: [entry]).plan().main("aktuelles/index.html")
    #expect(main.contains("Am 2026-11-21"))
    #expect(!main.contains("Am 2026-11-22"))
  }

  @Test func keepsFormerAddressesAndTombstones() throws {
    let moved = Entry.sample("neu", SampleRegister.systems, [("former_ids", .list([Item(.plain("alt"), .start)]))])
    var gone = Entry.sample("weg")
    gone.publication = .withdrawn(
      Withdrawal(date: CivilDate("2026-01-02"), reason: LanguageText("Doppelt.", .german), isPurged: false))
    var purged = Entry.sample("geheim")
    purged.publication = .withdrawn(Withdrawal(date: nil, reason: nil, isPurged: true))
    let plan = try SampleRegister(entries: [moved, gone, purged]).plan()
    let redirect = try plan.text("systeme/alt/index.html")
    #expect(redirect.contains("<meta http-equiv=\"refresh\" content=\"0; url=/systeme/neu/\">"))
    #expect(redirect.contains("<link rel=\"canonical\" href=\"https://ki.stadt.example/systeme/neu/\">"))
    #expect(try plan.main("systeme/weg/index.html").contains("Doppelt."))
    let everything = plan.artifacts.filter { $0.kind != .asset }.map { String(decoding: $0.bytes(), as: UTF8.self) }
    #expect(!everything.contains { $0.contains("Titel von geheim") })
    #expect(!(try plan.text("sitemap.xml")).contains("/weg/"))
  }

  @Test func cutsLongListsIntoPages() throws {
    let entries = (1...205).map { Entry.sample("system-\($0)") }
    let plan = try SampleRegister(entries: entries).plan()
    let second = try plan.text("systeme/seite/2/index.html")
    #expect(second.contains("<title>Systeme, Seite 2 von 3 – KI-Register</title>"))
    #expect(second.contains("205 Systeme."))
    #expect(second.components(separatedBy: "<li class=\"item\">").count == 101)
    #expect(second.contains("<a href=\"/systeme/\" rel=\"prev\">"))
    #expect(plan["systeme/seite/3/index.html"] != nil)
    #expect(plan["systeme/seite/4/index.html"] == nil)
    #expect(plan["systeme/seite/1/index.html"] == nil)
  }

  @Test func givesEveryPageOneHeadingAndATitleOfItsOwn() throws {
    let entry = Entry.sample("eins").translated(.english, [("title", text("One", .english))])
    let plan = try SampleRegister(entries: [entry, .sample("seite-eins", SampleRegister.pages)]).plan()
    var titles: [String: String] = [:]
    for artifact in plan.artifacts where artifact.kind == .page {
      let page = String(decoding: artifact.bytes(), as: UTF8.self)
      #expect(page.components(separatedBy: "<h1").count == 2, "\(artifact.address)")
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang="), "\(artifact.address)")
      let title = String(page.split(separator: "<title>")[1].prefix { $0 != "<" })
      #expect(titles[title] == nil, "\(artifact.address) and \(titles[title] ?? "")")
      titles[title] = artifact.address.description
    }
    #expect(plan.collisions.isEmpty)
  }

  @Test func worksWithoutABaseAddress() throws {
    let sample = SampleRegister(baseURL: nil, entries: [.sample("eins")])
    let (theme, _) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: sample.languages)
    let (plan, diagnostics) = SiteGenerator(register: sample.register, theme: try #require(theme)).plan()
    #expect(diagnostics.isEmpty)
    #expect(plan["sitemap.xml"] == nil)
    #expect(!(try plan.text("systeme/eins/index.html")).contains("canonical"))
  }
}

extension Sequence where Element == UInt8 {
  fileprivate func containsSubsequence(_ other: [UInt8]) -> Bool { Array(self).firstRange(of: other) != nil }
}
