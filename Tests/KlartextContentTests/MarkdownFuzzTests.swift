import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Random texts of everything that means something in Markdown: always the same ones.
@Suite struct MarkdownFuzzTests {
  private static let words = [
    "a", "Wort", "ü", "u\u{308}", " ", " ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n  ", "\n## ", "\n# ", "\n#### ",
    "*", "**", "_", "~~", "`", "```\n", "[", "]", "](b.md)", "](https://a.example/x.pdf)", "](javascript:x)",
    "](../media/a.png \"T\")", "![", "!", "[^1]", "\n\n[^1]: ", "[^2]", "\n\n[^2]: ", "[x]", "\n\n[x]: c.md\n",
    "| a | b |\n",
    "|---|--:|\n", "|", "\\", "<b>", "</b>", "<!-- ", "-->", "<", ">", "&amp;", "&lt;", "&#10;", "&#x202E;", "\"", "'",
    "...",
    " -- ",
    "https://a.example/?a&b", "www.b.example", "c@d.example", "<https://e.example>", "- [ ] ", "- [x] ", "\\\n",
    "\u{A0}",
    "\u{202E}", "\u{2066}", "\u{2069}", "\u{1}", "---\n", "😀", "\t", "5\" ", "„", "“", "<\u{338}", "\"\u{301}",
  ]

  @Test(arguments: 0..<16)
  func writesWellFormedHTML(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    for _ in 0..<60 {
      let text = (0..<(1 + random(60))).map { _ in Self.words[random(Self.words.count)] }.joined()
      let reading = read(text)
      let problem = Self.problem(in: reading.html)
      #expect(problem == nil, "\(String(reflecting: text)) → \(reading.html)")
      for (finding, mark) in reading.findings {
        #expect(finding.mend != nil)
        let length = reading.file.line(Int(mark.line)).unicodeScalars.count
        #expect(mark.line >= 1 && Int(mark.line) <= reading.file.lineCount, "\(String(reflecting: text)) \(finding.id)")
        #expect(Int(mark.column) <= length + 1, "\(String(reflecting: text)) \(finding.id)")
      }
      for piece in zip(reading.markdown.pieces, reading.markdown.pieces.dropFirst()) {
        if case (.html, .html) = piece { Issue.record("adjacent HTML is not merged") }
      }
    }
  }

  /// The first tag that does not fit, and every reference to an id that does not exist.
  private static func problem(in html: String) -> String? {
    var open: [Substring] = []
    var ids: Set<Substring> = []
    var references: [Substring] = []
    var rest = html[...]
    while let start = rest.firstIndex(where: { $0.unicodeScalars.first == "<" }) {
      guard let end = rest[start...].firstIndex(where: { $0.unicodeScalars.first == ">" }) else { return "unclosed" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      for attribute in tag.split(separator: " ").dropFirst() {
        let value = attribute.split(separator: "\"").dropFirst().first ?? ""
        if attribute.hasPrefix("id="), !ids.insert(value).inserted { return "id \(value) twice" }
        if attribute.hasPrefix("href=\"#fn") { references.append(value.dropFirst()) }
      }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "</\(name)>" }
      } else if !["br", "hr", "img"].contains(name) {
        open.append(name)
      }
    }
    if let missing = references.first(where: { !ids.contains($0) }) { return "no id \(missing)" }
    return open.last.map(String.init)
  }
}
