import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Which texts are measured, and by which limits.
@Suite struct ReadabilityCheckTests {
  private static func field(_ key: String, isReadable: Bool) -> FieldDefinition {
    FieldDefinition(key: key, path: key, type: .text, label: LocalizedText([:]), isReadable: isReadable)
  }

  private static let collection = CollectionDefinition(
    id: "systems", label: LocalizedText([:]), singular: LocalizedText([:]), intro: LocalizedText([:]),
    segment: LocalizedText([:]), groups: [],
    fields: [field("summary", isReadable: true), field("norm", isReadable: false)])

  private static let sentence =
    "Wir lesen jede Woche hundert Antworten und sehen so bald, was falsch war und was gut war."

  private func entry(_ values: [(String, Value)], _ language: LanguageTag = .german) -> Entry {
    let record = Record(values.map { Record.Field($0.0, $0.1, SourceMark(line: 1, column: 10)) })
    return Entry(
      key: EntryKey("systems", "a"), collection: Self.collection,
      file: SourceFile(path: "content/systems/a.md", text: "summary: " + Self.sentence), language: language,
      record: record)
  }

  private func text(_ language: LanguageTag) -> Value { .text(LanguageText(Self.sentence, language)) }

  private func read(_ entry: Entry) -> ReadabilityCheck.Result { ReadabilityCheck([entry]).read(entry) }

  @Test func onlyFieldsForCitizens() {
    #expect(read(entry([("summary", text(.german))])).figures[.german]?.words == 17)
    #expect(read(entry([("norm", text(.german))])).figures.isEmpty)
  }

  @Test func onlyGerman() {
    #expect(read(entry([("summary", text(.english))], .english)).figures.isEmpty)
  }

  @Test func easyLanguageIsStricter() throws {
    #expect(read(entry([("summary", text(.german))])).diagnostics.isEmpty)
    let easy = read(entry([("summary", text(.simpleGerman))], .simpleGerman)).diagnostics
    #expect(easy.map(\.finding.id) == ["KT-text-sentence-long", "KT-easy-number-word"])
    #expect(easy.first?.severity == .hint)
    #expect(easy.first?.location?.column == 10)
  }

  @Test func translationsStandInTheirOwnFile() {
    var entry = entry([("summary", .text(LanguageText("Wir helfen.", .german)))])
    let own = Record([Record.Field("summary", text(.simpleGerman), SourceMark(line: 2, column: 10))])
    entry.translations[.simpleGerman] = Translation(
      language: .simpleGerman,
      file: SourceFile(path: "content/systems/a.de-simple.md", text: "---\nsummary: " + Self.sentence),
      record: own, own: own, translatedOn: nil, reviewedBy: nil)
    let result = read(entry)
    #expect(Set(result.figures.keys) == [.german, .simpleGerman])
    #expect(Set(result.diagnostics.map { $0.location?.path }) == ["content/systems/a.de-simple.md"])
    #expect(result.diagnostics.first?.location?.line == 2)
  }

  @Test func theWordingOfOthersIsTheirs() {
    let origin = Value.record(Record([Record.Field("kind", .term("eu"), .start)]))
    #expect(read(entry([("summary", text(.german)), ("origin", origin)])).figures.isEmpty)
  }
}
