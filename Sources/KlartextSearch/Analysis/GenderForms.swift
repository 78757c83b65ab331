/// Forms that name all genders, as their plain form: `bürger:innen`, `bürger/-innen`, `bürger(innen)` → `bürger`.
enum GenderForms {
  private static let ending = Array("innen".utf8)

  /// Takes the signs and endings out of a word in lower case.
  ///
  /// - Parameter capital: Where a capital I stands within the word: `BürgerInnen`.
  static func simplify(_ word: inout [UInt8], capital: Int?) {
    if let capital, let length = endingLength(word, at: capital) {
      word.removeSubrange(capital..<(capital + length))
    }
    var index = 1
    while index + 1 < word.count {
      if isSign(word[index]), isLetter(word[index - 1]) { simplify(&word, at: index) }
      index += 1
    }
  }

  private static func simplify(_ word: inout [UInt8], at sign: Int) {
    var start = sign + 1
    if start < word.count, word[start] == 0x2D { start += 1 }
    if let length = endingLength(word, at: start) {
      var end = start + length
      if word[sign] == 0x28 {
        guard end < word.count, word[end] == 0x29 else { return }
        end += 1
      }
      word.removeSubrange(sign..<end)
    } else if word[sign] != 0x2F, word[sign] != 0x28, start + 1 == word.count,
      [0x72, 0x6E, 0x65, 0x73].contains(word[start])
    {
      // „jede:r“, „eine:n“.
      word.removeSubrange(sign...)
    }
  }

  /// The length of `innen` or `in`; within a compound only of `innen`, since `in` begins many words.
  private static func endingLength(_ word: [UInt8], at start: Int) -> Int? {
    guard start < word.count else { return nil }
    if word[start...].starts(with: ending) { return 5 }
    guard start + 1 < word.count, word[start] == 0x69, word[start + 1] == 0x6E else { return nil }
    return start + 2 == word.count || !isLetter(word[start + 2]) ? 2 : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == 0x3A || byte == 0x2A || byte == 0x5F || byte == 0x2F || byte == 0x28
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A || byte >= 0x80 }
}
