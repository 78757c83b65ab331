import KlartextCore
import Testing

@testable import KlartextContent

@Suite struct MarkdownTypographyTests {
  private static let setsGermanMarksCases: [(String, String)] = [
    ("\"Wort\"", "„Wort“"), ("'Wort'", "‚Wort‘"), ("Er sagte: \"Ja.\"", "Er sagte: „Ja.“"),
    ("\"Ein 'inneres' Zitat\"", "„Ein ‚inneres‘ Zitat“"), ("\"'Nur' innen\"", "„‚Nur‘ innen“"),
    ("\"Zitat 'am Ende'\"", "„Zitat ‚am Ende‘“"), ("KI-\"Assistent\"", "KI-„Assistent“"),
    ("(\"Wort\")", "(„Wort“)"), ("\"a\", \"b\" und \"c\"", "„a“, „b“ und „c“"),
    ("So geht's. Hans' Auto.", "So geht’s. Hans’ Auto."), ("'s ist gut", "’s ist gut"),
    ("Ein 5\" Rohr", "Ein 5\" Rohr"), ("\"Artikel 5\"", "„Artikel 5“"), ("ein \"offenes Zitat", "ein \"offenes Zitat"),
    ("„Wort\"", "„Wort“"), ("„Wort“ bleibt", "„Wort“ bleibt"), ("a -- b", "a – b"), ("a--b", "a--b"),
    ("Warten...", "Warten…"), ("....", "...."), ("1...3", "1…3"), ("\"…\"", "„…“"),
    ("\"A\"/\"B\"", "„A“/„B“"), ("\"Was?\", fragte er.", "„Was?“, fragte er."),
  ]

  @Test(arguments: setsGermanMarksCases)
  func setsGermanMarks(text: String, expected: String) {
    #expect(Self.shown(text, .german) == expected)
  }

  private static let setsEnglishMarksCases: [(String, String)] = [
    ("\"word\"", "“word”"), ("'word'", "‘word’"), ("people's", "people’s"), ("the users' data", "the users’ data"),
    ("\"It's 'fine',\" she said", "“It’s ‘fine’,” she said"), ("“typed\"", "“typed”"),
  ]

  @Test(arguments: setsEnglishMarksCases)
  func setsEnglishMarks(text: String, expected: String) {
    #expect(Self.shown(text, .english) == expected)
  }

  @Test func leavesOtherLanguagesAlone() throws {
    let french = try #require(LanguageTag("fr"))
    #expect(Self.shown("\"mot\" l'eau...", french) == "\"mot\" l'eau…")
  }

  private static let seesTheBlockAsAWholeCases: [(String, String)] = [
    ("\"*Wort*\"", "<p>„<em>Wort</em>“</p>"), ("*\"Wort\"*", "<p><em>„Wort“</em></p>"),
    ("\"[Wort](#a)\"", "<p>„<a href=\"#a\">Wort</a>“</p>"), ("\"`a \"b\"`\"", "<p>„<code>a &quot;b&quot;</code>“</p>"),
    ("\"eine\nZeile\"", "<p>„eine\nZeile“</p>"), ("`a -- b...`", "<p><code>a -- b...</code></p>"),
    ("**\"a\"** 'b'", "<p><strong>„a“</strong> ‚b‘</p>"),
  ]

  @Test(arguments: seesTheBlockAsAWholeCases)
  func seesTheBlockAsAWhole(text: String, html: String) {
    #expect(read(text).html == html)
  }

  @Test func leavesAddressesAlone() {
    let html = read("https://stadt.example/a...b'c").html
    #expect(html.contains("href=\"https://stadt.example/a...b&#39;c\""))
    #expect(html.contains(">https://stadt.example/a...b&#39;c<"))
  }

  @Test func composesLetters() {
    let reading = read("## Pru\u{308}fung\n\nu\u{308} `o\u{308}`")
    #expect(Array(reading.markdown.plainText.utf8) == Array("Prüfung\nü ö".utf8))
    #expect(Array(reading.html.utf8) == Array("<h2 id=\"pruefung\">Prüfung</h2>\n<p>ü <code>ö</code></p>".utf8))
  }

  private static func shown(_ text: String, _ language: LanguageTag) -> String {
    String(decoding: Typography(language: language).applied(to: Array(text.utf8)), as: UTF8.self)
  }
}
