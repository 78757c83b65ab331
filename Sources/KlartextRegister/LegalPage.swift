import KlartextCore

/// Pages that the program makes of the configuration and the law of the Land.
///
/// The raw value is the key in `paths` and in `legal.yaml`.
public enum LegalPage: String, Sendable, CaseIterable {
  /// Who edits the register, how often, and what is missing.
  case about
  /// How to ask for documents.
  case information
  case licence
  case contact
  /// The statement of Implementing Decision (EU) 2018/1523.
  case accessibility
  case easyLanguage = "easy_language"
  case signLanguage = "sign_language"
  case privacy
  case imprint

  /// The segment in addresses, by language.
  public var segment: LocalizedText {
    switch self {
    case .about: LocalizedText([.german: "ueber-dieses-register", .english: "about"])
    case .information: LocalizedText([.german: "informationen-anfordern", .english: "request-information"])
    case .licence: LocalizedText([.german: "lizenz", .english: "licence"])
    case .contact: LocalizedText([.german: "kontakt", .english: "contact"])
    case .accessibility: LocalizedText([.german: "barrierefreiheit", .english: "accessibility"])
    case .easyLanguage: LocalizedText([.german: "leichte-sprache", .english: "easy-language"])
    case .signLanguage: LocalizedText([.german: "gebaerdensprache", .english: "sign-language"])
    case .privacy: LocalizedText([.german: "datenschutz", .english: "privacy"])
    case .imprint: LocalizedText([.german: "impressum", .english: "legal-notice"])
    }
  }
}

extension SiteConfiguration {
  /// The segment of a page in a language.
  public func segment(of page: LegalPage, in language: LanguageTag) -> String {
    (segments[page.rawValue] ?? page.segment)[language]
  }

  /// The page that takes the place of a content page: the one that has its address in the main language.
  public func legalPage(of key: EntryKey) -> LegalPage? {
    guard key.collection == "pages" else { return nil }
    return LegalPage.allCases.first { segment(of: $0, in: mainLanguage) == key.id }
  }
}
