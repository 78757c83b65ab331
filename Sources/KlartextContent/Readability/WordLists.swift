import KlartextCore
import KlartextRegister

/// What is known about German words: `Schema/readability.yaml`, read once.
struct WordLists: Sendable {
  /// The most that a text may have before a hint says so.
  struct Limits: Sendable {
    var wordsInSentence: Int
    var wienerTenths: Int
    var nounsInSentence: Int
  }

  /// A phrase in which a noun does the work of a verb.
  struct NounPhrase: Sendable {
    /// In lower case.
    var words: [String]
    var better: String?
  }

  static let german = WordLists(EmbeddedSchema.files.first { $0.name == "readability" }?.text ?? "")

  let plain: Limits
  let easy: Limits
  let withFullStop: Set<String>
  let sentenceOpeners: Set<String>
  let clauseOpeners: Set<String>
  let passiveAuxiliaries: Set<String>
  let strongParticiples: [String]
  let noParticiples: Set<String>
  let knownAbbreviations: Set<String>
  let everydayNouns: [String]
  /// More letters than these a word in easy language should not have.
  let easyLetters: Int
  /// Long words that are names, and not to be divided.
  let easyLongWords: Set<String>
  /// What abbreviations mean, without the full stop at their end: `z.b`.
  let easyAbbreviations: [String: String]
  let numberWords: [String: String]
  /// Forms of the subjunctive, and what to write instead.
  let subjunctives: [String: String]
  let signsInWords: [String: String]
  let negations: Set<String>
  let genitiveArticles: Set<String>
  let noGenitives: Set<String>
  /// Words that often end a compound.
  let compoundParts: [String]
  /// By their first word.
  private let nounPhrases: [String: [NounPhrase]]
  /// First byte and number of bytes of their first words.
  private let phraseBeginnings: Set<[UInt8]>

  init(_ yaml: String) {
    let root = YAMLReader.read(SourceFile(path: "Schema/readability.yaml", text: yaml)).root
    func words(_ key: String) -> [String] { (root?[key]?.sequence ?? []).compactMap(\.scalar) }
    func limits(_ key: String) -> Limits {
      func number(_ name: String) -> Int { root?["limits"]?[key]?[name]?.scalar.flatMap { Int($0) } ?? .max }
      return Limits(
        wordsInSentence: number("words_in_sentence"), wienerTenths: number("wiener_tenths"),
        nounsInSentence: number("nouns_in_sentence"))
    }
    plain = limits("plain")
    easy = limits("easy")
    withFullStop = Set(words("with_full_stop"))
    sentenceOpeners = Set(words("sentence_openers"))
    clauseOpeners = Set(words("clause_openers"))
    passiveAuxiliaries = Set(words("passive_auxiliaries"))
    strongParticiples = words("strong_participles")
    noParticiples = Set(words("no_participles"))
    knownAbbreviations = Set(words("known_abbreviations"))
    everydayNouns = words("everyday_nouns")
    let simple = root?["easy"]
    func easyWords(_ key: String) -> [String] { (simple?[key]?.sequence ?? []).compactMap(\.scalar) }
    func pairs(_ key: String) -> [String: String] {
      Dictionary(
        (simple?[key]?.mapping ?? []).compactMap { pair in pair.value.scalar.map { (pair.key, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    easyLetters = simple?["letters_in_word"]?.scalar.flatMap { Int($0) } ?? .max
    easyLongWords = Set(easyWords("long_words"))
    easyAbbreviations = pairs("abbreviations")
    numberWords = pairs("number_words")
    subjunctives = pairs("subjunctives")
    signsInWords = pairs("signs")
    negations = Set(easyWords("negations"))
    genitiveArticles = Set(easyWords("genitive_articles"))
    noGenitives = Set(easyWords("no_genitives"))
    compoundParts = easyWords("compound_parts")
    let phrases = (root?["noun_phrases"]?.sequence ?? []).compactMap { node -> NounPhrase? in
      guard let phrase = node["phrase"]?.scalar else { return nil }
      return NounPhrase(words: phrase.split(separator: " ").map(String.init), better: node["better"]?.scalar)
    }
    nounPhrases = Dictionary(grouping: phrases) { $0.words.first ?? "" }
    phraseBeginnings = Set(
      nounPhrases.keys.compactMap { word in word.utf8.first.map { [$0, UInt8(clamping: word.utf8.count)] } })
  }

  /// The phrases that begin with a word; most words can be told from all of them by length and first letter.
  func phrases(beginningWith word: Range<Int>, in text: ReadableText) -> [NounPhrase] {
    guard phraseBeginnings.contains([text.bytes[word.lowerBound] | 0x20, UInt8(clamping: word.count)]) else {
      return []
    }
    return nounPhrases[text.string(word).lowercased()] ?? []
  }

  func limits(for language: LanguageTag) -> Limits { language.isEasy ? easy : plain }
}
