import KlartextCore
import Testing

@testable import KlartextRegister
@testable import KlartextSite

@Suite struct StatisticsTests {
  private static let colours = Vocabulary(
    name: "colours",
    terms: ["red", "green", "blue"].map { id in
      Term(id: id, label: LocalizedText([.german: "Farbe " + id, .english: "colour " + id]), text: LocalizedText([:]))
    })

  private static func counted(
    _ key: String, _ type: FieldType, isList: Bool = false, takesUnknown: Bool = false, shorthand: [String] = []
  ) -> FieldDefinition {
    FieldDefinition(
      key: key, path: key, type: type, isList: isList, label: LocalizedText([.german: key, .english: key]),
      group: "overview", vocabulary: type == .choice ? colours : nil,
      fields: shorthand.map { inner in
        FieldDefinition(
          key: inner, path: key + "." + inner, type: .choice, label: LocalizedText(inner, in: .german),
          vocabulary: colours)
      }, shorthand: shorthand, target: "departments", allowsText: true, takesUnknown: takesUnknown, isCounted: true)
  }

  private static let systems = CollectionDefinition(
    id: "systems", label: SampleRegister.systems.label, singular: SampleRegister.systems.singular,
    intro: SampleRegister.systems.intro, segment: SampleRegister.systems.segment,
    groups: SampleRegister.systems.groups,
    fields: SampleRegister.systems.fields.filter { $0.key != "start" } + [
      counted("start", .partialDate), counted("colour", .choice, takesUnknown: true),
      counted("colours", .choice, isList: true), counted("place", .record, isList: true, shorthand: ["where"]),
      counted("office", .reference), counted("open", .boolean),
    ])

  private func register(_ entries: [Entry]) -> Register {
    let sample = SampleRegister()
    return Register(
      schema: Schema(collections: [Self.systems], duties: []), configuration: sample.configuration,
      today: sample.today, entries: entries, backlinks: [:], media: [:])
  }

  private func system(_ id: String, _ values: (String, Value)...) -> Entry { .sample(id, Self.systems, values) }

  private func list(_ values: Value...) -> Value { .list(values.map { Item($0, .start) }) }

  private func date(_ text: String) throws -> Value { .date(try #require(PartialDate(text))) }

  /// The rows of a field that have systems, and the unknown ones always.
  private func rows(_ key: String, _ entries: [Entry]) throws -> [String] {
    let counts = Statistics(of: register(entries)).counts
    return try #require(counts.first { $0.field.key == key }).rows.map { "\($0.category): \($0.systems)" }
  }

  @Test func countsEveryAllowedValueAndWhatIsNotKnown() throws {
    var withheld = system("d")
    withheld.withheld = ["colour": Record()]
    let entries = [
      system("a", ("colour", .term("blue"))), system("b", ("colour", .unknown)), system("c"), withheld,
      system("e", ("colour", .term("blue"))),
    ]
    #expect(
      try rows("colour", entries) == [
        "term(\"red\"): 0", "term(\"green\"): 0", "term(\"blue\"): 2", "notStated: 1", "open: 1", "withheld: 1",
      ])
    #expect(Statistics(of: register(entries)).systems == 5)
  }

  @Test func countsASystemOnceForEachValueOfAList() throws {
    let entries = [
      system("a", ("colours", list(.term("red"), .term("blue"), .term("red")))), system("b", ("colours", list())),
    ]
    #expect(
      try rows("colours", entries) == ["term(\"red\"): 1", "term(\"green\"): 0", "term(\"blue\"): 1", "notStated: 1"])
  }

