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

  private static let links: [Ending] = [
    Ending(""), Ending("s"), Ending("es"), Ending("n"), Ending("en"), Ending("er"), Ending("ens"), Ending("ns"),
  ]
  /// What a word of the lexicon may have lost at a boundary: Sprach|modell, Lern|plattform.
  private static let lost: [Ending] = [Ending("e"), Ending("en"), Ending("n")]
  private static let inflections: [Ending] = [
    Ending("n"), Ending("en"), Ending("e"), Ending("s"), Ending("es"), Ending("er"), Ending("ern"),
  ]
  /// Endings of derivation: no parts.
  private static let suffixes = WordTable(
    """
    ungen keiten heit heiten keit schaft schaften liche lichen lichkeit ische ischen innen ender ende enden weise tion \
    tionen ment mente iert ieren ierung ierungen ierte ierten erinnen nisse nissen barkeit licher liches sten stens \
    igkeit igkeiten massig massige massigen fahig fahige ationen ation
    """.split(separator: " "))
  /// Beginnings of verbs: no parts either.
  private static let prefixes = WordTable(
    """
    ab an auf aus be bei dar durch ein emp ent er fort ge her hin hinter miss mit nach uber um un unter ver vor vorher weg \
    weiter wieder wider zer zu zuruck zusammen anti auto inter pro trans re de des dis kon kom ex in im
    """.split(separator: " "))

  init(lexicon: WordTable, isNoun: [Bool], words: [[UInt8]]) {
    self.lexicon = lexicon
    self.isNoun = isNoun
    let long = words.filter { $0.count >= 9 }
    seams = Seams(long)
    for word in long { word.withUnsafeBufferPointer { countRests(of: $0) } }
  }

  private mutating func countRests(of word: Bytes) {
    var seen: [Int] = []
    for left in lefts(of: word) where isNoun[left.word ?? 0] {
      forStarts(after: left.range.upperBound, in: word) { start in
        guard word.count - start >= 5 else { return false }
        let number = rests.insert(Self.part(word, from: start))
        if number == restCounts.count { restCounts.append(0) }
        if !seen.contains(number) {
          seen.append(number)
          restCounts[number] += 1
        }
        return false
      }
    }
  }

  /// The best boundary of a word in folded letters, and all parts of it, those of parts included; `nil` for one that is
  /// no compound.
  func compound(_ word: [UInt8]) -> (split: Split, parts: [Part])? {
    word.withUnsafeBufferPointer { word in
      guard let split = split(word) else { return nil }
      var parts: [Part] = []
      add(split, from: 0, of: word, to: &parts, depth: 0)
      return (split, parts)
    }
  }

  private func add(_ split: Split, from start: Int, of word: Bytes, to parts: inout [Part], depth: Int) {
    for part in [split.left, split.right] {
      let range = (start + part.range.lowerBound)..<(start + part.range.upperBound)
      parts.append(Part(range: range, word: part.word))
      guard depth < 3, let inner = self.split(Bytes(rebasing: word[range])) else { continue }
      add(inner, from: range.lowerBound, of: word, to: &parts, depth: depth + 1)
    }
  }

  private func split(_ word: Bytes) -> Split? {
    guard word.count >= 7 else { return nil }
    let lefts = lefts(of: word)
    return known(word, lefts) ?? derived(word, lefts) ?? behindUnknown(word) ?? seam(word)
  }

  // MARK: - Candidates

  private typealias Bytes = WordTable.Bytes

  private static func part(_ word: Bytes, from start: Int) -> Bytes { Bytes(rebasing: word[start...]) }

  private static func part(_ word: Bytes, to end: Int) -> Bytes { Bytes(rebasing: word[..<end]) }

  /// The words of the lexicon with which a word may begin, the longest first.
  private func lefts(of word: Bytes) -> [Part] {
    var parts: [Part] = []
    for end in stride(from: word.count - 4, through: 3, by: -1) {
      let beginning = Self.part(word, to: end)
      if let number = lexicon.number(of: beginning), end >= 4 || isNoun[number] {
        parts.append(Part(range: 0..<end, word: number))
      } else if end >= 4 {
        for ending in Self.lost {
          guard let number = lexicon.number(of: beginning, ending) else { continue }
          parts.append(Part(range: 0..<end, word: number))
          break
        }
      }
    }
    return parts
  }

  /// Goes through the places where the second part may begin, until one is taken.
  private func forStarts(after end: Int, in word: Bytes, _ take: (Int) -> Bool) {
    for link in Self.links where word.count - end - link.count >= 4 && link.stands(in: word, at: end) {
      if take(end + link.count) { return }
    }
  }

  /// A word of the lexicon, or one without its ending.
  private func entry(_ word: Bytes) -> Int? {
    if let number = lexicon.number(of: word) { return number }
    guard word.count >= 5 else { return nil }
    for ending in Self.inflections
    where word.count - ending.count >= 4 && ending.stands(in: word, at: word.count - ending.count) {
      if let number = lexicon.number(of: Self.part(word, to: word.count - ending.count)), isNoun[number] {
        return number
      }
    }
    for ending in Self.lost {
      if let number = lexicon.number(of: word, ending), isNoun[number] { return number }
    }
    return nil
  }

  /// Both parts are words; the longest first part wins.
  private func known(_ word: Bytes, _ lefts: [Part]) -> Split? {
    for left in lefts {
      var found: Split?
      forStarts(after: left.range.upperBound, in: word) { start in
        let rest = Self.part(word, from: start)
        guard let right = entry(rest), isNoun[right] || isNoun[left.word ?? right], !Self.suffixes.contains(rest)
        else { return false }
        found = Split(left: left, right: Part(range: start..<word.count, word: right))
        return true
      }
      if let found { return found }
    }
    // The rest is itself a compound.
    for left in lefts where isNoun[left.word ?? 0] {
      var found: Split?
      forStarts(after: left.range.upperBound, in: word) { start in
        guard word.count - start >= 8 else { return false }
        let rest = Self.part(word, from: start)
        guard known(rest, self.lefts(of: rest)) != nil else { return false }
        found = Split(left: left, right: Part(range: start..<word.count, word: nil))
        return true
      }
      if let found { return found }
    }
    return nil
  }

  /// A word, then a rest that is none.
  private func derived(_ word: Bytes, _ lefts: [Part]) -> Split? {
    var best: (count: Int32, split: Split)?
    for left in lefts where isNoun[left.word ?? 0] {
      forStarts(after: left.range.upperBound, in: word) { start in
        let rest = Self.part(word, from: start)
        guard rest.count >= 5, !Self.suffixes.contains(rest), let number = rests.number(of: rest) else { return false }
        let count = restCounts[number]
        guard count >= 2 || left.range.count >= 4 && rest.count >= 6 else { return false }
        if count > best?.count ?? 0 {
          best = (count, Split(left: left, right: Part(range: start..<word.count, word: nil)))
        }
        return false
      }
    }
    return best?.split
  }

  /// Two parts neither of which stands alone anywhere, but each in several other compounds.
  private func seam(_ word: Bytes) -> Split? {
    guard let start = seams.best(in: word), !Self.suffixes.contains(Self.part(word, from: start)),
      !Self.prefixes.contains(Self.part(word, to: start))
    else { return nil }
    return Split(left: Part(range: 0..<start, word: nil), right: Part(range: start..<word.count, word: nil))
  }

  /// Something unknown, then a noun: `leit|linie`.
  private func behindUnknown(_ word: Bytes) -> Split? {
    for start in 3..<max(3, word.count - 4) {
      let rest = Self.part(word, from: start)
      guard let right = entry(rest), isNoun[right], !Self.suffixes.contains(rest),
        !Self.prefixes.contains(Self.part(word, to: start))
      else { continue }
      return Split(
        left: Part(range: 0..<start, word: nil), right: Part(range: start..<word.count, word: right))
    }
    return nil
  }
}
