import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

@Suite struct MarkdownHostileTests {
  // MARK: - Raw HTML

  private static let refusesRawHTMLCases: [(String, [String])] = [
    ("a<br>b", ["markdown-html 1:2+4"]), ("ä <b>x</b>", ["markdown-html 1:3+3"]), ("</b>", ["markdown-html 1:1+4"]),
    ("<!-- weg -->", ["markdown-html 1:1+12"]), ("a <!-- weg --> b", ["markdown-html 1:3+12"]),
    ("<div onclick=\"x\">\ny\n</div>", ["markdown-html 1:1+17"]), ("> <script>x</script>", ["markdown-html 1:3+8"]),
    ("a\n  b <u>c</u>", ["markdown-html 2:5+3"]), ("<?php x ?>", ["markdown-html 1:1+10"]),
    ("| a |\n|---|\n| x<br>y |", ["markdown-html 3:4+4"]), ("![a<b>](../media/x.png)", ["markdown-html 1:4+3"]),
    ("x <img src=a onerror=b>", ["markdown-html 1:3+21"]),
  ]

  @Test(arguments: refusesRawHTMLCases)
  func refusesRawHTML(text: String, reports: [String]) {
    let reading = read(text)
    #expect(reading.reports == reports)
    #expect(reading.findings.allSatisfy { $0.finding.severity == .error && $0.finding.mend != nil })
    for tag in ["<br>b", "<b>", "<script", "<!--", "<div on", "<u>", "<?", "<svg", "<img src=a"] {
      #expect(!reading.html.contains(tag))
    }
  }

  // MARK: - Injection

