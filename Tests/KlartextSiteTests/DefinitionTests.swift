import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct DefinitionTests {
  private static let term = EntryKey("glossary", "modell")
  private static let hostile = "</script><script>alert(1)</script> & \u{2028}\"'"

  /// A text with one automatic link, as the reader of contents makes it.
  private func text(_ language: LanguageTag = .german) -> Value {
    var markdown = Markdown(
      language: language, pieces: [.html("<p>Ein "), .linkStart(0), .html("Modell"), .linkEnd(0), .html(".</p>")],
      links: [.init(target: .entry(Self.term, anchor: nil), mark: .start, isAutomatic: true)])
    markdown.terms = [Self.term]
    return .markdown(markdown)
  }

  private func glossary(_ title: String) -> Entry {
    Entry.sample(
      "modell", SampleRegister.glossary,
      [("title", .text(LanguageText(title, .german))), ("summary", .text(LanguageText(title + "!", .german)))])
  }

  @Test func definitionsStandBelowTheTextInTheirLanguage() throws {
    let system = Entry.sample("eins", SampleRegister.systems, [("purpose", text())])
      .translated(.english, [("title", .text(LanguageText("One", .english)))])
    let plan = try SampleRegister(entries: [system, glossary("Modell")]).plan()
    let main = try plan.main("systeme/eins/index.html")
    #expect(main.contains("<p>Ein <a href=\"/glossar/modell/\" class=\"glossary-term\">Modell</a>.</p>"))
    #expect(main.contains("<summary>Erklärt: Modell</summary>"))
    #expect(main.contains("<dd>Modell!</dd>"))
    let english = try plan.main("en/systems/eins/index.html")
    #expect(english.contains("<summary>Explained: <span lang=\"de\">Modell</span></summary>"))
    #expect(english.contains("<dd><span lang=\"de\">Modell!</span></dd>"))
  }

  @Test func awayFromItsPageATextHasNoAutomaticLinks() throws {
    let change = Record([
      Record.Field("date", .date(PartialDate(SampleRegister().today)), .start), Record.Field("text", text(), .start),
    ])
    let system = Entry.sample("eins", SampleRegister.systems, [("changes", .list([Item(.record(change), .start)]))])
    let plan = try SampleRegister(entries: [system, glossary("Modell")]).plan()
    #expect(try plan.main("aktuelles/index.html").contains("<p>Ein Modell.</p>"))
    #expect(try plan.main("systeme/eins/index.html").contains("class=\"glossary-term\">Modell</a>"))
  }

  @Test func nothingInATermEndsItsData() throws {
    let plan = try SampleRegister(entries: [glossary(Self.hostile)]).plan()
    for address in ["glossar/index.html", "glossar/modell/index.html"] {
      let page = try plan.text(address)
      // The data, and the module of the search.
      #expect(page.ranges(of: "<script type=\"application/ld+json\"").count == 1)
      #expect(page.ranges(of: "<script").count == 2)
      #expect(page.ranges(of: "</script").count == 2)
      #expect(page.contains("\\u003c/script\\u003e\\u003cscript\\u003ealert(1)"))
    }
  }

  @Test func withoutABaseAddressTheDataHasNoAddresses() throws {
    let page = try SampleRegister(baseURL: nil, entries: [glossary("Modell")]).plan().text("glossar/modell/index.html")
    #expect(page.contains("\"@type\":\"DefinedTerm\",\"name\":\"Modell\",\"description\":\"Modell!\""))
    #expect(!page.contains("\"url\""))
  }

  @Test func valuesHaveTheirPlace() throws {
    let plan = try SampleRegister(entries: []).plan()
    let main = try plan.main("glossar/angaben/systems/overview/index.html")
    #expect(main.contains("id=\"status.operational\"><dt>in Betrieb</dt><dd>Es läuft.</dd>"))
    #expect(
      try plan.main("en/glossary/values/index.html").contains(
        "/en/glossary/values/systems/overview/#status\">status</a>"))
    #expect(try plan.main("glossar/index.html").contains("href=\"/glossar/angaben/\""))
  }
}
