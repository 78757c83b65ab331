import KlartextCore

/// A short text in several languages: labels, help texts, names in the configuration.
public struct LocalizedText: Sendable, Hashable {
  public var values: [LanguageTag: String]

  public init(_ values: [LanguageTag: String]) { self.values = values }

  /// The same text in all languages.
  public init(_ text: String, in language: LanguageTag) { values = [language: text] }

  public var isEmpty: Bool { values.isEmpty }

  /// The text in a language, else in a more general one (`de` for `de-simple`), else in German, English, or any.
  public func text(in language: LanguageTag) -> LanguageText {
    for tag in language.fallbacks {
      if let text = values[tag] { return LanguageText(text, tag) }
    }
    for tag in [LanguageTag.german, .english] {
      if let text = values[tag] { return LanguageText(text, tag) }
    }
    guard let tag = values.keys.min(), let text = values[tag] else { return LanguageText("", language) }
    return LanguageText(text, tag)
  }

  public subscript(language: LanguageTag) -> String { text(in: language).string }

  /// The wording for messages of the program.
  public var bilingual: Bilingual { Bilingual(de: self[.german], en: self[.english]) }
}

/// A text and the language it is written in, so that a page in another language can mark it (WCAG 2.2 SC 3.1.2).
public struct LanguageText: Sendable, Hashable {
  public var string: String
  public var language: LanguageTag

  public init(_ string: String, _ language: LanguageTag) {
    self.string = string
    self.language = language
  }
}
