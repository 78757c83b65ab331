/// Numbers and front-coded words as printable ASCII, which every web server compresses and a browser reads as text.
///
/// A digit is a character from `!` to `~`. A number is a run of digits of 62 to 93, each with five bits, the lowest
/// first, and a last digit below 62. `search.js` reads it with `readNumber`.
enum ShelfText {
  private static let first: UInt8 = 0x21
  private static let last = 62

  /// A digit of 0 to 93.
  static func digit(_ value: Int) -> UInt8 { first + UInt8(min(max(value, 0), 93)) }

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= last {
      bytes.append(first + UInt8(last + rest % 32))
      rest /= 32
    }
    bytes.append(first + UInt8(rest))
  }

  /// A word after another in the same order: how many letters they share, and the others.
  ///
  /// Letters are counted as JavaScript does, by UTF-16: one of four bytes is two.
  static func append(_ word: [UInt8], after previous: [UInt8], to bytes: inout [UInt8]) {
    var shared = 0
    while shared < min(word.count, previous.count, 93), word[shared] == previous[shared] { shared += 1 }
    // A letter of several bytes is not cut.
    while shared > 0, shared < word.count, word[shared] & 0xC0 == 0x80 { shared -= 1 }
    bytes.append(digit(word[..<shared].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }))
    bytes += word[shared...]
  }

  /// The shortest beginning of a word that comes after another word.
  static func separator(_ word: [UInt8], after previous: [UInt8]) -> [UInt8] {
    var length = 0
    while length < min(word.count, previous.count), word[length] == previous[length] { length += 1 }
    length = min(word.count, length + 1)
    while length < word.count, word[length] & 0xC0 == 0x80 { length += 1 }
    return Array(word[..<length])
  }

  /// The contents with a line that tells whether they arrived whole: FNV-1a with 32 bits (draft-eastlake-fnv).
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return bytes + "\n#\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)".utf8
  }
}
