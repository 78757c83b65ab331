import KlartextCore

/// Makes quotation marks, apostrophes, dashes and ellipses of what a keyboard has.
///
/// Works on the text of a whole block, so that `"*Wort*"` is seen as one quotation. Where the marks do not tell what
/// is meant (an opening one without its end, inches), they stay as they are.
struct Typography {
  struct Replacement: Equatable {
    var offset: Int
    /// How many bytes it takes the place of.
    var length: Int
    var text: String
  }

  private let quotes: Quotes?

  /// What straight marks become in a language.
  private struct Quotes {
    var openDouble: String
    var closeDouble: String
    var openSingle: String
    var closeSingle: String
  }

  init(language: LanguageTag) {
    switch language.primary {
    case "de": quotes = Quotes(openDouble: "„", closeDouble: "“", openSingle: "‚", closeSingle: "‘")
    case "en": quotes = Quotes(openDouble: "“", closeDouble: "”", openSingle: "‘", closeSingle: "’")
    default: quotes = nil
    }
  }

  /// What to change in a text, ascending; the kept ranges (code, addresses) are read but not changed.
  func replacements(in text: [UInt8], keeping kept: [Range<Int>]) -> [Replacement] {
    guard text.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x2D || $0 == 0x2E }) else { return [] }
    var pass = Pass(text: text, kept: kept, quotes: quotes)
    return pass.run()
  }

  /// A text of its own, such as the description of a picture.
  func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    for replacement in replacements(in: text, keeping: []) {
      result += text[index..<replacement.offset]
      result += replacement.text.utf8
      index = replacement.offset + replacement.length
    }
    return result + text[index...]
  }

  // MARK: - One pass

  /// What stands beside a mark.
  private enum Neighbour {
    /// Nothing, or a space.
    case edge
    /// A bracket or quotation mark that opens.
    case opening
    /// A full stop, a bracket or quotation mark that closes.
    case closing
    /// A hyphen, dash or slash: on both sides of it a word may be quoted.
    case joining
    case digit
    case word

    var mayPrecedeQuotation: Bool { self == .edge || self == .opening || self == .joining }
    var mayFollowQuotation: Bool { self == .edge || self == .closing || self == .joining }
  }

  private struct Pass {
    let text: [UInt8]
    let kept: [Range<Int>]
    let quotes: Quotes?
    private var changes: [Replacement] = []
    private var open: [OpenMark] = []
    private var openDoubles = 0
    private var keptIndex = 0
    /// The straight mark just before, when it opened a quotation.
    private var lastOpening = -1

    private struct OpenMark {
      var isDouble: Bool
      /// Where a straight mark stands; `nil` for a typographic one.
      var offset: Int?
    }

    init(text: [UInt8], kept: [Range<Int>], quotes: Quotes?) {
      self.text = text
      self.kept = kept
      self.quotes = quotes
    }

    mutating func run() -> [Replacement] {
      var index = 0
      while index < text.count {
        if keptIndex < kept.count, index >= kept[keptIndex].lowerBound {
          index = max(index, kept[keptIndex].upperBound)
          keptIndex += 1
          continue
        }
        switch text[index] {
        case 0x22: straightDouble(index)
        case 0x27: straightSingle(index)
        case 0x2D: dash(index)
        case 0x2E: ellipsis(index)
        case 0xE2: typographic(index)
        default: break
        }
        index += 1
      }
      // What was opened and never closed: an apostrophe („’s ist“), or a mark that nobody can judge.
      for mark in open { makeApostrophe(mark) }
      return changes.sorted { $0.offset < $1.offset }
    }

    private mutating func straightDouble(_ index: Int) {
      guard quotes != nil else { return }
      let before = neighbour(before: index)
      let after = neighbour(after: index)
      let hasOpen = openDoubles > 0
      let opens = before.mayPrecedeQuotation && !after.mayFollowQuotation
      let closes = !before.mayPrecedeQuotation && after.mayFollowQuotation
      if opens || (!closes && !hasOpen && after != .edge && before != .digit) {
        push(isDouble: true, offset: index)
        lastOpening = index
      } else if hasOpen, before != .edge {
        close(isDouble: true, at: index)
      }
    }

    private mutating func straightSingle(_ index: Int) {
      guard quotes != nil else { return }
      let before = neighbour(before: index)
      let after = neighbour(after: index)
      let isWithinWord = (before == .word || before == .digit) && (after == .word || after == .digit)
      if isWithinWord {
        change(index, "’")
      } else if before.mayPrecedeQuotation, !after.mayFollowQuotation {
        push(isDouble: false, offset: index)
        lastOpening = index
      } else if before != .edge, let last = open.last, !last.isDouble {
        close(isDouble: false, at: index)
      } else if before == .word || before == .closing {
        change(index, "’")
      }
    }

    /// „ ‚ “ ‘ ” ’ that an author typed pair up with straight ones.
    private mutating func typographic(_ index: Int) {
      guard let quotes, index + 2 < text.count, text[index + 1] == 0x80 else { return }
      let mark = String(decoding: text[index...(index + 2)], as: UTF8.self)
      switch mark {
      case quotes.openDouble: push(isDouble: true, offset: nil)
      case quotes.openSingle: push(isDouble: false, offset: nil)
      case quotes.closeDouble: if openDoubles > 0 { close(isDouble: true, at: nil) }
      case quotes.closeSingle: if let last = open.last, !last.isDouble { close(isDouble: false, at: nil) }
      default: break
      }
    }

    private mutating func push(isDouble: Bool, offset: Int?) {
      open.append(OpenMark(isDouble: isDouble, offset: offset))
      if isDouble { openDoubles += 1 }
    }

    private mutating func close(isDouble: Bool, at index: Int?) {
      guard let quotes else { return }
      while let mark = open.popLast() {
        if mark.isDouble { openDoubles -= 1 }
        guard mark.isDouble == isDouble else {
          makeApostrophe(mark)
          continue
        }
        if let offset = mark.offset { change(offset, isDouble ? quotes.openDouble : quotes.openSingle) }
        if let index { change(index, isDouble ? quotes.closeDouble : quotes.closeSingle) }
        return
      }
    }

    private mutating func makeApostrophe(_ mark: OpenMark) {
      if !mark.isDouble, let offset = mark.offset { change(offset, "’") }
    }

    /// Two hyphens between spaces are a dash.
    private mutating func dash(_ index: Int) {
      guard index > 0, index + 2 < text.count, text[index + 1] == 0x2D else { return }
      if neighbour(before: index) == .edge, neighbour(after: index + 1) == .edge {
        changes.append(Replacement(offset: index, length: 2, text: "–"))
      }
    }

    private mutating func ellipsis(_ index: Int) {
      guard index + 2 < text.count, text[index + 1] == 0x2E, text[index + 2] == 0x2E else { return }
      if index > 0, text[index - 1] == 0x2E { return }
      if index + 3 < text.count, text[index + 3] == 0x2E { return }
      changes.append(Replacement(offset: index, length: 3, text: "…"))
    }

    private mutating func change(_ offset: Int, _ text: String) {
      changes.append(Replacement(offset: offset, length: 1, text: text))
    }

    // MARK: - Neighbours

    private func neighbour(before index: Int) -> Neighbour {
      guard index > 0 else { return .edge }
      if keptIndex > 0, kept[keptIndex - 1].upperBound == index { return .word }
      let byte = text[index - 1]
      if byte == 0x22 || byte == 0x27 { return lastOpening == index - 1 ? .opening : .closing }
      if byte < 0x80 { return classify(UInt32(byte)) }
      var start = index - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      return classify(scalar(at: start))
    }

    private func neighbour(after index: Int) -> Neighbour {
      var next = index + 1
      // Several marks in a row are judged by what follows them all.
      while next < text.count, text[next] == 0x22 || text[next] == 0x27, next - index < 4 { next += 1 }
      guard next < text.count else { return .edge }
      if keptIndex < kept.count, kept[keptIndex].lowerBound == next { return .word }
      return classify(scalar(at: next))
    }

    private func scalar(at index: Int) -> UInt32 {
      let byte = text[index]
      guard byte >= 0xC0 else { return UInt32(byte) }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard index + length <= text.count else { return 0xFFFD }
      var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
      for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
      return value
    }

    private func classify(_ scalar: UInt32) -> Neighbour {
      switch scalar {
      case 0...0x20, 0xA0, 0x2000...0x200B, 0x202F, 0x3000: .edge
      case 0x28, 0x5B, 0x7B, 0xAB, 0x2039, 0x201A, 0x201E: .opening
      case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0xBB, 0x203A, 0x2019, 0x201D, 0x2026: .closing
      // “ and ‘ close in German and open in English.
      case 0x201C: quotes?.closeDouble == "“" ? .closing : .opening
      case 0x2018: quotes?.closeSingle == "‘" ? .closing : .opening
      case 0x2D, 0x2F, 0x2010...0x2015: .joining
      case 0x30...0x39: .digit
      default: .word
      }
    }
  }
}
