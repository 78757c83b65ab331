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
    addresses = Addresses(schema: register.schema, configuration: register.configuration)
  }

  /// Outputs that every language has its own of. A new kind of page is a file and a line here.
  private static let perLanguage: [@Sendable (Edition) -> [Artifact]] = [
    HomePage.artifacts, ListPage.artifacts, FacetPage.artifacts, IndexPage.artifacts, GlossaryPage.artifacts,
    ValuesPage.artifacts,
    HistoryPage.artifacts, RedirectPage.artifacts, UpdatesPage.artifacts, ImplementationPage.artifacts,
    MandatesPage.artifacts, TransparencyPage.artifacts, ResponsibilityPage.artifacts, StatisticsPage.artifacts,
    ComparisonPage.artifacts, ComparisonTable.artifacts, NotFoundPage.artifacts, LegalPages.artifacts,
    Calendars.artifacts, Feeds.artifacts, SearchPage.artifacts, SearchFiles.artifacts, OpenSearch.artifacts,
  ]

  /// Outputs of the site as a whole: given all languages, the main one first.
  private static let once: [@Sendable ([Edition]) -> [Artifact]] = [
    EntryPage.artifacts, SiteMap.artifacts, API.artifacts, Tables.artifacts, MappedSystems.artifacts, OParl.artifacts,
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
    for edition in editions { artifacts += Self.perLanguage.flatMap { $0(edition) } }
    artifacts += Self.once.flatMap { $0(editions) }
    artifacts += APIManifest.artifacts(editions, listing: artifacts)
    var diagnostics = accent.diagnostics + SitePictures(register).diagnostics
    let plan = OutputPlan(artifacts)
    diagnostics += PlanCheck.collisions(in: plan)
    diagnostics += PlanCheck.deadLinks(register.siteLinks, in: plan)
    return (plan, diagnostics)
  }
}
