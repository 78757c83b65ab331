/// Finds the parts of German compounds by the words of the corpus itself.
///
/// A boundary is where a word of the corpus ends (with a linking element, if need be: -s-, -n-, -en-, -es-, -er-) and
/// another begins. A rest that is no word by itself counts as one when it stands behind several words (`kataster` in
/// `baumkataster`, `straßenkataster`), or is long. Where neither part stands alone, the letters tell (`Seams`).
struct CompoundSplitter {
  /// A part of a word.
  struct Part: Sendable {
    /// In the folded letters of the word.
    var range: Range<Int>
    /// The word of the lexicon; `nil` for a rest that only stands in compounds.
    var word: Int?
  }

  /// The boundary between two parts, with the linking element in it.
  struct Split: Sendable {
    var left: Part
    var right: Part
  }

  /// Folded words that may be parts; by number, whether they are mostly written with a capital.
  private let lexicon: WordTable
  private let isNoun: [Bool]
  /// Rests behind known words, with the number of words in which they were found.
  private var rests = WordTable()
  private var restCounts: [Int32] = []
  private let seams: Seams

  private static let links = ["", "s", "es", "n", "en", "er", "ens", "ns"].map { Array($0.utf8) }
  /// What a word of the lexicon may have lost at a boundary: Sprach|modell, Lern|plattform.
  private static let lost = ["e", "en", "n"].map { Array($0.utf8) }
  private static let inflections = ["n", "en", "e", "s", "es", "er", "ern"].map { Array($0.utf8) }
  /// Endings of derivation: no parts.
  private static let suffixes = set(
    """
    ungen keiten heit heiten keit schaft schaften liche lichen lichkeit ische ischen innen ender ende enden weise tion \
    tionen ment mente iert ieren ierung ierungen ierte ierten erinnen nisse nissen barkeit licher liches sten stens \
    igkeit igkeiten massig massige massigen fahig fahige ationen ation
    """)
  /// Beginnings of verbs: no parts either.
  private static let prefixes = set(
    """
    ab an auf aus be bei dar durch ein emp ent er fort ge her hin hinter miss mit nach uber um un unter ver vor vorher weg \
    weiter wieder wider zer zu zuruck zusammen anti auto inter pro trans re de des dis kon kom ex in im
    """)

