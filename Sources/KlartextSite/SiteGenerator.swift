import KlartextCore
import KlartextRegister

/// Turns a register and a theme into the plan of a site: which files there will be, and how each is made.
///
/// Making the plan is cheap; pages are rendered when their bytes are asked for, on any thread.
public struct SiteGenerator: Sendable {
  private let register: Register
  private let theme: Theme
  private let addresses: Addresses
  private let made: Once<[Edition]>
  private let entryFiles: Once<EntryFiles?>

  public init(register: Register, theme: Theme) {
    self.register = register
    self.theme = theme
    let addresses = Addresses(
      schema: register.schema, configuration: register.configuration, startOnly: register.startOnlyLanguages)
    self.addresses = addresses
    let made = Once { Self.editions(of: register, theme: theme, addresses: addresses) }
    self.made = made
    entryFiles = Once { EntryFiles(made.value) }
  }

  /// Outputs of every language, also of one with little more than a first page.
  private static let always: [@Sendable (Edition) -> [Artifact]] = [
    HomePage.artifacts, LegalPages.artifacts, RedirectPage.artifacts, NotFoundPage.artifacts,
  ]

  /// Outputs that every complete language has its own of. A new kind of page is a file and a line here.
  private static let perLanguage: [@Sendable (Edition) -> [Artifact]] = [
    ListPage.artifacts, FacetPage.artifacts, IndexPage.artifacts, GlossaryPage.artifacts, ValuesPage.artifacts,
    HistoryPage.artifacts, UpdatesPage.artifacts, ImplementationPage.artifacts,
    MandatesPage.artifacts, TransparencyPage.artifacts, ResponsibilityPage.artifacts, StatisticsPage.artifacts,
    ComparisonPage.artifacts, ComparisonTable.artifacts,
    Calendars.artifacts, Feeds.artifacts, SearchPage.artifacts, OpenSearch.artifacts,
  ]

  /// Outputs of the site as a whole: given all complete languages, the main one first.
  private static let once: [@Sendable ([Edition]) -> [Artifact]] = [
    SiteMap.artifacts, API.artifacts, Tables.artifacts, MappedSystems.artifacts, OParl.artifacts,
    DataCatalog.artifacts, DataPage.artifacts, SecurityText.artifacts, LanguageModelText.artifacts,
  ]

  private static func accent(of register: Register, _ theme: Theme) -> AccentColour {
    let configuration = register.configuration
    return AccentColour(
      configuration.text("accent", in: configuration.mainLanguage), on: theme.paper,
      at: configuration.location(of: "accent"))
  }

  private static func editions(of register: Register, theme: Theme, addresses: Addresses) -> [Edition] {
    let common = CommonFacts(register, addresses: addresses)
    let accent = accent(of: register, theme)
    return addresses.languages.parallelMap {
      Edition($0, of: register, common: common, theme: theme, addresses: addresses, accent: accent)
    }
  }

  /// The site in each of its languages, the main one first.
  var editions: [Edition] { made.value }

  /// What stands under no page of its own: styles, icons, pictures.
  private func assets(_ accent: AccentColour) -> [Artifact] {
    ThemeFiles.artifacts(theme, accent: accent, addresses: addresses)
      + IconFiles(accent, theme: theme, addresses: addresses).artifacts
      + MediaFiles.artifacts(register, addresses: addresses)
  }

  /// The first pages and what all pages look like, without the rest of the plan.
  public func firstArtifacts() -> [Artifact] {
    let editions = editions
    return assets(Self.accent(of: register, theme))
      + editions.flatMap { edition in Self.always.flatMap { $0(edition) } }
  }

  /// The page of an entry by its address, without the plan of all others: whoever writes an entry looks at this one,
  /// and it is there at once. `nil` for every other address.
  public func entryPage(at address: String) -> Artifact? {
    guard let (key, language) = addresses.plainEntry(at: address), let entry = register[key],
      let edition = editions.first(where: { $0.language == language })
    else { return nil }
    return EntryPage.artifact(of: entry, in: edition, files: entryFiles.value)
  }

  /// Where an entry has its pages, or would have them, in all languages.
  public func pages(of key: EntryKey) -> [SitePath] {
    addresses.languages.map { addresses.entry(key, in: $0) }
  }

  /// The files of the search by themselves, in one language or in all that have lists.
  public func searchFiles(in language: LanguageTag? = nil) -> [Artifact] {
    editions.filter { $0.isComplete && (language == nil || $0.language == language) }.flatMap(SearchFiles.artifacts)
  }

  /// Whether an address lies where the files of the search are.
  public func isSearchFile(_ address: String) -> Bool {
    addresses.languages.contains { address.hasPrefix(addresses.searchFolder(in: $0).description) }
  }

  /// A language's name in itself, as the theme has it.
  public func name(of language: LanguageTag) -> String {
    theme.strings[language].map { $0[.languageName] } ?? language.description
  }

  /// The plan, and what should be mended although the site can be made.
  ///
  /// - Parameter hasSearch: whether the index of the search is part of it. The index costs as much as all the rest, and no
  ///   message comes from it, so whoever only wants to know what should be mended can do without.
  public func plan(withSearch hasSearch: Bool = true) -> (plan: OutputPlan, diagnostics: [Diagnostic]) {
    let editions = editions
    let accent = Self.accent(of: register, theme)
    var artifacts = assets(accent)
    let complete = editions.filter(\.isComplete)
    for edition in editions { artifacts += Self.always.flatMap { $0(edition) } }
    artifacts += EntryPage.artifacts(editions, files: entryFiles.value)
    for edition in complete { artifacts += Self.perLanguage.flatMap { $0(edition) } }
    if hasSearch { artifacts += searchFiles() }
    artifacts += Self.once.flatMap { $0(complete) }
    artifacts += APIManifest.artifacts(complete, listing: artifacts)
    var diagnostics = accent.diagnostics + SitePictures(register).diagnostics
    let plan = OutputPlan(artifacts)
    diagnostics += PlanCheck.collisions(in: plan)
    diagnostics += PlanCheck.deadLinks(register.siteLinks, in: plan)
    diagnostics += LegalTitles.diagnostics(editions)
    return (plan, diagnostics)
  }
}
