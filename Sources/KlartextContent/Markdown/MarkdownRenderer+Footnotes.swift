import KlartextCore
import KlartextRegister

/// The footnotes of one text: their ids on the page, and how far they are written.
struct Footnotes {
  private(set) var definitionIDs: [Int: String] = [:]
  private(set) var referenceIDs: [Int: [String]] = [:]
  /// How many references to each were written.
  private var written: [Int: Int] = [:]
  /// How many of the parser's footnotes have been passed.
  var passed = 0
  /// The shown number of the footnote that is being written.
  var current = 0
  /// Whether the links back already stand in its last paragraph.
  var hasBackLinks = false

  init() {}

  init(survey: MarkdownSurvey, ids: inout HeadingIDs) {
    for (number, count) in survey.footnoteReferences.sorted(by: { $0.key < $1.key }) {
      definitionIDs[number] = ids.unique("fn-\(number)")
      referenceIDs[number] = (1...count).map { ids.unique($0 == 1 ? "fnref-\(number)" : "fnref-\(number)-\($0)") }
    }
  }

  /// The id for the next reference to a footnote.
  mutating func nextReferenceID(to number: Int) -> String? {
    let index = written[number, default: 0]
    written[number] = index + 1
    guard let ids = referenceIDs[number], index < ids.count else { return nil }
    return ids[index]
  }
}

/// Footnotes as DPUB-ARIA 1.1 marks them: `doc-noteref`, `doc-endnotes`, `doc-backlink`.
extension MarkdownRenderer {
  mutating func writeFootnoteReference(_ number: Int) {
    guard let target = footnotes.definitionIDs[number], let id = footnotes.nextReferenceID(to: number) else { return }
    output.markup("<sup><a id=\"\(id)\" href=\"#\(target)\" role=\"doc-noteref\"><span class=\"visually-hidden\">")
    output.piece(.label(.footnoteReference))
    output.markup(" </span>\(number)</a></sup>")
  }

  /// Opens the next footnote; not one that the text does not lead to.
  mutating func openFootnote() -> Bool {
    footnotes.passed += 1
    guard survey.footnoteNumbers[footnotes.passed] != nil else { return false }
    if footnotes.current == 0 {
      output.markup("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
      writeRegionName(nil, or: .footnotes)
      output.markup("\">\n<ol>\n")
    }
    footnotes.current += 1
    footnotes.hasBackLinks = false
    output.markup("<li id=\"\(footnotes.definitionIDs[footnotes.current] ?? "")\">\n")
    return true
  }

  mutating func closeFootnote() {
    guard survey.footnoteNumbers[footnotes.passed] != nil else { return }
    if !footnotes.hasBackLinks {
      output.markup("<p>")
      writeBackLinks()
      output.markup("</p>\n")
    }
    output.markup("</li>\n")
  }

  mutating func closeFootnotes() {
    if footnotes.current > 0 { output.markup("</ol>\n</section>\n") }
  }

  /// One arrow for each place that refers to the footnote.
  mutating func writeBackLinks() {
    footnotes.hasBackLinks = true
    let ids = footnotes.referenceIDs[footnotes.current] ?? []
    for (index, id) in ids.enumerated() {
      output.markup(" <a href=\"#\(id)\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"")
      output.piece(.label(.footnoteBack))
      let place = ids.count > 1 ? "\(footnotes.current).\(index + 1)" : "\(footnotes.current)"
      // The variation selector keeps the arrow from becoming a coloured picture.
      output.markup(" \(place)\">↩\u{FE0E}</a>")
    }
  }

  // MARK: - What is missing

  /// `[^x]` without a definition stays in the text as it is.
  mutating func reportUndefinedFootnotes(_ inline: InlineText, in block: MarkdownNode) {
    let bytes = inline.bytes
    var index = 0
    var keptIndex = 0
    while index + 2 < bytes.count {
      while keptIndex < inline.kept.count, inline.kept[keptIndex].upperBound <= index { keptIndex += 1 }
      if keptIndex < inline.kept.count, inline.kept[keptIndex].contains(index) {
        index = inline.kept[keptIndex].upperBound
        continue
      }
      guard bytes[index] == 0x5B, bytes[index + 1] == 0x5E,
        let length = bytes[(index + 2)...].prefix(80).firstIndex(where: { $0 == 0x5D || $0 <= 0x20 }),
        bytes[length] == 0x5D, length > index + 2
      else {
        index += 1
        continue
      }
      let reference = Array(bytes[index...length])
      // Not found, or behind a backslash: the author wants to see it like that.
      if let found = source.find(reference, in: searchRange) {
        searchRange = (found + reference.count)..<max(found + reference.count, searchRange.upperBound)
        if found == 0 || source.bytes[found - 1] != 0x5C {
          let label = String(decoding: reference[2..<(reference.count - 1)], as: UTF8.self)
          report(.footnoteUndefined(label), source.mark(found..<(found + reference.count)))
        }
      }
      index = length + 1
    }
  }

  /// The parser drops footnotes that nothing refers to; only the source still has them.
  mutating func reportUnusedFootnotes() {
    guard source.find(Array("[^".utf8), in: 0..<source.bytes.count) != nil else { return }
    var verbatim = survey.verbatimLines[...]
    for number in 1...source.lineCount {
      while let first = verbatim.first, first.upperBound < number { verbatim = verbatim.dropFirst() }
      if let first = verbatim.first, first.contains(number) { continue }
      if survey.footnoteLines.contains(number) { continue }
      let line = source.line(number)
      let content = line.drop { $0 == 0x20 }
      guard content.startIndex - line.startIndex < 4, content.starts(with: Array("[^".utf8)),
        let end = content.firstIndex(of: 0x5D), end > content.startIndex + 2, end + 1 < content.endIndex,
        content[end + 1] == 0x3A
      else { continue }
      let label = String(decoding: content[(content.startIndex + 2)..<end], as: UTF8.self)
      report(.footnoteUnused(label), source.mark(content.startIndex..<(end + 2)))
    }
  }
}
