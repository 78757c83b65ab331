/// A language's words, made of syllables: the word of every rank, without a list that would have to grow.
struct Lexicon: Sendable {
  /// What stands between other words; the most frequent ranks.
  let functionWords: [String]
  let onsets: [String]
  let nuclei: [String]
  let codas: [String]
  let endings: [String]
  /// What joins the parts of a compound; `nil` where compounds are written apart.
  let joint: String?
  /// Whether nouns are capitalised.
  let hasCapitalNouns: Bool

  private static let rootCount = 3000

  /// The word of a rank: function words, then roots, then roots with endings, then compounds without end.
  func word(_ rank: Int) -> String {
    guard rank >= functionWords.count else { return functionWords[rank] }
    let number = rank - functionWords.count
    let derived = Self.rootCount * (endings.count + 1)
    let word: String
    if number < derived {
      let family = number / Self.rootCount
      word = root(number % Self.rootCount) + (family == 0 ? "" : endings[family - 1])
    } else {
      let pair = number - derived
      let first = root(pair % Self.rootCount)
      let second = root((pair / Self.rootCount + pair * 7) % Self.rootCount)
      guard let joint else { return first + second }
      word = first + (pair % 3 == 0 ? joint : "") + second
    }
    return hasCapitalNouns && number % 5 < 3 ? word.capitalized : word
  }

  private func root(_ number: Int) -> String {
    let first = syllable(number)
    return number < 500 ? first : first + syllable(number * 31 + 7)
  }

  private func syllable(_ number: Int) -> String {
    let scattered = number * 37 + 11
    return onsets[scattered % onsets.count] + nuclei[scattered / onsets.count % nuclei.count]
      + codas[scattered / (onsets.count * nuclei.count) % codas.count]
  }

  static let german = Lexicon(
    functionWords: [
      "die", "der", "und", "in", "das", "von", "zu", "den", "mit", "für", "ist", "auf", "nicht", "ein", "eine", "im",
      "dem", "des", "werden", "sich", "aus", "an", "wird", "bei", "als", "auch", "oder", "es", "nach", "über", "sind",
      "einen", "vor", "durch", "nur", "sie", "kann", "wie", "zum", "zur", "dass", "wenn", "hat", "noch", "um", "keine",
    ],
    onsets: ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "v", "w", "z", "tr", "pr"],
    nuclei: ["a", "e", "i", "o", "u", "ä", "ö", "ü", "au", "ei", "ie", "eu"],
    codas: ["", "n", "r", "l", "t", "ch", "st", "ß", "nd", "rt", "ng", "lf", "ck", "m"],
    endings: ["ung", "keit", "en", "er", "lich"], joint: "s", hasCapitalNouns: true)

  static let english = Lexicon(
    functionWords: [
      "the", "of", "and", "to", "in", "a", "is", "for", "that", "it", "on", "with", "as", "are", "by", "be", "or",
      "not",
      "from", "an", "at", "which", "this", "can", "has", "their", "its", "only", "if", "when", "they", "no", "who",
    ],
    onsets: ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "sh", "t", "w", "th", "cl", "pr", "st"],
    nuclei: ["a", "e", "i", "o", "u", "ea", "oo", "ai", "ou"],
    codas: ["", "n", "r", "ll", "t", "ck", "st", "ss", "nd", "rt", "ng", "m"],
    endings: ["ing", "ness", "ed", "er", "ly"], joint: nil, hasCapitalNouns: false)
}
