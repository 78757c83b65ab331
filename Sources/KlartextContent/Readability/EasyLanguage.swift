import KlartextCore

/// Finds what texts in Leichte or Einfache Sprache should do without: at most one place for each rule and sentence.
///
/// It is careful: it would rather miss something than call something wrong that is right.
struct EasyLanguage {
  private let text: ReadableText
  private let lists = WordLists.german

  static func signs(in text: ReadableText) -> [HeavyStyle] {
    let reader = EasyLanguage(text: text)
    return text.sentences.flatMap { reader.signs(in: $0) }
  }

  private func signs(in sentence: ReadableSentence) -> [HeavyStyle] {
    [
      longWord(in: sentence), abbreviation(in: sentence), specialSign(in: sentence), numberWord(in: sentence),
      subjunctive(in: sentence), passive(in: sentence), genitive(in: sentence), negation(in: sentence),
    ].compactMap { $0 }
  }

  private func sign(_ rule: EasyRule, _ words: ArraySlice<ReadableWord>, _ finding: Finding) -> HeavyStyle? {
    guard let first = words.first, let last = words.last else { return nil }
    return HeavyStyle(kind: .easy(rule), range: first.range.lowerBound..<last.range.upperBound, finding: finding)
  }

  private func lowercased(_ word: ReadableWord) -> String { text.string(word).lowercased() }

  private func isCapital(_ word: ReadableWord) -> Bool {
    Letters.isCapital(in: text.bytes, at: word.range.lowerBound)
  }

  /// The byte after a word.
  private func next(_ word: ReadableWord) -> UInt8? {
    word.range.upperBound < text.bytes.count ? text.bytes[word.range.upperBound] : nil
  }

  // MARK: - Words

  /// Compounds are parted by a hyphen or a middle dot; their parts are words of their own here.
  private func longWord(in sentence: ReadableSentence) -> HeavyStyle? {
    for (index, word) in sentence.words.enumerated() where word.range.count > lists.easyLetters {
      let letters = Letters.count(in: text.bytes, word.range)
      guard letters > lists.easyLetters, !lists.easyLongWords.contains(lowercased(word)) else { continue }
      let name = text.string(word)
      let division = isCapital(word) ? CompoundDivision.divided(name) : nil
      return sign(
        .longWord, sentence.words[index...index],
        .easyLongWord(name, letters: letters, division: division, isNoun: isCapital(word)))
    }
    return nil
  }

  private func abbreviation(in sentence: ReadableSentence) -> HeavyStyle? {
    let words = sentence.words
    for (index, word) in words.enumerated() where word.range.count <= 6 && next(word) == UInt8(ascii: ".") {
      var key = lowercased(word)
      var end = index
      // „z. B.“ is two words, „z.B.“ one.
      while key.utf8.count <= 3, end + 1 < words.count, words[end + 1].range.count == 1,
        next(words[end + 1]) == UInt8(ascii: "."),
        words[end + 1].range.lowerBound - words[end].range.upperBound <= 4
      {
        end += 1
        key += "." + lowercased(words[end])
      }
      guard let meaning = lists.easyAbbreviations[key] else { continue }
      return sign(
        .abbreviation, words[index...end],
        .easyAbbreviation(text.string(word.range.lowerBound..<words[end].range.upperBound) + ".", meaning: meaning))
    }
    return nil
  }

  private func numberWord(in sentence: ReadableSentence) -> HeavyStyle? {
    for (index, word) in sentence.words.enumerated() where index == 0 || !isCapital(word) {
      guard word.isFirstPart, let number = lists.numberWords[lowercased(word)] else { continue }
      return sign(.numberWord, sentence.words[index...index], .easyNumberWord(text.string(word), number: number))
    }
    return nil
  }

  // MARK: - Grammar

  private func subjunctive(in sentence: ReadableSentence) -> HeavyStyle? {
    for (index, word) in sentence.words.enumerated() {
      guard let better = lists.subjunctives[lowercased(word)] else { continue }
      return sign(.subjunctive, sentence.words[index...index], .easySubjunctive(text.string(word), better: better))
    }
    return nil
  }

