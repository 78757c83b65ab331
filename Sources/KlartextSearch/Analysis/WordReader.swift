import Foundation
import KlartextCore

/// Cuts texts into words.
///
/// `search.js` cuts queries in the same way, in its function `wordsOf`.
struct WordReader: Sendable {
  /// The forms: lower case, composed (Unicode NFC), with umlauts.
  private(set) var words = WordTable()
  /// By form: how often it stands in texts, and how often with a capital.
  private(set) var counts: [Int32] = []
  private(set) var capitals: [Int32] = []
  /// By form: whether it was first met in a German text.
  private(set) var isGerman: [Bool] = []

  /// The part between two spaces, in lower case.
  private var chunk: [UInt8] = []
  private var beginsWithCapital = false
  /// Where a capital I stands after a small letter.
  private var innerCapital: Int?
  private var isPlain = true

  /// Letters and digits that are no words: addresses, codes.
  private static let longestWord = 60

  /// Appends the words of a text.
  ///
  /// - Parameter position: The number of words before the text; afterwards before what follows.
  mutating func read(_ text: String, language: LanguageTag, into tokens: inout [Token], position: inout Int32) {
    var text = text
    // Combining marks begin with these bytes.
    if text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) { text = text.precomposedStringWithCanonicalMapping }
    let german = language.isGerman
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x61...0x7A: chunk.append(byte)
        case 0x41...0x5A:
          if chunk.isEmpty {
            beginsWithCapital = true
          } else if byte == 0x49, let last = chunk.last, last >= 0x61, index > 1, !Self.isCapital(bytes[index - 2]) {
            innerCapital = chunk.count
            isPlain = false
          }
          chunk.append(byte | 0x20)
        case 0x30...0x39:
          chunk.append(byte)
          isPlain = false
        case 0x2D, 0x2E, 0x2F, 0x3A, 0x2A, 0x5F, 0x28, 0x29:
          if !chunk.isEmpty {
            chunk.append(byte)
            isPlain = false
          }
        case 0x2C:
          let isDecimal =
            chunk.last.map(Self.isDigit) == true && index < bytes.count && Self.isDigit(bytes[index])
          if isDecimal { chunk.append(byte) } else { flush(german, &tokens, &position) }
        case 0x80...: readScalar(bytes, &index, german, &tokens, &position)
        default: flush(german, &tokens, &position)
        }
      }
    }
    flush(german, &tokens, &position)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  /// A scalar beyond ASCII, whose first byte was read.
  private mutating func readScalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ german: Bool, _ tokens: inout [Token],
    _ position: inout Int32
  ) {
    let first = bytes[index - 1]
    let second = index < bytes.count ? bytes[index] : 0
    if first == 0xC3 {
      index += 1
      let isCapital = second >= 0x80 && second <= 0x9E && second != 0x97
      if second == 0x97 || second == 0xB7 { return flush(german, &tokens, &position) }
      if isCapital, chunk.isEmpty { beginsWithCapital = true }
      chunk += [0xC3, isCapital ? second + 0x20 : second]
      return
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let end = min(bytes.count, index - 1 + length)
    let scalar = String(decoding: bytes[(index - 1)..<end], as: UTF8.self).unicodeScalars.first ?? " "
    index = end
    switch scalar.value {
    // Invisible: soft hyphen, zero-width characters.
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
    // Hyphens, and the middle dots that part compounds in easy German: „Bürger·service“.
    case 0x2010, 0x2011, 0xB7, 0x2027:
      if !chunk.isEmpty {
        chunk.append(0x2D)
        isPlain = false
      }
    case 0x1E9E: chunk += [0xC3, 0x9F]
    default:
      guard scalar.properties.isAlphabetic else { return flush(german, &tokens, &position) }
      if chunk.isEmpty { beginsWithCapital = scalar.properties.isUppercase }
      chunk.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private mutating func flush(_ german: Bool, _ tokens: inout [Token], _ position: inout Int32) {
    guard !chunk.isEmpty else { return }
    if isPlain {
      add(chunk[...], german, isPiece: false, &tokens, position)
      position += 1
    } else {
      if german { GenderForms.simplify(&chunk, capital: innerCapital) }
      while let last = chunk.last, Self.isJoint(last) { chunk.removeLast() }
      if !chunk.isEmpty {
        if chunk.allSatisfy({ Self.isDigit($0) || Self.isJoint($0) }) {
          addNumber(german, &tokens, &position)
        } else {
          for part in chunk.split(whereSeparator: { $0 != 0x2D && Self.isJoint($0) }) {
            addHyphenated(part, german, &tokens, &position)
          }
        }
      }
    }
    chunk.removeAll(keepingCapacity: true)
    beginsWithCapital = false
    innerCapital = nil
    isPlain = true
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2E, 0x2F, 0x3A, 0x2A, 0x5F, 0x28, 0x29, 0x2C: true
    default: false
    }
  }

  /// `15/148`: as a whole, and its numbers.
  private mutating func addNumber(_ german: Bool, _ tokens: inout [Token], _ position: inout Int32) {
    let pieces = chunk.split(whereSeparator: Self.isJoint)
    add(chunk[...], german, isPiece: false, &tokens, position)
    for (offset, piece) in pieces.enumerated() where pieces.count > 1 {
      add(piece, german, isPiece: true, &tokens, position + Int32(offset))
    }
    position += Int32(max(1, pieces.count))
  }

  /// `KI-Register`: as one word, and its pieces.
  private mutating func addHyphenated(
    _ part: ArraySlice<UInt8>, _ german: Bool, _ tokens: inout [Token], _ position: inout Int32
  ) {
    let pieces = part.split(separator: 0x2D)
    guard pieces.count > 1 else {
      guard let word = pieces.first else { return }
      add(word, german, isPiece: false, &tokens, position)
      position += 1
      return
    }
    add(Array(pieces.joined())[...], german, isPiece: false, &tokens, position)
    for (offset, piece) in pieces.enumerated() { add(piece, german, isPiece: true, &tokens, position + Int32(offset)) }
    position += Int32(pieces.count)
  }

  private mutating func add(
    _ bytes: ArraySlice<UInt8>, _ german: Bool, isPiece: Bool, _ tokens: inout [Token], _ position: Int32
  ) {
    guard bytes.count <= Self.longestWord else { return }
    var written = bytes
    if german, Self.mayHoldDigraph(bytes) {
      var letters = Array(bytes)
      Spelling.restoreUmlauts(&letters)
      written = letters[...]
    }
    let word = add(written, count: 1, capitals: beginsWithCapital ? 1 : 0, german: german)
    tokens.append(Token(word: Int32(word), position: position, isPiece: isPiece))
  }

  /// Adds a form with its counts, and returns its number.
  mutating func add(_ form: ArraySlice<UInt8>, count: Int32, capitals: Int32, german: Bool) -> Int {
    let word = words.insert(form)
    if word == counts.count {
      counts.append(0)
      self.capitals.append(0)
      isGerman.append(german)
    }
    counts[word] += count
    self.capitals[word] += capitals
    return word
  }

  private static func mayHoldDigraph(_ word: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in word {
      if byte == 0x65, last == 0x61 || last == 0x6F || last == 0x75 { return true }
      last = byte
    }
    return false
  }
}
