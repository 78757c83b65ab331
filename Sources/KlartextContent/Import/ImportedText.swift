import KlartextCore

/// Texts of other people's systems, made harmless: plain words instead of HTML, Markdown that means only its words.
enum ImportedText {
  /// Without control characters, direction controls and invisible characters; line ends are `\n`.
  static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0xC2 }) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09, 0x0B, 0x0C: result.append(" ")
      case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF0...0xFFFF, 0xE0000...0xE0FFF:
        break
      case let value where value & 0xFFFE == 0xFFFE: break
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The words of a text that may be HTML, cleaned: a block a line, no blanks at ends, at most one empty line between.
  static func plain(_ text: String) -> String {
    let words = HTMLWords.plain(cleaned(text))
    var lines: [String] = []
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.split(separator: " ").joined(separator: " ")
      if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// One line.
  static func line(_ text: String) -> String { plain(text).split(separator: "\n").joined(separator: " ") }

  // MARK: - Markdown

  /// Markdown that shows exactly these words: each line is a paragraph.
  static func markdown(_ plain: String) -> String {
    plain.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n\n")
  }

  /// The same, of as much of the text as the Markdown may be long, cut between words.
  static func markdown(_ plain: String, limit: Int?) -> (text: String, isCut: Bool) {
    let whole = markdown(plain)
    guard let limit, whole.unicodeScalars.count > limit else { return (whole, false) }
    var room = limit
    while room > 8 {
      let text = markdown(TextCut.cut(plain, to: room))
      let excess = text.unicodeScalars.count - limit
      if excess <= 0 { return (text, true) }
      room -= max(excess, 1)
    }
    return (TextCut.cut("…", to: limit), true)
  }

  /// A line with a backslash before every sign that Markdown would take for its own (GitHub Flavored Markdown 0.29).
  private static func escaped(_ line: String) -> String {
    let bytes = Array(line.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    let start = markerLength(bytes)
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      let previous = index > 0 ? bytes[index - 1] : 0x20
      let isSpecial =
        switch byte {
        case 0x5C, 0x60, 0x2A, 0x5B, 0x7E, 0x7C: true
        case 0x5F: !(isWord(previous) && isWord(next))
        case 0x3C: next > 0x20 && !(0x30...0x39).contains(next)
        case 0x26: next == 0x23 || isWord(next)
        case 0x3A: next == 0x2F && !leadsSomewhereSafe(bytes, colon: index)
        default: false
        }
      if isSpecial || index == start { result.append(0x5C) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where a backslash is needed so that the line does not begin a list, heading, quote or rule.
  private static func markerLength(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x23, 0x3E, 0x2B, 0x2D, 0x3D: return 0
    case 0x30...0x39:
      let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
      guard digits < bytes.count, bytes[digits] == 0x2E || bytes[digits] == 0x29 else { return nil }
      return digits + 1 == bytes.count || bytes[digits + 1] == 0x20 ? digits : nil
    default: return nil
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// An address in a text becomes a link by itself; one that could not be a link stays words.
  private static func leadsSomewhereSafe(_ bytes: [UInt8], colon: Int) -> Bool {
    let start = bytes[..<colon].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    let end = bytes[colon...].firstIndex { $0 <= 0x20 || $0 == 0x3C } ?? bytes.count
    let address = String(decoding: bytes[start..<end], as: UTF8.self)
    guard address.lowercased().hasPrefix("http") else { return false }
    if case .target = LinkDestination.read(address, folder: "") { return true }
    return false
  }
}
