import KlartextCore

/// All forms of a corpus and the keys under which they are found: words of one stem share a key.
struct Vocabulary: Sendable {
  /// A word as it can be looked for.
  struct Form: Sendable {
    /// Without marks.
    var letters: [UInt8]
    /// The places in the letters where an umlaut or `ß` stood.
    var marks: [UInt8]
    var key: Int32
    /// Whether texts mostly write it with a capital.
    var isCapitalised: Bool
    /// Where its first part ends and its second begins.
    var boundary: Range<Int>?
  }

  /// By number of the word in the corpus; forms that only stand in compounds follow.
  private(set) var forms: [Form] = []
  /// The keys of a form's parts.
  private(set) var parts: [[Int32]] = []
  private(set) var keyCount: Int32 = 0
  /// By form: whether it says nothing.
  private(set) var isStopWord: [Bool] = []

  private let isGerman: Bool
  private let stemmer = StemmerBox()
  /// Keys by stem.
  private var stems = WordTable()
  private var keysOfStems: [Int32] = []

  /// A stemmer that a value can hold; used while the vocabulary is made, by one thread.
  private struct StemmerBox: @unchecked Sendable { let stemmer = Stemmer() }

  init(_ words: WordReader, language: LanguageTag) {
    isGerman = language.isGerman
    addForms(words, stopWords: StopWords.of(language))
    joinFamilies(words)
    separateSpellings()
    if isGerman { splitCompounds(words) }
  }

  /// The key of a form that was not in the corpus when the vocabulary was made; a new one, if need be.
  private mutating func key(ofStem stem: [UInt8]) -> Int32 {
    let number = stems.insert(stem)
    if number == keysOfStems.count {
      keysOfStems.append(keyCount)
      keyCount += 1
    }
    return keysOfStems[number]
  }

  private mutating func addForms(_ words: WordReader, stopWords: [String]) {
    var stop: Set<[UInt8]> = []
    for word in stopWords { stop.insert(Array(word.utf8)) }
    for number in 0..<words.words.count {
      let word = words.words[number]
      let (letters, marks) = Spelling.fold(word)
      let key = key(ofStem: stemmer.stemmer.stem(word, isGerman: words.isGerman[number]))
      forms.append(
        Form(
          letters: letters, marks: marks, key: key, isCapitalised: 2 * words.capitals[number] > words.counts[number]))
      isStopWord.append(stop.contains(Array(word)))
      parts.append([])
    }
  }

  // MARK: - Families

  /// Gives `bürgerinnen` the key of `bürger`, and `geprüft` that of `prüfen`.
  private mutating func joinFamilies(_ words: WordReader) {
    guard isGerman else { return }
    func form(_ bytes: ArraySlice<UInt8>) -> Int? { words.words.number(of: bytes) }
    var roots: [Int32: Int32] = [:]
    for number in 0..<words.words.count where words.isGerman[number] {
      let word = words.words[number]
      if forms[number].isCapitalised, let base = Self.withoutFeminineEnding(word) {
        let found = [base, base + [0x65], base + [0x65, 0x72]].lazy.compactMap { form($0) }.first
        if let found, forms[found].isCapitalised { roots[forms[number].key] = forms[found].key }
      } else if word.count >= 7, word.starts(with: [0x67, 0x65]), word.last == 0x74 {
        let root = word.dropFirst(2).dropLast()
        if let found = form(root + [0x65, 0x6E]) { roots[forms[number].key] = forms[found].key }
      }
    }
    for number in forms.indices {
      // A base may itself be a form that was joined; two steps are the longest way.
      if let root = roots[forms[number].key] { forms[number].key = roots[root] ?? root }
    }
  }

  private static func withoutFeminineEnding(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for ending in ["innen", "in"] where word.count >= ending.utf8.count + 4 {
      if word.suffix(ending.utf8.count).elementsEqual(ending.utf8) { return word.dropLast(ending.utf8.count) }
    }
    return nil
  }