  /// „wird … geprüft“ and „geprüft wird“; a participle elsewhere may be another verb: „Sie bekommt Hilfe und wird gesund.“
  private func passive(in sentence: ReadableSentence) -> HeavyStyle? {
    let words = sentence.words
    guard PassiveVoice.count(in: sentence, of: text) > 0 else { return nil }
    for (index, word) in words.enumerated() where lists.passiveAuxiliaries.contains(lowercased(word)) {
      if index > 0, PassiveVoice.isParticiple(words[index - 1], in: text) {
        return sign(.passive, words[(index - 1)...index], .easyPassive(text.quote(sentence)))
      }
      for later in words.indices.dropFirst(index + 1) {
        if text.has(PassiveVoice.clauseMarks, between: words[later - 1], and: words[later]) { break }
        if lowercased(words[later]) == "und" { break }
        if PassiveVoice.isParticiple(words[later], in: text) {
          return sign(.passive, words[index...later], .easyPassive(text.quote(sentence)))
        }
      }
    }
    return nil
  }

  /// „des Amtes“, „eines neuen Systems“; „eines ist klar“ and „eines Tages“ are none.
  private func genitive(in sentence: ReadableSentence) -> HeavyStyle? {
    let words = sentence.words
    for (index, word) in words.enumerated() where lists.genitiveArticles.contains(lowercased(word)) {
      for end in (index + 1)..<(index + 4) where end < words.count {
        if text.has([UInt8(ascii: ","), UInt8(ascii: ":")], between: words[end - 1], and: words[end]) { break }
        guard isCapital(words[end]) else {
          if text.bytes[words[end].range.upperBound - 1] == UInt8(ascii: "n") { continue }
          break
        }
        // A hyphenated noun ends with its last part.
        var last = end
        while last + 1 < words.count, !words[last + 1].isFirstPart { last += 1 }
        let noun = lowercased(words[last])
        guard noun.hasSuffix("s") || (lowercased(word) == "des" && noun.hasSuffix("n")),
          !lists.noGenitives.contains(noun)
        else { break }
        return sign(
          .genitive, words[index...last],
          .easyGenitive(text.string(word.range.lowerBound..<words[last].range.upperBound)))
      }
    }
    return nil
  }

  private func negation(in sentence: ReadableSentence) -> HeavyStyle? {
    for (index, word) in sentence.words.enumerated() where lists.negations.contains(lowercased(word)) {
      return sign(.negation, sentence.words[index...index], .easyNegation(text.string(word)))
    }
    return nil
  }

  // MARK: - Signs

  private static let signs: [(sign: String, bytes: [UInt8])] = [
    "%", "&", "§", "(", "[", "{", "„", "“", "”", "»", "«", "\"", "…", "~", "#", "=", "+", "<", "*", "|",
  ].map { ($0, Array($0.utf8)) }
  private static let firstBytes = Set(signs.map { $0.bytes[0] })
  private static let romanDigits: Set<UInt8> = Set("IVX".utf8)

  /// Signs that are no letters, digits or marks of a sentence, and numbers of the Romans.
  private func specialSign(in sentence: ReadableSentence) -> HeavyStyle? {
    if let found = specialSign(from: sentence.extent.lowerBound, to: sentence.extent.upperBound) {
      // The place is that of the word beside it.
      let word = sentence.words.lastIndex { $0.range.lowerBound <= found.place } ?? 0
      return sign(
        .specialSign, sentence.words[word...word],
        .easySpecialSign(found.sign, better: lists.signsInWords[found.sign]))
    }
    guard let word = sentence.words.firstIndex(where: isRoman) else { return nil }
    return sign(.specialSign, sentence.words[word...word], .easyRomanNumber(text.string(sentence.words[word])))
  }

  private func specialSign(from start: Int, to end: Int) -> (sign: String, place: Int)? {
    var index = start
    while index < end {
      if Self.firstBytes.contains(text.bytes[index]),
        let found = Self.signs.first(where: { text.bytes[index...].starts(with: $0.bytes) }),
        !isInGenderForm(index)
      {
        return (found.sign, index)
      }
      index += 1
    }
    return nil
  }

  /// „Bürger*innen“, „+49“ and signs inside of addresses are no signs of a text.
  private func isInGenderForm(_ index: Int) -> Bool {
    guard index + 1 < text.bytes.count else { return false }
    return [UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "&")]
      .contains(text.bytes[index]) && Letters.length(in: text.bytes, at: index + 1) > 0
  }

  private func isRoman(_ word: ReadableWord) -> Bool {
    word.isFirstPart && (2...5).contains(word.range.count)
      && text.bytes[word.range].allSatisfy(Self.romanDigits.contains)
  }
}
