import KlartextCore
import KlartextRegister

/// Links the first mention of each term of the glossary on one page.
struct TermMarker {
  let tables: [LanguageTag: GlossaryTable]
  /// Terms that readers can be led to, also those that are linked only by hand.
  let explained: Set<EntryKey>
  /// The entry whose page it is; a term's own page does not lead to itself.
  let page: EntryKey
  /// The terms that the page has mentioned so far.
  private var mentioned: Set<EntryKey> = []

  init(tables: [LanguageTag: GlossaryTable], explained: Set<EntryKey>, page: EntryKey) {
    self.tables = tables
    self.explained = explained
    self.page = page
  }

  /// A text with links to the terms that it is the first to mention; `nil` when it has none.
  mutating func marked(_ markdown: Markdown) -> Markdown? {
    let table = tables[markdown.language].flatMap { $0.isEmpty ? nil : $0 }
    guard table != nil || !markdown.links.isEmpty else { return nil }
    var text = MarkedText(markdown)
    for piece in markdown.pieces {
      switch piece {
      case .html(let html):
        if let table { mark(html, by: table, in: &text) } else { text.pieces.append(piece) }
      case .linkStart(let index):
        if case .entry(let key, _) = markdown.links[index].target { mention(key, in: &text) }
        text.openLinks += 1
        text.pieces.append(piece)
      case .linkEnd:
        text.openLinks -= 1
        text.pieces.append(piece)
      case .image, .label: text.pieces.append(piece)
      }
    }
    guard !text.terms.isEmpty else { return nil }
    var marked = markdown
    marked.pieces = text.pieces
    marked.links = text.links
    marked.terms = text.terms
    return marked
  }

  /// Notes a term; whether it is the first time on this page.
  @discardableResult
  private mutating func mention(_ key: EntryKey, in text: inout MarkedText) -> Bool {
    guard key != page, explained.contains(key), mentioned.insert(key).inserted else { return false }
    text.terms.append(key)
    return true
  }

  // MARK: - HTML

  /// A text that is being written, and where in its HTML the writing stands.
  private struct MarkedText {
    var pieces: [Markdown.Piece] = []
    var links: [Markdown.Link]
    var terms: [EntryKey] = []
    var openLinks = 0
    /// Whether the HTML so far ends within a tag; an attribute may hold a label.
    var isInTag = false
    /// Elements that are open and whose text is left alone.
    var untouched = 0

    init(_ markdown: Markdown) {
      links = markdown.links
      pieces.reserveCapacity(markdown.pieces.count + 8)
    }
  }

  /// Elements in which nothing is linked: headings, links, code, heads of tables, abbreviations, what no longer holds.
  private static let untouched: Set<[UInt8]> = Set(
    ["a", "abbr", "code", "del", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "sup", "th"].map { Array($0.utf8) })

  private mutating func mark(_ html: String, by table: GlossaryTable, in text: inout MarkedText) {
    let bytes = Array(html.utf8)
    var written = 0
    var index = 0
    while index < bytes.count {
      if text.isInTag {
        index = (bytes[index...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
        text.isInTag = bytes[index - 1] != 0x3E
      } else if bytes[index] == 0x3C {
        noteTag(at: index, of: bytes, in: &text)
        text.isInTag = true
      } else {
        let end = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
        if text.untouched == 0, text.openLinks == 0 {
          mark(bytes, index..<end, by: table, in: &text, written: &written)
        }
        index = end
      }
    }
    if written == 0 {
      text.pieces.append(.html(html))
    } else if written < bytes.count {
      text.pieces.append(.html(String(decoding: bytes[written...], as: UTF8.self)))
    }
  }

  private func noteTag(at start: Int, of bytes: [UInt8], in text: inout MarkedText) {
    let isEnd = start + 1 < bytes.count && bytes[start + 1] == 0x2F
    let name = bytes[(start + (isEnd ? 2 : 1))...].prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    guard Self.untouched.contains(Array(name)) else { return }
    text.untouched = max(0, text.untouched + (isEnd ? -1 : 1))
  }

  /// Marks one stretch of text between tags.
  private mutating func mark(
    _ bytes: [UInt8], _ range: Range<Int>, by table: GlossaryTable, in text: inout MarkedText, written: inout Int
  ) {
    let scanner = WordScanner(bytes, until: range.upperBound)
    var index = range.lowerBound
    while let word = scanner.next(from: index) {
      index = word.range.upperBound
      guard let match = table.match(word, in: scanner) else { continue }
      // Also what is not linked is passed over as a whole: „KI“ in „KI im Sinne …“ stays part of the longer term.
      index = match.end
      guard mention(match.key, in: &text) else { continue }
      let start = word.range.lowerBound
      if written < start { text.pieces.append(.html(String(decoding: bytes[written..<start], as: UTF8.self))) }
      text.links.append(Markdown.Link(target: .entry(match.key, anchor: nil), mark: .start, isAutomatic: true))
      text.pieces.append(.linkStart(text.links.count - 1))
      text.pieces.append(.html(String(decoding: bytes[start..<match.end], as: UTF8.self)))
      text.pieces.append(.linkEnd(text.links.count - 1))
      written = match.end
    }
  }
}
