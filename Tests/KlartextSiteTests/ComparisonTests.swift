import KlartextCore
import Testing

@testable import KlartextRegister
@testable import KlartextSite

@Suite struct ComparisonTests {
  private static let systems = CollectionDefinition(
    id: "systems", label: SampleRegister.systems.label, singular: SampleRegister.systems.singular,
    intro: SampleRegister.systems.intro, segment: SampleRegister.systems.segment,
    groups: SampleRegister.systems.groups,
    fields: SampleRegister.systems.fields.filter { $0.key != "purpose" } + [
      FieldDefinition(
        key: "topics", path: "topics", type: .choice, isList: true, label: LocalizedText("Themen", in: .german),
        vocabulary: Vocabulary(
          name: "topics",
          terms: ["water", "roads"].map {
            Term(id: $0, label: LocalizedText("Thema " + $0, in: .german), text: LocalizedText([:]))
          })),
      FieldDefinition(
        key: "purpose", path: "purpose", type: .markdown, label: LocalizedText("Zweck", in: .german),
        group: "overview", isCompared: true),
      FieldDefinition(
        key: "maker", path: "maker", type: .text, label: LocalizedText("Hersteller", in: .german), group: "overview",
        isCompared: true),
    ])

  private func plan(_ entries: [Entry]) throws -> OutputPlan {
    let sample = SampleRegister()
    let register = Register(
      schema: Schema(collections: [Self.systems], duties: []), configuration: sample.configuration,
      today: sample.today, entries: entries, backlinks: [:], media: [:])
    let (theme, _) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: sample.languages)
    return SiteGenerator(register: register, theme: try #require(theme)).plan().plan
  }

  private func system(_ id: String, topics: [String] = [], _ values: (String, Value)...) -> Entry {
    .sample(
      id, Self.systems, [("topics", .list(topics.map { Item(.term($0), .start) }))] + values)
  }

  @Test func hasATableForEachTopicAndOneForThoseWithout() throws {
    let maker = Value.text(LanguageText("Werk <GmbH>", .german))
    let plan = try plan([
      system("a", topics: ["water", "roads"], ("maker", maker)), system("b", topics: ["roads"]), system("c"),
    ])
    let topics = try plan.main("systeme/vergleich/index.html")
    #expect(
      topics.contains("<a href=\"/systeme/vergleich/roads/\">Thema roads</a> <span class=\"note\">2 Systeme</span>"))
    #expect(topics.contains("<a href=\"/systeme/vergleich/ohne-themenfeld/\">"))
    let roads = try plan.main("systeme/vergleich/roads/index.html")
    #expect(roads.contains("<td role=\"cell\" data-label=\"Hersteller\">Werk &lt;GmbH&gt;</td>"))
    #expect(
      roads.contains("<td role=\"cell\" data-label=\"Zweck\"><span class=\"missing\">nicht angegeben</span></td>"))
    #expect(try plan.main("systeme/vergleich/ohne-themenfeld/index.html").contains("/systeme/c/"))
    #expect(plan["en/systems/comparison/without-topic/index.html"] != nil)
    #expect(plan.collisions.isEmpty)
  }

  @Test func saysOnlyThatThereIsALongText() throws {
    let markdown = Markdown(
      language: .german, pieces: [.html("<p>Lang.</p>")], links: [], plainText: "Lang.")
    let plan = try plan([system("a", ("purpose", .markdown(markdown))), system("b")])
    let table = try plan.main("systeme/vergleich/ohne-themenfeld/index.html")
    #expect(table.contains("<td role=\"cell\" data-label=\"Zweck\">angegeben</td>"))
    #expect(!table.contains("Lang."))
  }

  @Test func cutsLongTablesIntoPagesOfTwenty() throws {
    let plan = try plan((1...41).map { system("s\($0)", topics: ["water"]) })
    let second = try plan.text("systeme/vergleich/water/seite/2/index.html")
    #expect(second.components(separatedBy: "<tr role=\"row\"><th scope=\"row\"").count == 21)
    #expect(second.contains("Thema water, Seite 2 von 3"))
    #expect(plan["systeme/vergleich/water/seite/3/index.html"] != nil)
    #expect(plan["systeme/vergleich/water/seite/4/index.html"] == nil)
  }

  @Test func letsChooseFromAListWhileItIsShort() throws {
    let few = try plan([
      system("a"), system("b").translated(.english, [("title", .text(LanguageText("Bee", .english)))]),
    ])
    let german = try few.main("systeme/vergleich/index.html")
    #expect(german.contains("<option value=\"a\">Titel von a</option>"))
    #expect(german.contains("data-folders=\"/systeme/\""))
    let english = try few.main("en/systems/comparison/index.html")
    #expect(english.contains("<option value=\"b\">Bee</option>"))
    #expect(english.contains("<option value=\"a\" data-href=\"/systeme/a/\" lang=\"de\">Titel von a</option>"))
    #expect(english.contains("data-folders=\"/en/systems/ /systeme/\""))
    let many = try plan((1...401).map { system("s\($0)") }).main("systeme/vergleich/index.html")
    #expect(!many.contains("<select"))
    #expect(many.contains("<input id=\"compare-a\" name=\"a\""))
  }

  @Test func isNotThereForASingleSystem() throws {
    let plan = try plan([system("a")])
    #expect(plan["systeme/vergleich/index.html"] == nil)
    #expect(!(try plan.text("systeme/a/index.html")).contains("vergleich"))
    #expect(!(try plan.text("systeme/index.html")).contains("vergleich"))
  }

  @Test func onlyTheComparisonLoadsTheScript() throws {
    let plan = try plan([system("a"), system("b")])
    for artifact in plan.artifacts where artifact.kind == .page {
      let page = String(decoding: artifact.bytes(), as: UTF8.self)
      let isComparison = ["systeme/vergleich/index.html", "en/systems/comparison/index.html"].contains(
        artifact.address.description)
      #expect(page.contains("/compare.") == isComparison, "\(artifact.address)")
    }
  }
}
