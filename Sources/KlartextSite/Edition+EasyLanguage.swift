import KlartextCore
import KlartextRegister

extension Register {
  /// The easy languages in which every page was checked by people of its target group.
  var reviewedLanguages: Set<LanguageTag> {
    var reviewed: Set<LanguageTag> = []
    var unreviewed: Set<LanguageTag> = []
    for entry in allEntries where !entry.isTombstone {
      for (language, translation) in entry.translations where language.isEasy {
        if translation.reviewedBy == nil { unreviewed.insert(language) } else { reviewed.insert(language) }
      }
    }
    return reviewed.subtracting(unreviewed)
  }
}

extension Edition {
  /// The easy form of this edition's language, where the site has one: `de-simple` on pages in German.
  var easyLanguage: LanguageTag? {
    language.isEasy ? nil : addresses.languages.first { $0.isEasy && $0.primary == language.primary }
  }

  /// The name of a language in itself.
  ///
  /// Only what people of the target group have checked is called Leichte Sprache (DIN SPEC 33429); all else is Einfache
  /// Sprache.
  func ownName(of other: LanguageTag, isReviewed: Bool) -> String {
    guard other.isEasy, isReviewed, let name = theme.strings[other]?[.easyNameReviewed], !name.isEmpty else {
      return ownName(of: other)
    }
    return name
  }

  /// The way from an entry's page to its version in easy language.
  func easySwitch(for entry: Entry) -> HTML? {
    guard let easy = easyLanguage, let translation = entry.translations[easy], let words = theme.strings[easy],
      !words[.easySwitch].isEmpty
    else { return nil }
    let text = words[translation.reviewedBy == nil ? .easySwitch : .easySwitchReviewed]
    return """
      <a href="\(href(addresses.entry(entry.key, in: easy)))" hreflang="\(easy.description)"\(attributes(easy))>\(text)</a>
      """
  }
}
