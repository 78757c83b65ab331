import KlartextCore
import KlartextRegister
import Synchronization

/// The site in one language: what all its pages share.
final class Edition: Sendable {
  let register: Register
  let theme: Theme
  let addresses: Addresses
  let language: LanguageTag
  let strings: Strings
  let valueSets: ValueSets
  let presentations: FieldPresentations
  /// What is the same in all languages.
  let common: CommonFacts
  /// Languages whose texts need no mark on these pages.
  let familiarLanguages: [LanguageTag]
  /// Templates with holes, by name.
  private let fragments: [String: Fragment]
  /// The frame, by the section that the navigation marks.
  private let frames: [PageSection: Fragment]
  private let outward = Mutex<Edition?>(nil)

  init(
    _ language: LanguageTag, of register: Register, common: CommonFacts, theme: Theme, addresses: Addresses,
    accent: AccentColour
  ) {
    self.register = register
    self.theme = theme
    self.addresses = addresses
    self.language = language
    let valueSets = ValueSets(register.schema)
    self.valueSets = valueSets
    presentations = Self.presentations(of: register.schema, valueSets, addresses, language)
    self.common = common
    familiarLanguages = language.fallbacks
    strings = theme.strings[language] ?? Strings(language: language, phrases: [:])
    let frame = PageFrame(
      language: language, register: register, theme: theme, addresses: addresses, strings: strings, accent: accent,
      icons: IconFiles(accent, theme: theme, addresses: addresses))
    fragments = Dictionary(
      uniqueKeysWithValues: TemplateSpec.all.map { ($0.name, Fragment($0, of: theme, fixed: frame.everywhere)) })
    var frames: [PageSection: Fragment] = [:]
    for section in PageSection.all(of: register.schema) {
      frames[section] = Fragment(.page, of: theme, fixed: frame.fixed(for: section))
    }
    self.frames = frames
  }

  private init(_ other: Edition, addresses: Addresses) {
    register = other.register
    theme = other.theme
    self.addresses = addresses
    language = other.language
    valueSets = other.valueSets
    presentations = Self.presentations(of: other.schema, other.valueSets, addresses, other.language)
    common = other.common
    familiarLanguages = other.familiarLanguages
    strings = other.strings
    fragments = other.fragments
    frames = other.frames
  }

  /// How fields appear, with links to what their values mean.
  private static func presentations(
    of schema: Schema, _ valueSets: ValueSets, _ addresses: Addresses, _ language: LanguageTag
  ) -> FieldPresentations {
    FieldPresentations(schema, language: language) { term, vocabulary in
      valueSets.place(of: term, in: vocabulary).map { place, anchor in
        addresses.link(addresses.values(of: place, in: language)) + "#" + SitePath(anchor).encoded
      }
    }
  }

  /// The same for texts that leave the site: links begin with the configured base address. The frame keeps its own.
  ///
  /// It is made once: how fields appear has to be worked out anew for it.
  func leavingSite() -> Edition {
    outward.withLock { made in
      if let made { return made }
      let edition = Edition(self, addresses: addresses.leavingSite())
      made = edition
      return edition
    }
  }

  var configuration: SiteConfiguration { register.configuration }
  var schema: Schema { register.schema }
  var isMain: Bool { language == configuration.mainLanguage }
  /// Whether it has lists and all other pages, and not only a first page and what was written in its language.
  var isComplete: Bool { completeLanguage == language }
  /// The language of the pages that a start-only edition lacks.
  var completeLanguage: LanguageTag { addresses.completeLanguage(for: language) }

  /// A template with its holes filled.
  func fill(_ spec: TemplateSpec, _ values: KeyValuePairs<String, HTML?>) -> HTML {
    fragments[spec.name]?(values) ?? HTML()
  }

  func frame(_ section: PageSection, _ values: KeyValuePairs<String, HTML?>) -> HTML {
    (frames[section] ?? frames[.elsewhere])?(values) ?? HTML()
  }
}
