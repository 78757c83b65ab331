import KlartextRegister

extension TextFigures {
  /// Counts what the formulas need; parts of words with hyphens count as words, because the hyphen helps to read them.
  init(of text: ReadableText) {
    self.init()
    sentences = text.sentences.count
    for sentence in text.sentences {
      words += sentence.words.count
      for word in sentence.words {
        let syllables = Syllables.count(in: text.bytes, word.range)
        if syllables >= 3 { longWordsBySyllables += 1 }
        if syllables == 1 { wordsOfOneSyllable += 1 }
        if word.range.count > 6, Letters.count(in: text.bytes, word.range) > 6 { longWordsByLetters += 1 }
      }
    }
  }
}
