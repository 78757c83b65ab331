import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Texts of others mean their words and nothing else.
@Suite struct ImportTextTests {
  private func shown(_ text: String) -> (plain: String, problems: [String], links: Int) {
    var problems: [String] = []
    var ids = HeadingIDs()
    let file = SourceFile(path: "x.md", text: text)
    let context = MarkdownContext(
      file: file, firstLine: 1, indent: 0, isExact: true, fieldMark: .start, language: .english, headingBase: 2,
      folder: "systems")
    let markdown = readMarkdown(text, context: context, ids: &ids) { finding, _ in problems.append(finding.id) }
    return (markdown.plainText, problems, markdown.links.count)
  }

  @Test(arguments: [
    "* [klik](javascript:alert(1))", "<script>x", "1. Eins", "1) Eins", "# Titel", "> Zitat", "---", "- Punkt",
    "+ Punkt",
    "a_b_c und _d_", "`code`", "~~weg~~", "| a | b |", "&lt;b&gt; &#x41;", "![Bild](x.png)", "[^1]: Note", "===",
    "\\* schon", "a < b & c > d", "http://a@b/x", "    vier Leerzeichen", "Zeile\n# Zwei\n- Drei", "$x$ {y}",
  ])
  func areShownAsTheyAre(text: String) {
    let plain = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.joined(
      separator: "\n")
    let result = shown(ImportedText.markdown(plain))
    #expect(result.plain == plain, "\(ImportedText.markdown(plain))")
    #expect(result.problems == [] && result.links == 0)
  }

  @Test func becomeWordsWhereTheyAreHTML() {
    #expect(ImportedText.plain("<p>Eins &amp; <b>zwei</b></p><p>Drei<br/>vier</p>") == "Eins & zwei\n\nDrei\nvier")
    #expect(ImportedText.plain("<script>alert(1)</script>Text<!-- weg -->") == "Text")
    #expect(ImportedText.plain("a < b und <unbekannt>") == "a < b und <unbekannt>")
    #expect(ImportedText.plain("A\u{0}B\u{202E}C\u{200B}D\r\nE") == "ABCD\nE")
  }

  @Test func areCutSoThatTheyFit() {
    let text = String(repeating: "*a* ", count: 100)
    let (markdown, isCut) = ImportedText.markdown(text, limit: 60)
    #expect(isCut && markdown.unicodeScalars.count <= 60 && markdown.hasSuffix("…"))
  }

  @Test(arguments: [
    ("31.3.2026", "2026-03-31"), ("31.03.26", "2026-03-31"), ("31. März 2026", "2026-03-31"),
    ("2026-03-31 00:00:00", "2026-03-31"),
    ("Mrz 24", "2024-03"), ("03.2024", "2024-03"), ("2024", "2024"), ("25/12/2025", "2025-12-25"), ("3/4/2025", ""),
    ("31.2.2026", ""),
    ("morgen", ""),
  ])
  func readsDays(text: String, expected: String) {
    #expect(SpreadsheetDate.read(text, isPartial: true) == (expected.isEmpty ? nil : expected))
  }

  @Test(arguments: [
    ("1.234,5", true, "1234.5"), ("1,234.5", false, "1234.5"), ("0.5", true, "0.5"), ("4.200", true, "4200"),
    ("-3,25 €", true, "-3.25"),
    ("1,2,3", true, ""), ("1E5", true, ""), ("zwei", false, ""),
  ])
  func readsNumbers(text: String, comma: Bool, expected: String) {
    #expect(SpreadsheetNumber.read(text, hasDecimalComma: comma) == (expected.isEmpty ? nil : expected))
  }

  @Test(arguments: [
    ("2026-03-01T23:30:00Z", "2026-03-02"), ("2026-03-01", "2026-03-01"), ("2013-01-04T08:00:00+01:00", "2013-01-04"),
    ("2026-06-30T22:00:00+00:00", "2026-07-01"),
  ])
  func readsTimesOfCouncils(text: String, expected: String) { #expect(OParlDate.day(text) == expected) }

  @Test func readsTablesOfAllKinds() throws {
    let rows = [["id", "Größe"], ["a", "x;\"y\"\nz"]]
    let text = "id;Größe\r\na;\"x;\"\"y\"\"\nz\"\r\n;;\r\n"
    let utf16: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16, Array(utf16.dropFirst(2)), latin] {
      #expect(try CSVTable(bytes).rows.map(\.cells) == rows)
    }
    #expect(try CSVTable(Array("sep=,\na,b\n".utf8)).rows.map(\.cells) == [["a", "b"]])
    #expect(try CSVTable(Array("a\tb\n1\t2".utf8)).rows.last?.number == 2)
    #expect(CSVTable.letters(ofColumn: 0) == "A" && CSVTable.letters(ofColumn: 27) == "AB")
    #expect(CSV.withoutGuard("'=1") == "=1" && CSV.withoutGuard("'s-Hertogenbosch") == nil)
  }

  @Test func readsJSONOfOthers() throws {
    let json = try JSONReader.read(Array("\u{FEFF}{\"a\": [1.50, \"\\u00e4\\ud83d\\ude00\\ud800\", null, true]}".utf8))
    #expect(json == ["a": [.number("1.50"), "ä😀\u{FFFD}", .null, true]])
    for text in ["", "{", "[1,]", "{\"a\" 1}", "01", "\"\u{1}\"", "[1] 2", String(repeating: "[", count: 70)] {
      #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(text.utf8)) }
    }
  }
}
