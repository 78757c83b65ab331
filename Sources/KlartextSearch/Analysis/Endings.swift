import KlartextCore

/// Endings by which words of one family differ; the browser needs no stemmer, it compares endings.
///
/// A form that no text has (`Kataster`, where only `Katasters` is written) leads to those that share its beginning. So do
/// verbs and nouns of one root: `kontrolliert`, `Kontrolle`.
enum Endings {
  /// None for a language other than German and English: its words are found as they are written, and by their beginning.
  static func of(_ language: LanguageTag) -> [String] {
    switch language.primary {
    case "de": german
    case "en": english
    default: []
    }
  }

  private static let german = [
    "e", "en", "er", "ern", "em", "es", "n", "s", "et", "t", "te", "ten", "st", "end", "ende", "enden", "ender", "ung",
    "ungen", "erin", "in", "innen", "erinnen", "ieren", "iert", "ierte", "ierten", "ierung", "ierungen", "um", "us",
    "a",
    "ien", "lich", "liche", "lichen", "bar", "keit", "ig", "ige", "igen", "isch", "ische", "ischen", "nis", "nisse",
  ]

  private static let english = [
    "s", "es", "ed", "d", "ing", "er", "ers", "e", "ion", "ions", "ment", "ments", "ly", "al", "ation", "ations", "or",
    "ies", "y", "ied",
  ]
}
