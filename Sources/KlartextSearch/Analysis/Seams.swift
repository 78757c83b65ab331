/// Where words are joined, told by the letters alone: before a seam many words agree, behind it they differ.
///
/// Z. S. Harris, “From Phoneme to Morpheme”, Language 31 (1955), counted the letters that can follow; here the words are
/// counted that begin, and that end, alike.
struct Seams {
  private var beginnings = Counts()
  private var endings = Counts()

  private static let shortestBeginning = 4
  private static let shortestEnding = 5
  /// How many words have to begin, and to end, like a word at a seam.
  private static let fewest: Int32 = 3
  /// How much more words there have to be on either side of the seam than one letter further.
  private static let clearest: Float = 1.5

  private struct Counts {
    var words = WordTable()
    var counts: [Int32] = []

    mutating func add(_ word: Slice<WordTable.Bytes>) {
      let number = words.insert(WordTable.Bytes(rebasing: word))
      if number == counts.count { counts.append(0) }
      counts[number] += 1
    }

    func of(_ word: Slice<WordTable.Bytes>) -> Int32 {
      words.number(of: WordTable.Bytes(rebasing: word)).map { counts[$0] } ?? 0
    }
  }

  init(_ words: [[UInt8]]) {
    for word in words {
      word.withUnsafeBufferPointer { word in
        for place in Self.shortestBeginning...(word.count - Self.shortestEnding + 1) {
          beginnings.add(word[..<place])
          endings.add(word[(place - 1)...])
        }
      }
    }
  }

  /// The place where the second part begins; `nil` where no seam is clear.
  func best(in word: WordTable.Bytes) -> Int? {
    guard word.count >= Self.shortestBeginning + Self.shortestEnding else { return nil }
    var best: (place: Int, strength: Float)?
    for place in Self.shortestBeginning...(word.count - Self.shortestEnding) {
      let before = beginnings.of(word[..<place])
      let behind = endings.of(word[place...])
      guard before >= Self.fewest, behind >= Self.fewest else { continue }
      let opening = Float(before) / Float(max(1, beginnings.of(word[...place])))
      let closing = Float(behind) / Float(max(1, endings.of(word[(place - 1)...])))
      guard opening >= Self.clearest, closing >= Self.clearest else { continue }
      if opening * closing > best?.strength ?? 0 { best = (place, opening * closing) }
    }
    return best?.place
  }
}
