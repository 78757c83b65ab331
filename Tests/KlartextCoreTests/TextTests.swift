import Testing

@testable import KlartextCore

@Suite struct TextTests {
  private static let hostile = [
    "", "a", "<a href=\"x\">'&amp;'</a>", "\"\u{301} onload=x", "&lt;", "Ünïcödé 🏛️ \u{202E}x", "a&b;c", "]]>",
    "--><!--",
  ]

  @Test(arguments: hostile) func escapingIsTakenBack(text: String) {
    let escaped = Escaping.html(text)
    #expect(!escaped.utf8.contains { [0x3C, 0x3E, 0x22, 0x27].contains($0) })
    #expect(Escaping.unescapeHTML(escaped) == text)
    #expect(Escaping.percentEncoded(text).utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 })
  }

  @Test(arguments: [
    "../x", "a/../../x", "/etc/passwd", "a//b", ".", "..", "a/.", "a\\b", "a\u{0}b", "a\nb", "",
    String(repeating: "a", count: 241),
    String(repeating: "a/", count: 600) + "b",
  ])
  func noAddressLeavesTheFolder(path: String) { #expect(OutputAddress(path) == nil) }

  @Test func aFileCannotStandWhereAFolderIs() throws {
    func artifact(_ path: String) throws -> Artifact {
      Artifact(try #require(OutputAddress(path)), kind: .page, origin: path) { [] }
    }
    let plan = OutputPlan([
      try artifact("a"), try artifact("a/b"), try artifact("C"), try artifact("c"), try artifact("d"),
    ])
    #expect(plan.artifacts.map(\.address.description) == ["C", "a", "d"])
    #expect(plan.collisions.count == 2)
  }

  @Test(arguments: [
    ("aktv", "aktiv", 1), ("pilott", "pilot", 1), ("", "abc", 3), ("ab", "ba", 1), ("Straße", "straße", 0),
  ])
  func countsEdits(first: String, second: String, distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test func guessesOnlyWhatIsNear() {
    #expect(EditDistance.nearest(to: "sumary", among: ["title", "summary"]) == "summary")
    #expect(EditDistance.nearest(to: "farbe", among: ["title", "summary"]) == nil)
  }

  /// DIN 5007-1: ä like a, ß like ss; equal words in a fixed order.
  @Test func sortsAsInAGermanDictionary() {
    let words = ["Zoo", "Äpfel", "Apfel", "straße", "Strasse", "Strassen", "öl", "Ofen", "éclair", "10", "2"]
    let sorted = GermanCollation.sorted(words) { $0 }
    #expect(sorted == ["10", "2", "Apfel", "Äpfel", "éclair", "Ofen", "öl", "Strasse", "straße", "Strassen", "Zoo"])
    #expect(GermanCollation.sorted(words.reversed()) { $0 } == sorted)
  }

  @Test(arguments: [("de", "de"), ("DE-SIMPLE", "de-simple"), ("pt-br", "pt-BR"), ("zh-Hant-tw", "zh-hant-TW")])
  func writesLanguageTagsInOneWay(text: String, tag: String) { #expect(LanguageTag(text)?.description == tag) }

  @Test(arguments: ["", "d", "deutsch", "de_DE", "de-", "de--x", "de-\u{1}", "de-\u{10}a", "dé"])
  func refusesWhatIsNoLanguage(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test func mapsInOrderOnAllCores() {
    for count in [0, 1, 2, 17, 1000] { #expect(Array(0..<count).parallelMap { $0 * 2 } == (0..<count).map { $0 * 2 }) }
  }

  @Test func positionsCountTheWholeFile() {
    let file = SourceFile(path: "a.md", text: "\u{FEFF}eins\r\nzwei\rdrei\n")
    #expect(file.lineCount == 4)
    #expect((1...4).map { file.line($0) } == ["eins", "zwei", "drei", ""])
    #expect(file.location(SourceMark(line: 2, column: 3)).text == "zwei")
  }
}
