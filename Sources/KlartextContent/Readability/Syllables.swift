/// Counts the syllables of German words by their vowels: near enough for figures over many words.
enum Syllables {
  /// Two vowels that are spoken as one; ä, ö and ü stand as A, O and U.
  private static let pairs: Set<[UInt8]> = Set(
    ["aa", "ai", "au", "ay", "Au", "ee", "ei", "eu", "ey", "ie", "oo", "oi", "ou"].map { Array($0.utf8) })

  /// At least one; capitals alone, as in „DSFA“, are spoken letter by letter.
  static func count(in bytes: [UInt8], _ word: Range<Int>) -> Int {
    if isSpelled(bytes, word) { return word.count }
    var count = 0
    // The vowel before, as long as it may still be the first of a pair.
    var open: UInt8?
    var previous: UInt8 = 0
    var index = word.lowerBound
    while index < word.upperBound {
      let (letter, length) = folded(bytes, index, word.upperBound)
      // „Qu“ is a consonant.
      if isVowel(letter), !(letter == UInt8(ascii: "u") && previous == UInt8(ascii: "q")) {
        if let first = open, pairs.contains([first, letter]) {
          open = nil
        } else {
          count += 1
          open = letter
        }
      } else {
        open = nil
      }
      previous = letter
      index += length
    }
    return max(1, count)
  }

  private static func isSpelled(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    (2...5).contains(word.count) && bytes[word].allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"), UInt8(ascii: "A"), UInt8(ascii: "O"), UInt8(ascii: "U"):
      true
    default: false
    }
  }

  /// The letter at an offset in lower case, umlauts as capitals.
  private static func folded(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (letter: UInt8, length: Int) {
    let byte = bytes[index]
    if (0x41...0x5A).contains(byte) { return (byte | 0x20, 1) }
    guard byte == 0xC3, index + 1 < end else { return (byte, 1) }
    switch bytes[index + 1] {
    case 0x84, 0xA4: return (UInt8(ascii: "A"), 2)
    case 0x96, 0xB6: return (UInt8(ascii: "O"), 2)
    case 0x9C, 0xBC: return (UInt8(ascii: "U"), 2)
    // Letters with accents, as in „Café“.
    case 0xA8...0xAB, 0x88...0x8B: return (UInt8(ascii: "e"), 2)
    case 0xA0...0xA3, 0x80...0x83: return (UInt8(ascii: "a"), 2)
    default: return (0, 2)
    }
  }
}
