/// The languages in which Klartext speaks to the people who use it.
public enum MessageLanguage: String, Sendable, CaseIterable {
  case de
  case en

  /// As a language of content.
  public var tag: LanguageTag { self == .de ? .german : .english }
}

/// A text for the people who use the program, in German and English.
///
/// Both wordings stand side by side where the text is made, so that neither is forgotten.
public struct Bilingual: Sendable, Hashable {
  public var de: String
  public var en: String

  public init(de: String, en: String) {
    self.de = de
    self.en = en
  }

  public subscript(language: MessageLanguage) -> String {
    switch language {
    case .de: de
    case .en: en
    }
  }
}
