import Foundation
import FoundationXML
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct FeedTests {
  private typealias Object = [String: Any]

  private func change(_ date: String, _ text: String, kind: String = "update") throws -> Item {
    let day = try #require(PartialDate(date))
    let markdown = Markdown(
      language: .german, pieces: [.html("<p>\(Escaping.html(text))</p>")], plainText: text, source: text)
    return Item(
      .record(
        Record([
          .init("date", .date(day), .start), .init("kind", .term(kind), .start),
          .init("text", .markdown(markdown), .start),
        ])), .start)
  }

  private func entry(_ id: String, _ changes: [(String, String)], _ values: [(String, Value)] = []) throws -> Entry {
    .sample(id, SampleRegister.systems, values + [("changes", .list(try changes.map { try change($0.0, $0.1) }))])
  }

  private func items(_ plan: OutputPlan, _ address: String) throws -> [Object] {
    let json = try JSONSerialization.jsonObject(with: Data(plan.text(address).utf8)) as? Object
    return try #require(json?["items"] as? [Object])
  }

  private func strings(_ items: [Object], _ key: String) -> [String] { items.compactMap { $0[key] as? String } }

  @Test func itemsKeepTheirIDsWhenOthersAreAdded() throws {
    let before = [("2026-01-02", "Erstens."), ("2026-03-29", "Zweitens."), ("2026-03-29", "Drittens.")]
    let after = before + [("2026-07-01", "Viertens."), ("2026-03-29", "Fünftens.")]
    let address = "systeme/bot/feed.json"
    let first = try items(SampleRegister(entries: [entry("bot", before)]).plan(), address)
    let second = try items(SampleRegister(entries: [entry("bot", after)]).plan(), address)
    func ids(_ items: [Object]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: zip(strings(items, "content_html"), strings(items, "id")))
    }
    #expect(ids(first).count == 3 && ids(second).count == 5)
    for (content, id) in ids(first) { #expect(ids(second)[content] == id) }
    #expect(
      strings(second, "id") == [
        "tag:ki.stadt.example,2026-01-01:de/systems/bot/2026-07-01",
        "tag:ki.stadt.example,2026-01-01:de/systems/bot/2026-03-29/3",
        "tag:ki.stadt.example,2026-01-01:de/systems/bot/2026-03-29/2",
        "tag:ki.stadt.example,2026-01-01:de/systems/bot/2026-03-29",
        "tag:ki.stadt.example,2026-01-01:de/systems/bot/2026-01-02",
      ])
  }

  @Test func itemsKeepTheirIDsWhereNewChangesStandAbove() throws {
    let before = [("2026-03-29", "Drittens."), ("2026-03-29", "Zweitens."), ("2026-01-02", "Erstens.")]
    func ids(_ changes: [(String, String)]) throws -> [String: String] {
      let items = try items(SampleRegister(entries: [entry("bot", changes)]).plan(), "systeme/bot/feed.json")
      return Dictionary(uniqueKeysWithValues: zip(strings(items, "content_html"), strings(items, "id")))
    }
    let (first, second) = try (ids(before), ids([("2026-03-29", "Viertens.")] + before))
    #expect(first.count == 3 && second.count == 4)
    for (content, id) in first { #expect(second[content] == id) }
  }

  @Test(arguments: [
    ("https://Stadt.example:8443/ki/", "tag:stadt.example,2026-01-01:ki/x"),
    ("https://stadt.example/", "tag:stadt.example,2026-01-01:x"),
  ]) func tagsAreOfTheHostAndThePath(base: String, id: String) { #expect(FeedTag(base)("x") == id) }

  /// The clocks change on 29 March and 25 October 2026, at night after midnight.
  @Test(arguments: [
    ("2026-01-02", "+01:00"), ("2026-03-29", "+01:00"), ("2026-03-30", "+02:00"), ("2026-10-25", "+02:00"),
    ("2026-10-26", "+01:00"), ("1969-12-31", "+01:00"), ("0001-01-01", "+01:00"),
  ]) func aDateIsItsMidnightInGermany(date: String, offset: String) throws {
    #expect(try Feed.moment(#require(CivilDate(date))) == date + "T00:00:00" + offset)
  }

  @Test func nothingIsOfTheFuture() throws {
    let entry = try entry("bot", [("2026-11-21", "Heute."), ("2026-11-22", "Morgen.")])
    let plan = try SampleRegister(entries: [entry]).plan()
    for address in ["feed", "systeme/feed", "systeme/bot/feed"] {
      #expect(try items(plan, address + ".json").count == 1, "\(address)")
      let atom = try plan.text(address + ".xml")
      #expect(!atom.contains("Morgen") && !atom.contains("2026-11-22"))
      #expect(atom.contains("<updated>2026-11-21T00:00:00+01:00</updated>"))
    }
  }

  @Test func aFeedWithoutItemsIsOneToo() throws {
    let reviewed: (String, Value) = ("reviewed_on", .date(try #require(PartialDate("2026-05-04"))))
    let plan = try SampleRegister(entries: [.sample("neu", SampleRegister.systems, [reviewed])]).plan()
    #expect(try items(plan, "systeme/neu/feed.json").isEmpty)
    let atom = try plan.text("systeme/neu/feed.xml")
    #expect(atom.contains("<updated>2026-05-04T00:00:00+02:00</updated>") && !atom.contains("<entry>"))
    // It stays the same while nothing happens.
    #expect(try plan.text("feed.xml").contains("<updated>2026-05-04T00:00:00+02:00</updated>"))
  }

  @Test func aFeedHoldsTheNewestFifty() throws {
    let days = (1...60).map { ("2026-0\(1 + $0 / 28)-\($0 % 28 < 9 ? "0" : "")\($0 % 28 + 1)", "Nummer \($0).") }
    let found = try items(SampleRegister(entries: [entry("bot", days)]).plan(), "feed.json")
    #expect(found.count == 50)
    let dates = strings(found, "date_published")
    #expect(dates == dates.sorted(by: >))
    #expect(dates.first?.prefix(10) == "2026-03-05")
  }

  @Test(arguments: [
    "]]> <![CDATA[ <script>alert(1)</script> &amp; &", "A\u{1}\u{8}\u{B}\u{1F} Ende", "B\u{FFFE}\u{FFFF} Ende",
    "C\u{0} Ende", "👩‍👩‍👧 🇩🇪 \u{1F600}",
    "\u{202E}links\u{202C} שלום عربى", "„deutsch“ \"english\" 'x' \"\u{301}", String(repeating: "Wort", count: 2500),
    "Zeile\r\nZeile\tTab\u{2028}Absatz",
  ]) func hostileTextsStayWellFormed(hostile: String) throws {
    let text = LanguageText(hostile, .german)
    let entry = try entry("boese", [("2026-05-04", hostile)], [("title", .text(text)), ("summary", .text(text))])
    let plan = try SampleRegister(entries: [entry]).plan()
    for address in ["feed", "systeme/feed", "systeme/boese/feed"] {
      let seen = try Atom.read(plan.text(address + ".xml"))
      let kept = hostile.unicodeScalars.filter { $0.value >= 0x20 || [9, 10, 13].contains($0.value) }
        .filter { $0.value != 0xFFFE && $0.value != 0xFFFF }
      #expect(seen.titles.contains { $0.unicodeScalars.elementsEqual(kept) }, "\(address)")
      #expect(!seen.contents[0].contains("<script"))
      let item = try #require(items(plan, address + ".json").first)
      #expect(item["title"] as? String == hostile)
      // JSON has a way to write every character.
      let written = try #require(item["content_html"] as? String).unicodeScalars.filter {
        $0.value != 0xFFFE && $0.value != 0xFFFF
      }
      #expect(seen.contents[0].unicodeScalars.elementsEqual(written))
    }
  }

  @Test func withoutABaseAddressThereAreNoFeeds() throws {
    var sample = SampleRegister(entries: [try entry("bot", [("2026-05-04", "Neu.")])])
    sample.baseURL = nil
    let plan = try sample.plan()
    #expect(plan.artifacts.allSatisfy { !$0.address.description.contains("feed.") })
    for page in ["index.html", "aktuelles/index.html", "systeme/index.html", "systeme/bot/index.html"] {
      #expect(try !plan.text(page).contains("feed."), "\(page)")
    }
  }

  @Test func pagesAnnounceTheirFeeds() throws {
    var sample = SampleRegister(entries: [try entry("bot", [("2026-05-04", "Neu.")])])
    sample.baseURL = "https://stadt.example/ki/"
    let plan = try sample.plan()
    for (page, feed) in [
      ("index.html", "/ki/feed"), ("aktuelles/index.html", "/ki/feed"), ("systeme/index.html", "/ki/systeme/feed"),
      ("systeme/bot/index.html", "/ki/systeme/bot/feed"), ("en/systems/index.html", "/ki/en/systems/feed"),
    ] {
      let text = try plan.text(page)
      #expect(text.contains("<link rel=\"alternate\" type=\"application/atom+xml\""), "\(page)")
      #expect(text.contains("href=\"\(feed).xml\">") && text.contains("href=\"\(feed).json\">"), "\(page)")
    }
    #expect(try plan.main("systeme/index.html").contains("<a href=\"/ki/systeme/feed.xml\""))
  }

  @Test func whatIsNoPageHasNoFeed() throws {
    var withdrawn = try entry("fort", [("2026-05-04", "VERSCHWUNDEN")])
    withdrawn.publication = .withdrawn(Withdrawal(date: nil, reason: nil, isPurged: false))
    var preview = try entry("entwurf", [("2026-05-04", "VERSCHWUNDEN")])
    preview.preview = .draft
    let plan = try SampleRegister(entries: [withdrawn, preview, try entry("bleibt", [])]).plan()
    for artifact in plan.artifacts where artifact.address.description.contains("feed.") {
      #expect(!String(decoding: artifact.bytes(), as: UTF8.self).contains("VERSCHWUNDEN"), "\(artifact.address)")
    }
    #expect(plan["systeme/fort/feed.xml"] == nil && plan["systeme/entwurf/feed.xml"] == nil)
    #expect(plan["systeme/bleibt/feed.xml"] != nil && plan["en/systems/bleibt/feed.xml"] == nil)
  }

  @Test func aFormerAddressKeepsItsFeed() throws {
    let entry = try entry(
      "neu", [("2026-05-04", "Umbenannt.")], [("former_ids", .list([Item(.plain("alt"), .start)]))])
    let plan = try SampleRegister(entries: [entry]).plan()
    #expect(try plan.text("systeme/alt/feed.xml") == plan.text("systeme/neu/feed.xml"))
  }

  /// What an XML parser finds in a feed.
  private final class Atom: NSObject, XMLParserDelegate {
    var titles: [String] = []
    var contents: [String] = []
    private var text = ""

    struct Malformed: Error { var reason: String }

    static func read(_ document: String) throws -> Atom {
      let atom = Atom()
      let parser = XMLParser(data: Data(document.utf8))
      parser.delegate = atom
      guard parser.parse() else { throw Malformed(reason: "\(String(describing: parser.parserError))") }
      return atom
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "title" { titles.append(text) }
      if name == "content" { contents.append(text) }
    }
  }
}
