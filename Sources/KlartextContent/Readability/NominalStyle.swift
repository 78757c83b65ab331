import KlartextCore

/// Finds sentences that say with nouns what verbs say better.
enum NominalStyle {
  private static let endings = ["ung", "ungen", "heit", "heiten", "keit", "keiten", "ion", "ionen"]

  static func signs(in text: ReadableText, limit: Int) -> [HeavyStyle] {
    text.sentences.flatMap { sentence -> [HeavyStyle] in
      let nouns = sentence.words.filter { isAbstract($0, in: text) }
      var signs = phrases(in: sentence, of: text)
      // A mere list of nouns is no heavy sentence.
      if nouns.count >= limit, sentence.wordCount > 2 * nouns.count {
        signs.append(
          HeavyStyle(
            kind: .nominalStyle, range: sentence.range,
            finding: .nominalStyle(text.quote(sentence), nouns: nouns.map { text.string($0) })))
      }
      return signs
    }
  }

  private static func isAbstract(_ word: ReadableWord, in text: ReadableText) -> Bool {
    guard word.range.count >= 7, Letters.isCapital(in: text.bytes, at: word.range.lowerBound),
      [UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "t")].contains(text.bytes[word.range.upperBound - 1])
    else { return false }
    let word = text.string(word).lowercased()
    return endings.contains { word.hasSuffix($0) } && !WordLists.german.everydayNouns.contains { word.hasSuffix($0) }
  }

  private static func phrases(in sentence: ReadableSentence, of text: ReadableText) -> [HeavyStyle] {
    sentence.words.indices.compactMap { start in
      let phrases = WordLists.german.phrases(beginningWith: sentence.words[start].range, in: text)
      for phrase in phrases where start + phrase.words.count <= sentence.words.count {
        let words = sentence.words[start..<(start + phrase.words.count)]
        guard zip(words, phrase.words).allSatisfy({ text.string($0).lowercased() == $1 }) else { continue }
        let range = words[start].range.lowerBound..<words[words.endIndex - 1].range.upperBound
        return HeavyStyle(
          kind: .nominalStyle, range: range, finding: .nounPhrase(text.string(range), better: phrase.better))
      }
      return nil
    }
  }
}
