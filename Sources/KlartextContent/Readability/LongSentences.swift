import KlartextCore

/// Finds sentences with too many words.
enum LongSentences {
  /// Marks at which a sentence can be cut: comma, semicolon, colon, and the first byte of a dash.
  private static let cuts: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 0xE2]
  /// Either part has to be a sentence.
  private static let fewestWords = 5

  static func signs(in text: ReadableText, limit: Int, isEasy: Bool = false) -> [HeavyStyle] {
    text.sentences.compactMap { sentence in
      let count = sentence.wordCount
      guard count > limit else { return nil }
      return HeavyStyle(
        kind: .longSentence, range: sentence.range,
        finding: .sentenceLong(
          text.quote(sentence), words: count, limit: limit, isEasy: isEasy, way: way(sentence, in: text)))
    }
  }

  /// A list where the sentence counts something up; else a cut before the clause that is nearest to the
  /// middle.
  private static func way(_ sentence: ReadableSentence, in text: ReadableText) -> Finding.Shortening {
    let words = sentence.words
    let places = words.indices.dropFirst()
    if let colon = places.first(where: { text.has([UInt8(ascii: ":")], between: words[$0 - 1], and: words[$0]) }),
      places.count(where: { $0 > colon && text.has([UInt8(ascii: ",")], between: words[$0 - 1], and: words[$0]) }) > 1
    {
      return .list
    }
    let middle = words.count / 2
    let candidates = places.filter { index in
      index >= fewestWords && index < words.count - fewestWords
        && text.has(cuts, between: words[index - 1], and: words[index])
        && WordLists.german.clauseOpeners.contains(text.string(words[index]).lowercased())
    }
    guard let cut = candidates.min(by: { abs($0 - middle) < abs($1 - middle) }) else { return .anywhere }
    return .cut(text.string(words[cut].range.lowerBound..<words[cut + 2].range.upperBound))
  }
}
