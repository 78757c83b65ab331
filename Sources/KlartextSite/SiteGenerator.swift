import KlartextCore
import KlartextRegister

/// Turns a register and a theme into the plan of a site: which files there will be, and how each is made.
///
/// Making the plan is cheap; pages are rendered when their bytes are asked for, on any thread.
public struct SiteGenerator: Sendable {
  private let register: Register
  private let theme: Theme
  private let addresses: Addresses

  public init(register: Register, theme: Theme) {
    self.register = register
    self.theme = theme
    addresses = Addresses(
      schema: register.schema, configuration: register.configuration, startOnly: register.startOnlyLanguages)
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
    Calendars.artifacts, Feeds.artifacts, SearchPage.artifacts, SearchFiles.artifacts, OpenSearch.artifacts,
  ]

  /// Outputs of the site as a whole: given all complete languages, the main one first.
  private static let once: [@Sendable ([Edition]) -> [Artifact]] = [
    SiteMap.artifacts, API.artifacts, Tables.artifacts, MappedSystems.artifacts, OParl.artifacts,
    DataCatalog.artifacts, DataPage.artifacts, SecurityText.artifacts, LanguageModelText.artifacts,
  ]

  private var accent: AccentColour {
    let configuration = register.configuration
    return AccentColour(
      configuration.text("accent", in: configuration.mainLanguage), on: theme.paper,
      at: configuration.location(of: "accent"))
  }

  /// The site in each of its languages, the main one first.
  var editions: [Edition] {
    let lists = CollectionList.all(of: register, addresses: addresses)
    let accent = accent
    return addresses.languages.map {
      Edition($0, of: register, lists: lists, theme: theme, addresses: addresses, accent: accent)
    }
  }

  /// The files of the search in a language by themselves, to be measured; none for a language that the site lacks.
  public func searchFiles(in language: LanguageTag) -> [Artifact] {
    editions.first { $0.language == language }.map(SearchFiles.artifacts) ?? []
  }

  /// The plan, and what should be mended although the site can be made.
  public func plan() -> (plan: OutputPlan, diagnostics: [Diagnostic]) {
    let editions = editions
    let accent = accent
    var artifacts = ThemeFiles.artifacts(theme, accent: accent, addresses: addresses)
    artifacts += IconFiles(accent, theme: theme, addresses: addresses).artifacts
    artifacts += MediaFiles.artifacts(register, addresses: addresses)
    let complete = editions.filter(\.isComplete)
    for edition in editions { artifacts += Self.always.flatMap { $0(edition) } }
    artifacts += EntryPage.artifacts(editions)
    for edition in complete { artifacts += Self.perLanguage.flatMap { $0(edition) } }
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
