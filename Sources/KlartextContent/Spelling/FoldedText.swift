/// A text as names are compared: small letters, „ae“ for „ä“, no blanks and hyphens.
struct FoldedText: Hashable {
  private(set) var bytes: [UInt8] = []
  /// After how many bytes each word ends.
  private(set) var wordEnds: [Int] = []

  init() {}

  /// A text's words, joined.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    for word in NameWords.ranges(in: bytes, 0..<bytes.count) { append(bytes[word]) }
  }

  mutating func append(_ word: ArraySlice<UInt8>) {
    var index = word.startIndex
    while index < word.endIndex {
      let letter = Self.letter(word, at: index)
      bytes.append(letter.first)
      if letter.second != 0 { bytes.append(letter.second) }
      index += letter.length
    }
    wordEnds.append(bytes.count)
  }

  /// Four bytes as one number.
  static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

  /// A small letter, or two for one; and how many bytes were read.
  static func letter(_ bytes: ArraySlice<UInt8>, at index: Int) -> (first: UInt8, second: UInt8, length: Int) {
    let byte = bytes[index]
    guard byte == 0xC3, index + 1 < bytes.endIndex else {
      return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte, 0, 1)
    }
    switch bytes[index + 1] {
    case 0x84, 0xA4: return (0x61, 0x65, 2)
    case 0x96, 0xB6: return (0x6F, 0x65, 2)
    case 0x9C, 0xBC: return (0x75, 0x65, 2)
    case 0x9F: return (0x73, 0x73, 2)
    default: return (byte, bytes[index + 1] | 0x20, 2)
    }
  }

  static func == (left: FoldedText, right: FoldedText) -> Bool { left.bytes == right.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// Where one letter makes the difference: added, left out or replaced. `nil` for the same and for other words.
  ///
  /// Endings do not count: „des Amts“ is no mistake.
  func isSlip(of other: FoldedText) -> Bool {
    let (left, right) = (bytes, other.bytes)
    guard abs(left.count - right.count) <= 1, left != right else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    let middle = max(left.count, right.count) - end - start
    guard
      middle == 1
        || (left.count == right.count && middle == 2 && left[start] == right[start + 1]
          && left[start + 1] == right[start])
    else { return false }
    // Two letters in the wrong order are no ending.
    if middle == 2 { return true }
    let isLetter = { (bytes: [UInt8]) in start >= bytes.count || !Letters.isDigit(bytes[start]) }
    guard isLetter(left), isLetter(right) else { return false }
    func isEnding(_ text: FoldedText) -> Bool {
      let wordEnd = text.wordEnds.first { $0 > start } ?? text.bytes.count
      return start >= wordEnd - 2 || text.wordEnds.contains(start)
    }
    return !isEnding(self) && !isEnding(other)
  }
}

/// Words as names are compared: letters and digits in a row.
enum NameWords {
  static func ranges(in bytes: [UInt8], _ whole: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = whole.lowerBound
    while index < whole.upperBound {
      let start = index
      while index < whole.upperBound {
        let length = Letters.length(in: bytes, at: index)
        if length == 0 { break }
        index += length
      }
      if index > start { words.append(start..<min(index, whole.upperBound)) } else { index += 1 }
    }
    return words
  }
}