  /// Gives `zählung` and its forms a key of their own where there is a `zahlung` too.
  ///
  /// They have one stem, because plurals change vowels (`Antrag`, `Anträge`); but not where both stand with the same
  /// letters.
  private mutating func separateSpellings() {
    var byLetters = WordTable()
    var first: [Int] = []
    /// The place of the letter that differs, by key.
    var places: [Int32: UInt8] = [:]
    for number in forms.indices where !isStopWord[number] {
      let found = byLetters.insert(forms[number].letters)
      if found == first.count {
        first.append(number)
      } else if forms[first[found]].key == forms[number].key {
        let other = forms[first[found]].marks
        let differing = Set(other).symmetricDifference(forms[number].marks)
          .filter { forms[number].letters[Int($0)] != 0x73 }
        if let place = differing.min() { places[forms[number].key] = place }
      }
    }
    var separate: [Int32: Int32] = [:]
    for number in forms.indices {
      guard let place = places[forms[number].key], forms[number].marks.contains(place) else { continue }
      let old = forms[number].key
      if separate[old] == nil {
        separate[old] = keyCount
        keyCount += 1
      }
      forms[number].key = separate[old] ?? old
    }
  }

  // MARK: - Compounds

  private mutating func splitCompounds(_ words: WordReader) {
    var lexicon = WordTable()
    var isNoun: [Bool] = []
    /// The forms that have the same letters.
    var formsOf: [[Int]] = []
    var compounds: [[UInt8]] = []
    /// By form; empty for what cannot be a compound.
    var candidates = [[UInt8]](repeating: [], count: forms.count)
    for number in forms.indices where !isStopWord[number] && Self.isWord(forms[number].letters) {
      let letters = forms[number].letters
      compounds.append(letters)
      candidates[number] = letters
      guard letters.count >= 3 else { continue }
      let entry = lexicon.insert(letters)
      if entry == isNoun.count {
        isNoun.append(false)
        formsOf.append([])
      }
      formsOf[entry].append(number)
      if forms[number].isCapitalised { isNoun[entry] = true }
    }
    let splitter = CompoundSplitter(lexicon: lexicon, isNoun: isNoun, words: compounds)
    let corpus = forms.count
    let found = candidates.parallelMap { letters -> (boundary: Range<Int>?, parts: [CompoundSplitter.Part]) in
      guard let (split, parts) = splitter.compound(letters) else { return (nil, []) }
      return (split.left.range.upperBound..<split.right.range.lowerBound, parts)
    }
    var added = WordTable()
    for number in 0..<corpus {
      forms[number].boundary = found[number].boundary
      for part in found[number].parts {
        let key: Int32
        if let entry = part.word {
          key = keyOfPart(at: part.range, of: number, among: formsOf[entry])
        } else {
          let letters = Array(forms[number].letters[part.range])
          key = self.key(ofStem: stemmer.stemmer.stem(letters, isGerman: true))
          addPart(letters, key: key, to: &added, corpus: corpus, like: number, at: part.range)
        }
        if key != forms[number].key, !parts[number].contains(key) { parts[number].append(key) }
      }
    }
  }

  /// Among words with the same letters, the one with the same umlauts.
  private func keyOfPart(at range: Range<Int>, of number: Int, among candidates: [Int]) -> Int32 {
    let marks = Self.marks(of: forms[number], in: range)
    let best = candidates.first { forms[$0].marks == marks } ?? candidates.first { isStopWord[$0] == false }
    return forms[best ?? candidates[0]].key
  }

  private static func marks(of form: Form, in range: Range<Int>) -> [UInt8] {
    form.marks.filter { range.contains(Int($0)) }.map { $0 - UInt8(range.lowerBound) }
  }

  /// A part that is no word by itself can be looked for like one.
  private mutating func addPart(
    _ letters: [UInt8], key: Int32, to added: inout WordTable, corpus: Int, like number: Int, at range: Range<Int>
  ) {
    let entry = added.insert(letters)
    guard corpus + entry == forms.count else { return }
    forms.append(
      Form(
        letters: letters, marks: Self.marks(of: forms[number], in: range), key: key,
        isCapitalised: forms[number].isCapitalised))
    parts.append([])
    isStopWord.append(false)
  }

  private static func isWord(_ letters: [UInt8]) -> Bool { letters.allSatisfy { $0 >= 0x61 } }
}
