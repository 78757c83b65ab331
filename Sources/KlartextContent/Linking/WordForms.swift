import KlartextCore

/// The forms in which a word of a glossary term may stand in a text.
///
/// Light inflection by endings, without a dictionary: enough for „Sprachmodellen“ and “language models”, and never a
/// part of a longer word. What it lacks, such as „Grundsätze“, an author adds as a synonym.
struct WordForms {
  let language: LanguageTag

  /// - Parameters:
  ///   - isFirst: the word begins the term, and may begin a sentence.
  ///   - isLast: the word ends the term; it takes the endings of a noun.
  func of(_ word: String, isFirst: Bool, isLast: Bool) -> Set<String> {
    // Abbreviations such as „KI“ are other words in another case, and take no endings.
    if word == word.uppercased() { return [word] }
    switch language.primary {
    case "de": return german(word, isFirst: isFirst, isLast: isLast)
    case "en": return english(word, isLast: isLast)
    default: return isFirst ? [word, Self.lowered(word), Self.capitalized(word)] : [word]
    }
  }

  // MARK: - German

  private static let adjectiveEndings = ["e", "en", "em", "er", "es"]

  private func german(_ word: String, isFirst: Bool, isLast: Bool) -> Set<String> {
    if isLast {
      let isNoun = Self.capitalized(word) == word
      let forms = isNoun ? Self.nouns(word) : [word] + Self.adjectiveEndings.map { word + $0 }
      return Set(isNoun || !isFirst ? forms : forms + forms.map(Self.capitalized))
    }
    // „Maschinelles Lernen“ stands in a text as „maschinellen Lernens“.
    guard let ending = Self.adjectiveEndings.first(where: { word.hasSuffix($0) && word.count > $0.count + 2 }) else {
      return isFirst ? [word, Self.capitalized(word)] : [word]
    }
    let stem = String(word.dropLast(ending.count))
    let forms = Self.adjectiveEndings.map { stem + $0 }
    return Set(forms.map(Self.lowered) + forms.map(Self.capitalized))
  }

  /// The endings of the cases and of the plural that go with the end of a noun.
  private static let nounEndings: [(suffix: String, endings: [String])] = [
    ("nis", ["se", "ses", "sen"]), ("ung", ["en"]), ("heit", ["en"]), ("keit", ["en"]), ("schaft", ["en"]),
    ("tion", ["en"]), ("tät", ["en"]), ("in", ["e", "s", "en", "nen"]), ("en", ["s"]), ("lein", ["s"]),
    ("er", ["s", "n"]), ("el", ["s", "n"]), ("e", ["n"]), ("a", ["s"]), ("i", ["s"]), ("o", ["s"]), ("u", ["s"]),
    ("y", ["s"]), ("s", ["e", "es", "en"]), ("ß", ["e", "es", "en"]), ("x", ["e", "es", "en"]),
    ("z", ["e", "es", "en"]),
  ]

  private static func nouns(_ word: String) -> [String] {
    let endings = nounEndings.first { word.hasSuffix($0.suffix) }?.endings ?? ["e", "s", "es", "en"]
    var forms = [word] + endings.map { word + $0 }
    if word.hasSuffix("us"), word.count > 4 { forms.append(word.dropLast(2) + "en") }
    return forms
  }

  // MARK: - English

  private func english(_ word: String, isLast: Bool) -> Set<String> {
    let forms = isLast ? [word, Self.plural(word)] : [word]
    return Set(forms + forms.map { $0.lowercased() } + forms.map(Self.lowered) + forms.map(Self.capitalized))
  }

  private static func plural(_ word: String) -> String {
    if ["s", "x", "z", "ch", "sh"].contains(where: { word.hasSuffix($0) }) { return word + "es" }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }

  // MARK: - Case

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
  private static func lowered(_ word: String) -> String { word.prefix(1).lowercased() + word.dropFirst() }
}