  @Test func readsARecordByItsLeadingField() throws {
    let record = Value.record(Record([Record.Field("where", .term("green"), .start)]))
    #expect(
      try rows("place", [system("a", ("place", list(record, .term("red"))))]) == [
        "term(\"red\"): 1", "term(\"green\"): 1", "term(\"blue\"): 0", "notStated: 0",
      ])
  }

  @Test func countsYearsAndKeepsPlansApart() throws {
    let entries = [
      system("a", ("start", try date("2023-05"))), system("b", ("start", try date("2025"))),
      // Later this year, from today's point of view.
      system("c", ("start", try date("2026-12-01"))),
      // The day has passed, but nothing has begun.
      system("d", ("start", try date("2025-01-01")), ("status", .term("planned"))),
      system("e", ("start", try date("2026"))), system("f"),
    ]
    #expect(
      try rows("start", entries) == [
        "year(2023): 1", "year(2024): 0", "year(2025): 1", "year(2026): 1", "plannedYear(2025): 1",
        "plannedYear(2026): 1", "notStated: 1",
      ])
  }

  @Test func leavesOutYearsWithoutSystemsWhereTheyWouldFillAPage() throws {
    let entries = [system("a", ("start", try date("0001"))), system("b", ("start", try date("2020")))]
    #expect(try rows("start", entries) == ["year(1): 1", "year(2020): 1", "notStated: 0"])
  }

  @Test func countsOnlyOwnSystems() throws {
    let origin = Value.record(Record([Record.Field("kind", .term("other-municipality"), .start)]))
    var gone = system("c", ("colour", .term("red")))
    gone.publication = .withdrawn(Withdrawal(date: nil, reason: nil, isPurged: true))
    let entries = [
      system("a", ("colour", .term("red"))), system("b", ("colour", .term("red")), ("origin", origin)), gone,
    ]
    #expect(try rows("colour", entries).first == "term(\"red\"): 1")
    #expect(Statistics(of: register(entries)).systems == 1)
  }

  @Test func sortsOfficesByHowManyAndThenByName() throws {
    func at(_ id: String, _ office: String) -> Entry {
      system(id, ("office", .text(LanguageText(office, .german))))
    }
    let counts = Statistics(of: register([at("a", "Zoo"), at("b", "Ämter"), at("c", "Zoo"), at("d", "Bad")])).counts
    let rows = try #require(counts.first { $0.field.key == "office" }).rows
    let names = rows.compactMap { row -> String? in
      if case .text(let text) = row.category { "\(text.string) \(row.systems)" } else { nil }
    }
    #expect(names == ["Zoo 2", "Ämter 1", "Bad 1"])
  }

  @Test func eachSystemStandsInSomeRow() throws {
    let entries = (0..<60).map { number in
      number.isMultiple(of: 3)
        ? system("s\(number)") : system("s\(number)", ("colour", number.isMultiple(of: 2) ? .unknown : .term("red")))
    }
    for count in Statistics(of: register(entries)).counts where !count.field.isList {
      #expect(count.rows.reduce(0) { $0 + $1.systems } == 60, "\(count.field.key)")
    }
  }

  // MARK: - Pages

  private func plan(_ entries: [Entry]) throws -> OutputPlan {
    let (theme, _) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: [.german, .english])
    return SiteGenerator(register: register(entries), theme: try #require(theme)).plan().plan
  }

  @Test func showsANumberAndAShareBesideEachBar() throws {
    let entries = [system("a", ("colour", .term("red"))), system("b"), system("c")]
    let plan = try plan(entries)
    let main = try plan.main("statistik/index.html")
    #expect(main.contains("3 Systeme."))
    #expect(main.contains("<th scope=\"row\" role=\"rowheader\">Farbe red</th><td role=\"cell\">1</td>"))
    #expect(main.contains("width=\"333\" height=\"20\"/></svg> <span class=\"chart-share\">33\u{A0}%</span>"))
    #expect(!main.contains("style="))
    let file = try plan.text("statistik/colour.csv")
    #expect(main.contains("<a href=\"/statistik/colour.csv\" type=\"text/csv\">"))
    #expect(main.contains("als CSV-Datei (\(file.utf8.count)\u{A0}Byte)"))
    #expect(file.hasPrefix("kind,value,label,systems,of\r\nvalue,red,Farbe red,1,3\r\n"))
    #expect(try plan.text("en/statistics/colour.csv").contains("value,red,colour red,1,3\r\n"))
  }

  @Test func aNameThatLooksLikeAFormulaIsNone() throws {
    let hostile = LanguageText("=HYPERLINK(\"https://x.example\")", .german)
    let plan = try plan([system("a", ("office", .text(hostile)))])
    #expect(try plan.text("statistik/office.csv").contains("text,,\"'=HYPERLINK(\"\"https://x.example\"\")\",1,1\r\n"))
  }

  @Test func saysSoWithoutSystems() throws {
    let main = try plan([]).main("statistik/index.html")
    #expect(main.contains("0 Systeme."))
    #expect(!main.contains("<svg"))
  }
}
