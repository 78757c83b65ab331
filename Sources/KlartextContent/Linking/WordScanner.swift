/// Finds the words in a stretch of HTML text, byte by byte.
///
/// A word is a run of letters, digits and hyphens, so that „KI-Systeme“ and „Chat-“ are words of their own and no part
/// of them is one. Entities such as `&amp;` stand between words.
struct WordScanner {
  struct Word {
    var range: Range<Int>
    /// FNV-1a, 64 bits: the key under which tables know the word.
    var hash: UInt64
  }

  let bytes: [UInt8]
  let end: Int

  init(_ bytes: [UInt8], until end: Int? = nil) {
    self.bytes = bytes
    self.end = end ?? bytes.count
  }

  /// The next word at or after an offset.
  func next(from start: Int) -> Word? {
    var index = start
    while index < end {
      let length = wordLength(at: index)
      if length > 0 { return word(at: index) }
      index += bytes[index] == 0x26 ? entityLength(at: index) : separatorLength(at: index)
    }
    return nil
  }

  /// The word that begins at an offset.
  func word(at start: Int) -> Word? {
    var index = start
    var hash = Self.hashBasis
    while index < end {
      let length = wordLength(at: index)
      if length == 0 { break }
      for offset in index..<(index + length) { Self.add(bytes[offset], to: &hash) }
      index += length
    }
    return index > start ? Word(range: start..<index, hash: hash) : nil
  }

  /// How many bytes of white space begin at an offset; no-break spaces count (U+00A0, U+202F).
  func spaceLength(at start: Int) -> Int {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x09, 0x0A, 0x0D, 0x20: index += 1
      case 0xC2 where index + 1 < end && bytes[index + 1] == 0xA0: index += 2
      case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF: index += 3
      default: return index - start
      }
    }
    return index - start
  }

  /// Whether a word is only a part of what people see as one: an address, „Nutzer:innen“, „Bürger/-innen“.
  func isPart(_ range: Range<Int>) -> Bool {
    if range.lowerBound > 1, Self.joiners.contains(bytes[range.lowerBound - 1]),
      Self.isASCIIWord(bytes[range.lowerBound - 2])
    {
      return true
    }
    guard range.upperBound + 1 < end else { return false }
    let mark = bytes[range.upperBound]
    if Self.joiners.contains(mark) { return wordLength(at: range.upperBound + 1) > 0 }
    guard mark == 0x2F || mark == 0x28 else { return false }
    // „/in“, „/-in“, „(innen)“.
    let rest = bytes[(range.upperBound + 1)..<end].drop { $0 == 0x2D }
    return rest.starts(with: [0x69, 0x6E])
  }

  /// `*`, `.`, `:` and `@`.
  private static let joiners: [UInt8] = [0x2A, 0x2E, 0x3A, 0x40]

  static let hashBasis: UInt64 = 0xcbf2_9ce4_8422_2325

  static func add(_ byte: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  // MARK: - Letters

  /// How many bytes the part of a word at an offset has; 0 for what stands between words.
  private func wordLength(at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return Self.isASCIIWord(byte) ? 1 : 0 }
    let length = min(Self.scalarLength(byte), end - index)
    return length > 1 && isSeparator(at: index) ? 0 : length
  }

  private func separatorLength(at index: Int) -> Int { min(Self.scalarLength(bytes[index]), end - index) }

  private func entityLength(at index: Int) -> Int {
    let name = bytes[(index + 1)..<end].prefix(10)
    return name.firstIndex(of: 0x3B).map { $0 + 1 - index } ?? 1
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0xC0: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
  }

  /// Spaces, quotation marks, dashes and other punctuation beyond ASCII. What is not seen, such as soft hyphens and
  /// joiners, and the hyphens U+2010 and U+2011 belong to words.
  private func isSeparator(at index: Int) -> Bool {
    let second = index + 1 < end ? bytes[index + 1] : 0
    switch (bytes[index], second) {
    case (0xC2, _): return ![0xAA, 0xAD, 0xB5, 0xBA].contains(second)
    case (0xE2, 0x80):
      let third = index + 2 < end ? bytes[index + 2] : 0
      switch third {
      case 0x8B...0x91, 0xAA...0xAE: return false
      default: return true
      }
    case (0xE2, 0x81): return index + 2 < end && bytes[index + 2] != 0xA0
    case (0xE3, 0x80): return true
    default: return false
    }
  }
}