  /// Tags and attributes that our own HTML may have.
  @Test(arguments: [
    "[a](https://x.example/\"onmouseover=alert(1))", "[a](https://x.example/'><script>)",
    "[a](https://x.example/&quot;onclick=&quot;x)", "[a](<https://x.example/\" onclick=\"x>)",
    "[a](https://x.example \"\\\"><script>x</script>\")", "[a](https://x.example/\"\u{301}onclick=x)",
    "![\"\u{301} onerror=x](../media/x.png)", "![x\" onerror=\"y](../media/x.png \"\\\" onload=\\\"z\")",
    "## \"\u{301} onclick=x\n\n|a|\n|-|\n|b|", "## <\u{338}b>\n\n|a|\n|-|\n|b|", "&lt;script&gt;x&lt;/script&gt;",
    "\\<script>x\\</script>", "`<script>`", "```<script>\n</code></pre><script>\n```", "    <script>",
    "[^\"><script]: x\n\na[^\"><script]", "[^\"><script]", "[a][\"><script>]", "[a&quot;&gt;&lt;script&gt;](b.md)",
    "https://x.example/\"onclick=x", "www.x.example/'><script", "\"><script>@x.example", "~~</del><script>~~ \\<x>",
    "<https://x.example/\"onclick=\"x>", "[a](b.md#\"><script>)", "[a](../media/\"><script>.pdf)", "[a](/\"><script>)",
    "<svg/onload=alert(1)>", "<javascript:alert(1)>", "[a](&#x6A;avascript:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](java&Tab;script:alert(1))", "[a]: javascript:alert(1)\n\n[a]", "[a](\u{1}javascript:alert(1))",
    "[a](<java\nscript:alert(1)>)", "<JAVASCRIPT:alert(1)>", "[a](vbscript:x) [b](data:text/html;base64,PHM)",
    "![a](javascript:alert(1))", "[![a](javascript:x)](javascript:y)", "[a](javascript&colon;alert(1))",
  ])
  func letsNothingThrough(text: String) throws {
    let html = read(text).html
    let names =
      "p a h2 em strong del code pre ul ol li sup span section div table thead tbody tr th td img figure figcaption"
      .split(separator: " ")
    let attributes = /(?: (?:href|class|rel|id|role|aria-label|tabindex|scope|src|alt)="[^"<>]*")*>/
    var rest = html[...]
    // Every tag must be one of ours, with attributes of ours in double quotes.
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      let end = try #require(rest.firstIndex(of: ">"))
      let tag = String(rest[...end])
      let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      #expect(names.contains(name), "\(tag) in \(html)")
      #expect(tag[name.endIndex...].wholeMatch(of: attributes) != nil, "\(tag) in \(html)")
      rest = rest[rest.index(after: end)...]
    }
    #expect(!html.utf8.contains(0x27))
    #expect(!html.lowercased().contains("href=\"javascript"))
  }

  // MARK: - Characters

  @Test func leavesOutHiddenCharacters() {
    let reading = read("a\u{0}b\u{7}c [x](q.txt)\n\u{202E}um\n\u{2066}gut\u{2069}\n\u{85}d \u{202C}")
    #expect(reading.html.hasPrefix("<p>abc x\num\n\u{2066}gut\u{2069}\nd </p>") || reading.html.contains("\nd</p>"))
    #expect(
      reading.reports.sorted()
        == [
          "link-unknown-file 1:11+5", "text-bidi-control 2:1+1", "text-bidi-control 4:4+1", "text-control 1:2+1",
          "text-control 4:1+1",
        ].sorted())
  }

  private static let readsNoBreakSpacesBesideMarkersCases: [(String, String)] = [
    ("\u{A0}##\u{A0}Titel", "<h2 id=\"titel\">Titel</h2>"),
    ("-\u{A0}a\n-\u{A0}b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("\u{A0}> z", "<blockquote>\n<p>z</p>\n</blockquote>"), ("1.\u{A0}Mai 2026", "<p>1.\u{A0}Mai 2026</p>"),
    ("\u{A0}1. a", "<ol>\n<li>a</li>\n</ol>"), ("5\u{A0}000 Euro", "<p>5\u{A0}000 Euro</p>"),
  ]

  @Test(arguments: readsNoBreakSpacesBesideMarkersCases)
  func readsNoBreakSpacesBesideMarkers(text: String, html: String) {
    #expect(read(text).html == html)
  }

  @Test func leavesOutHiddenCharactersWrittenAsNumbers() {
    let reading = read("a &#x202E;b&#1;c&#10;d ![&#x2066;x](../media/a.png)")
    #expect(reading.html == "<p>a bc\nd <img src=\"media/a.png\" alt=\"x\"></p>")
    #expect(reading.reports == ["text-control 1:3+2"])
  }

  @Test func countsCodePointsInTheFile() {
    let reading = read("ä\n\n\u{A0}- ö 😀 [x](q.txt)", firstLine: 10, indent: 4)
    #expect(reading.reports == ["link-unknown-file 12:16+5"])
    #expect(read("[x](q.txt)", isExact: false).reports == ["link-unknown-file 7:3+1"])
  }

  // MARK: - Threads

  @Test func readsTheSameOnAllThreads() {
    let texts = (0..<200).map { number in
      "## Teil \(number)\n\n~~alt~~ https://a.example/\(number) a@b.example \"*Wort*\" ~x~ www.b.example[^1]\n\n"
        + "| a | b |\n|---|--:|\n| ~~\(number)~~ | `x` |\n\n- [x] ja: http://c.example\n\n[^1]: Note \(number)\n"
    }
    let serial = texts.map { read($0).html }
    for _ in 0..<5 {
      #expect(texts.parallelMap { read($0).html } == serial)
    }
    #expect(serial.allSatisfy { $0.contains("<del>alt</del>") && $0.contains("href=\"mailto:a@b.example\"") })
  }

  // MARK: - Cost

  /// A text made of repeated parts.
  struct Load: CustomStringConvertible {
    var description: String
    var parts: [(text: String, count: Int)]

    init(_ description: String, _ parts: (String, Int)...) {
      self.description = description
      self.parts = parts
    }

    var text: String { parts.map { String(repeating: $0.text, count: $0.count) }.joined() }
  }

  private static func stairs(_ count: Int) -> String {
    (0..<count).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
  }

  private static let loads: [Load] = [
    Load("brackets", ("[", 50_000)), Load("images", ("![[]()", 50_000)), Load("quotes", (">", 10_000)),
    Load("quotes apart", ("> ", 10_000)), Load("emphasis", ("*a_ ", 50_000)), Load("backticks", ("`", 1 << 20)),
    Load("strong", ("*a **a ", 50_000), ("b", 1), (" a** a*", 50_000)), Load("lists", (stairs(600), 1)),
    Load("markers", ("- ", 10_000)), Load("numbers", ("1. ", 10_000)), Load("comments", ("a <!-- ", 50_000)),
    Load("declarations", ("a <!A ", 50_000)), Load("instructions", ("a <? ", 50_000)),
    Load("CDATA", ("a <![CDATA[ ", 50_000)), Load("mail", ("a@", 50_000)), Load("http://a", (")", 50_000)),
    Load("table after lines", ("x\n", 50_000), ("|-\n", 1)),
    Load("short rows", ("x|", 90), ("\n", 1), ("-|", 90), ("\n", 1), ("x\n", 20_000)),
    Load("definition", ("[a]: ", 1), ("u", 10_000), ("\n\n", 1), ("[a]\n\n", 20_000)),
    Load("quotation marks", ("\"a 'b ", 100_000)), Load("apostrophes", ("'a ", 150_000), ("a\" ", 100_000)),
    Load("too long", ("a", (1 << 20) + 1)), Load("footnotes", ("[^1]:", 50_000)),
    Load("stars", ("*", 900), ("a", 1), ("*", 900)),
    Load("references", ("[^", 100_000)), Load("columns", ("a|", 200)), Load("controls", ("\u{1}\n\n", 100_000)),
    Load("paragraphs", ("a\n\n", 200_000)), Load("words", ("Wort ", 200_000)), Load("links", ("[a](b.md) ", 3000)),
    Load("reference links", ("[a]: q.txt\n\n", 1), ("[a] [a] [a] [a] [a] [a] [a] [a]\n\n", 2000)),
    Load("unsafe links", ("[a](x:y) ", 3000)), Load("tags", ("a <b> ", 3000)),
    Load("footnote references", ("[^1] ", 3000), ("\n\n[^1]: x", 1)),
  ]

  @Test(arguments: loads)
  func isBounded(load: Load) {
    let text = load.text
    let time = ContinuousClock().measure { _ = read(text) }
    // A debug build on a busy machine; without the limits some of these take minutes.
    #expect(time < .seconds(60), "\(time)")
  }

  private static let saysWhatIsTooMuchCases: [(Load, String)] = [
    (Load("a line", ("[", 50_000)), "markdown-complexity 1:1+50000"),
    (Load("quotes", (">", 10_000)), "markdown-nesting 1:1+10000"),
    (Load("markers", ("a\n\n", 1), ("- ", 200), ("a", 1)), "markdown-nesting 3:1+401"),
    (Load("columns", ("a\n|", 1), ("b|", 101)), "markdown-columns 2:1+203"),
    (Load("stairs", (stairs(120), 1)), "markdown-nesting 50:1+101"),
    (Load("length", ("a", (1 << 20) + 1)), "markdown-length 1:1+1"),
    (Load("table", ("x\n\n|a|b|\n|-|-|\n", 1), ("x\n", 20_000)), "markdown-table-size 3:1+5"),
  ]

  @Test(arguments: saysWhatIsTooMuchCases)
  func saysWhatIsTooMuch(load: Load, report: String) {
    let reading = read(load.text)
    #expect(reading.reports == [report])
    #expect(reading.markdown.isEmpty)
  }
}
