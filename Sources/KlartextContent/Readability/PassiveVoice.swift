import KlartextCore

/// Finds sentences in the passive that follow one another, so that nobody in them acts.
enum PassiveVoice {
  /// So many clauses in sentences that follow one another are a chain; two in one sentence are too.
  private static let fewestInRow = 3
  private static let fewestInSentence = 2
  /// Marks between clauses: comma, semicolon, colon, brackets, and the first byte of a dash.
  static let clauseMarks: Set<UInt8> = Set(",;:()".utf8).union([0xE2])

  static func signs(in text: ReadableText) -> [HeavyStyle] {
    var signs: [HeavyStyle] = []
    var row: [(sentence: ReadableSentence, passives: Int)] = []
    func close() {
      defer { row = [] }
      guard let first = row.first, let last = row.last else { return }
      let range = first.sentence.range.lowerBound..<last.sentence.range.upperBound
      if row.count >= fewestInRow {
        signs.append(
          HeavyStyle(
            kind: .passiveChain, range: range,
            finding: .passiveChain(text.quote(first.sentence), sentences: row.count)))
      } else {
        for (sentence, passives) in row where passives >= fewestInSentence {
          signs.append(
            HeavyStyle(
              kind: .passiveChain, range: sentence.range, finding: .passiveRepeated(text.quote(sentence))))
        }
      }
    }
    for sentence in text.sentences {
      let passives = count(in: sentence, of: text)
      if passives == 0 { close() } else { row.append((sentence, passives)) }
    }
    close()
    return signs
  }

  /// How many clauses of a sentence have a form of „werden“ with a participle.
  static func count(in sentence: ReadableSentence, of text: ReadableText) -> Int {
    guard sentence.words.contains(where: { isAuxiliary($0, in: text) }) else { return 0 }
    var count = 0
    var hasAuxiliary = false
    var hasParticiple = false
    func close() {
      if hasAuxiliary, hasParticiple { count += 1 }
      hasAuxiliary = false
      hasParticiple = false
    }
    for (index, word) in sentence.words.enumerated() {
      if index > 0, text.has(clauseMarks, between: sentence.words[index - 1], and: word) { close() }
      if isAuxiliary(word, in: text) {
        hasAuxiliary = true
      } else if !hasParticiple, isParticiple(word, in: text) {
        hasParticiple = true
      }
    }
    close()
    return count
  }

  private static func isAuxiliary(_ word: ReadableWord, in text: ReadableText) -> Bool {
    guard text.bytes[word.range.lowerBound] | 0x20 == UInt8(ascii: "w"), (4...7).contains(word.range.count) else {
      return false
    }
    return WordLists.german.passiveAuxiliaries.contains(text.string(word).lowercased())
  }

  private static let inseparable = ["be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider"]
  private static let separable = [
    "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "fort", "frei", "heraus", "her", "hin", "hinzu", "los",
    "mit", "nach", "teil", "um", "vor", "weg", "weiter", "wieder", "zu", "zurück", "zusammen",
  ]

  /// Weak verbs by „ge…t“, „ver…t“, „ein-ge-…t“ and „…iert“, strong ones by the list.
  static func isParticiple(_ word: ReadableWord, in text: ReadableText) -> Bool {
    guard word.range.count >= 5, !Letters.isCapital(in: text.bytes, at: word.range.lowerBound) else { return false }
    let last = text.bytes[word.range.upperBound - 1]
    guard last == UInt8(ascii: "t") || last == UInt8(ascii: "n") else { return false }
    let word = text.string(word)
    let lists = WordLists.german
    if last == UInt8(ascii: "n") { return lists.strongParticiples.contains { word.hasSuffix($0) } }
    if lists.noParticiples.contains(word) { return false }
    return word.hasSuffix("iert") || inseparable.contains { word.hasPrefix($0) && word.utf8.count > $0.utf8.count + 3 }
      || separable.contains { word.hasPrefix($0 + "ge") || word.hasPrefix($0 + "be") || word.hasPrefix($0 + "ver") }
  }
}
