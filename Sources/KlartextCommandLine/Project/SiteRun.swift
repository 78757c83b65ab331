import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// Everything that `build` and `check` have in common: from the folder to the plan, with all problems on the way.
struct SiteRun {
  let folder: ProjectFolder
  /// `nil` when there is no usable configuration.
  private(set) var project: Project?
  /// `nil` when there is no usable theme, or no project.
  private(set) var plan: OutputPlan?
  private(set) var diagnostics: [Diagnostic] = []
  /// What became of addresses on the web, where that was asked; nothing of it speaks against publishing.
  var external: [Diagnostic] = []
  private(set) var reading = Duration.zero
  private(set) var planning = Duration.zero

  /// Reads, checks and plans.
  ///
  /// - Parameters:
  ///   - writesCache: whether what the history of the entries cost may be kept for the next time.
  ///   - formerSite: the site that this one replaces.
  ///   - plansSearch: whether the index of the search is made; no message comes from it.
  init(
    _ folder: ProjectFolder, today: CivilDate, includesDrafts: Bool, baseURL: String?, writesCache: Bool = false,
    formerSite: FormerSite? = nil, plansSearch: Bool = true
  ) {
    self.folder = folder
    let clock = ContinuousClock()
    let reader = ProjectReader(
      folder: folder.path, today: today, includesDrafts: includesDrafts, baseURL: baseURL,
      writesCache: writesCache, formerlyPublished: formerSite?.entries ?? [], reservedIDs: Addresses.reservedIDs)
    let start = clock.now
    let (project, found) = reader.read()
    self.project = project
    diagnostics = found
    reading = clock.now - start
    guard let project else { return }

    let planStart = clock.now
    let configuration = project.register.configuration
    let (theme, themeFindings) = ThemeReader.read(
      configuration.theme, from: ThemeFolders.all(of: folder), languages: configuration.languages)
    diagnostics += themeFindings
    if let theme {
      let (plan, planFindings) = SiteGenerator(register: project.register, theme: theme)
        .plan(withSearch: plansSearch)
      self.plan = plan
      diagnostics += planFindings
    }
    diagnostics = diagnostics.sortedByPlace()
    planning = clock.now - planStart
  }

  /// Whether anything speaks against publishing.
  func fails(strictly isStrict: Bool) -> Bool {
    plan == nil || diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }

  /// All that is reported, sorted by place.
  var reported: [Diagnostic] { external.isEmpty ? diagnostics : (diagnostics + external).sortedByPlace() }

  func count(_ severity: Finding.Severity) -> Int { (diagnostics + external).count { $0.severity == severity } }

  /// Whether nothing but warnings speaks against publishing, because they count.
  func failsForWarnings(strictly isStrict: Bool) -> Bool { fails(strictly: isStrict) && !fails(strictly: false) }
}
