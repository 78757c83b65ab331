import KlartextContent
import KlartextCore
import KlartextRegister

/// In which languages the pages that the law asks for exist, and what they are called.
///
/// They are written in German and English. In any other language, such as easy German, there is the text of the content
/// page alone, where somebody has translated it.
struct LegalLinks {
  let register: Register
  let addresses: Addresses
  let language: LanguageTag

  private var mainLanguage: LanguageTag { register.configuration.mainLanguage }

  /// The content page whose text a page takes up.
  func entry(of page: LegalPage) -> Entry? {
    register[addresses.contentKey(of: page)].flatMap { $0.isTombstone ? nil : $0 }
  }

  /// Whether the program writes these pages in a language.
  func isWritten(in language: LanguageTag) -> Bool {
    language == mainLanguage || (!language.isEasy && [LanguageTag.german, .english].contains { $0 == language })
  }

  func exists(_ page: LegalPage, in language: LanguageTag) -> Bool {
    addresses.languages.contains(language)
      && (isWritten(in: language) || entry(of: page)?.translations[language] != nil)
  }

  /// The language in which a link from here leads to a page.
  func language(of page: LegalPage) -> LanguageTag {
    language.fallbacks.first { exists(page, in: $0) } ?? mainLanguage
  }

  func title(of page: LegalPage) -> LanguageText {
    let target = self.language(of: page)
    if !isWritten(in: target), let entry = entry(of: page) { return entry.title(in: target) }
    return LegalTextReader.texts.title(of: page).text(in: language)
  }

  func versions(of page: LegalPage) -> [LanguageTag: SitePath] {
    let languages = addresses.languages.filter { exists(page, in: $0) }
    return Dictionary(uniqueKeysWithValues: languages.map { ($0, addresses.legal(page, in: $0)) })
  }
}

extension Edition {
  private var legalLinks: LegalLinks { LegalLinks(register: register, addresses: addresses, language: language) }

  var legalTexts: LegalTexts { LegalTextReader.texts }

  func legalEntry(of page: LegalPage) -> Entry? { legalLinks.entry(of: page) }

  func legalLanguage(of page: LegalPage) -> LanguageTag { legalLinks.language(of: page) }

  func legalTitle(of page: LegalPage) -> LanguageText { legalLinks.title(of: page) }

  func legalVersions(of page: LegalPage) -> [LanguageTag: SitePath] { legalLinks.versions(of: page) }

  /// Whether the program writes these pages in this language.
  var writesLegalPages: Bool { legalLinks.isWritten(in: language) }

  func legalHref(_ page: LegalPage) -> String { href(addresses.legal(page, in: legalLanguage(of: page))) }

  /// A link to a page by its title.
  func link(to page: LegalPage) -> HTML {
    let target = legalLanguage(of: page)
    let title = legalTitle(of: page)
    let hreflang: HTML = target == language ? HTML() : " hreflang=\"\(target.description)\""
    return "<a href=\"\(legalHref(page))\"\(hreflang)\(attributes(title.language))>\(title.string)</a>"
  }
}
