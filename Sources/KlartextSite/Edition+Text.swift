import KlartextCore
import KlartextRegister

extension Edition {
  /// Whether a text in that language has to be marked on this edition's pages (WCAG 2.2 SC 3.1.2).
  ///
  /// German on a page in Leichte Sprache needs no mark: `de-simple` is German.
  func isForeign(_ other: LanguageTag) -> Bool { !familiarLanguages.contains(other) }

  /// ` lang="…"`, and ` dir="…"` where the direction differs; nothing for the edition's own language.
  func attributes(_ other: LanguageTag) -> HTML {
    isForeign(other) ? Self.attributes(other, on: language) : HTML()
  }

  static func attributes(_ other: LanguageTag, on language: LanguageTag) -> HTML {
    guard other.isRightToLeft != language.isRightToLeft else { return " lang=\"\(other.description)\"" }
    return " lang=\"\(other.description)\" dir=\"\(other.isRightToLeft ? "rtl" : "ltr")\""
  }

  /// The same for a text; `dir="auto"` where it is written the other way than its language, such as an Arabic name in
  /// a German title.
  func attributes(_ text: LanguageText) -> HTML {
    guard let direction = WritingDirection.of(text.string),
      (direction == .rightToLeft) != text.language.isRightToLeft
    else { return attributes(text.language) }
    return (isForeign(text.language) ? " lang=\"\(text.language.description)\"" : HTML()) + " dir=\"auto\""
  }

  /// A text, in a `span` with its language where that differs from the page's.
  func html(_ text: LanguageText) -> HTML {
    let attributes = attributes(text)
    return attributes.isEmpty ? .text(text.string) : "<span\(attributes)>\(text.string)</span>"
  }

  func html(_ text: LocalizedText) -> HTML { html(text.text(in: language)) }

  func date(_ date: PartialDate) -> HTML { DateText.html(date, in: language) }
  func date(_ date: CivilDate) -> HTML { DateText.html(date, in: language) }

  /// The name of a language in this edition's words, else in its own.
  func languageName(_ other: LanguageTag) -> String {
    strings.plain("language_" + other.description.lowercased().replacing("-", with: "_")) ?? ownName(of: other)
  }

  /// The name of a language in itself.
  func ownName(of other: LanguageTag) -> String {
    theme.strings[other].map { $0[.languageName] } ?? other.description
  }

  /// ` hreflang` of a page that this edition lacks and has from the main language.
  var elsewhere: HTML { isComplete ? HTML() : " hreflang=\"\(completeLanguage.description)\"" }

  /// A configured text, such as the name of the municipality.
  func configured(_ key: String) -> String? { configuration.ownText(key, in: language) }
}