  private static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }

  init(lexicon: WordTable, isNoun: [Bool], words: [[UInt8]]) {
    self.lexicon = lexicon
    self.isNoun = isNoun
    let long = words.filter { $0.count >= 9 }
    seams = Seams(long)
    for word in long { countRests(of: word) }
  }

  private mutating func countRests(of word: [UInt8]) {
    var seen: Set<Int> = []
    for left in lefts(of: word) where isNoun[left.word ?? 0] {
      for start in starts(after: left.range.upperBound, in: word) where word.count - start >= 5 {
        let number = rests.insert(word[start...])
        if number == restCounts.count { restCounts.append(0) }
        if seen.insert(number).inserted { restCounts[number] += 1 }
      }
    }
  }

  /// The best boundary of a word in folded letters; `nil` for one that is no compound.
  func split(_ word: ArraySlice<UInt8>) -> Split? {
    let word = Array(word)
    guard word.count >= 7 else { return nil }
    return known(word) ?? derived(word) ?? behindUnknown(word) ?? seam(word)
  }

  /// All parts of a word, those of parts included.
  func parts(of word: ArraySlice<UInt8>) -> [Part] {
    var parts: [Part] = []
    func add(_ range: Range<Int>, depth: Int) {
      let first = word.startIndex
      guard depth < 4, let split = split(word[(first + range.lowerBound)..<(first + range.upperBound)]) else { return }
      for part in [split.left, split.right] {
        let shifted = (range.lowerBound + part.range.lowerBound)..<(range.lowerBound + part.range.upperBound)
        parts.append(Part(range: shifted, word: part.word))
        add(shifted, depth: depth + 1)
      }
    }
    add(0..<word.count, depth: 0)
    return parts
  }

  // MARK: - Candidates

  /// The words of the lexicon with which a word may begin, the longest first.
  private func lefts(of word: [UInt8]) -> [Part] {
    var parts: [Part] = []
    for end in stride(from: word.count - 4, through: 3, by: -1) {
      if let number = lexicon.number(of: word[..<end]), end >= 4 || isNoun[number] {
        parts.append(Part(range: 0..<end, word: number))
      } else if end >= 4 {
        let number = Self.lost.lazy.compactMap { self.lexicon.number(of: word[..<end] + $0) }.first
        if let number { parts.append(Part(range: 0..<end, word: number)) }
      }
    }
    return parts
  }

  private func starts(after end: Int, in word: [UInt8]) -> [Int] {
    Self.links.compactMap { word[end...].starts(with: $0) ? end + $0.count : nil }.filter { word.count - $0 >= 4 }
  }

  /// A word of the lexicon, or one without its ending.
  private func entry(_ word: ArraySlice<UInt8>) -> Int? {
    if let number = lexicon.number(of: word) { return number }
    guard word.count >= 5 else { return nil }
    for ending in Self.inflections
    where word.count - ending.count >= 4 && word.suffix(ending.count).elementsEqual(ending) {
      if let number = lexicon.number(of: word.dropLast(ending.count)), isNoun[number] { return number }
    }
    return Self.lost.lazy.compactMap { self.lexicon.number(of: word + $0) }.first { self.isNoun[$0] }
  }

  /// Both parts are words; the longest first part wins.
  private func known(_ word: [UInt8]) -> Split? {
    for left in lefts(of: word) {
      for start in starts(after: left.range.upperBound, in: word) {
        guard let right = entry(word[start...]), isNoun[right] || isNoun[left.word ?? right],
          !Self.suffixes.contains(Array(word[start...]))
        else { continue }
        return Split(left: left, right: Part(range: start..<word.count, word: right))
      }
    }
    // The rest is itself a compound.
    for left in lefts(of: word) where isNoun[left.word ?? 0] {
      for start in starts(after: left.range.upperBound, in: word) where word.count - start >= 8 {
        if known(Array(word[start...])) != nil {
          return Split(left: left, right: Part(range: start..<word.count, word: nil))
        }
      }
    }
    return nil
  }

  /// A word, then a rest that is none.
  private func derived(_ word: [UInt8]) -> Split? {
    var best: (count: Int32, split: Split)?
    for left in lefts(of: word) where isNoun[left.word ?? 0] {
      for start in starts(after: left.range.upperBound, in: word) {
        let rest = word[start...]
        guard rest.count >= 5, !Self.suffixes.contains(Array(rest)), let number = rests.number(of: rest) else {
          continue
        }
        let count = restCounts[number]
        guard count >= 2 || left.range.count >= 4 && rest.count >= 6 else { continue }
        if count > best?.count ?? 0 {
          best = (count, Split(left: left, right: Part(range: start..<word.count, word: nil)))
        }
      }
    }
    return best?.split
  }

  /// Two parts neither of which stands alone anywhere, but each in several other compounds.
  private func seam(_ word: [UInt8]) -> Split? {
    guard let start = seams.best(in: word), !Self.suffixes.contains(Array(word[start...])),
      !Self.prefixes.contains(Array(word[..<start]))
    else { return nil }
    return Split(left: Part(range: 0..<start, word: nil), right: Part(range: start..<word.count, word: nil))
  }

  /// Something unknown, then a noun: `leit|linie`.
  private func behindUnknown(_ word: [UInt8]) -> Split? {
    for start in 3..<max(3, word.count - 4) {
      guard let right = entry(word[start...]), isNoun[right], !Self.suffixes.contains(Array(word[start...])),
        !Self.prefixes.contains(Array(word[..<start]))
      else { continue }
      return Split(
        left: Part(range: 0..<start, word: nil), right: Part(range: start..<word.count, word: right))
    }
    return nil
  }
}
