import KlartextCore
import KlartextRegister

/// The register as OParl divides it: papers, and what follows from the stations of their consultation.
///
/// Only the municipality's own decisions are in it.
final class OParlRegister: Sendable {
  let context: OParlContext
  /// By id.
  let papers: [Entry]
  /// Of all papers, in the order of these.
  let stations: [OParlStation]
  /// By body and day.
  let meetings: [OParlMeeting]
  /// By name: those of the municipality, with the texts that stand for bodies.
  let organizations: [OParlOrganization]
  /// Bodies of others that own decisions went through; in no list, because they are not the municipality's.
  let foreignOrganizations: [OParlOrganization]
  let files: [OParlFile]
  let tombstones: [OParlTombstone]
  private let stationsByPaper: [EntryKey: [OParlStation]]

  init(_ context: OParlContext) {
    self.context = context
    let register = context.register
    let decisions = (register.entries["decisions"] ?? []).filter { $0.isOwn && !$0.isPreview }.sorted { $0.id < $1.id }
    papers = decisions.filter { !$0.isTombstone }
    stations = papers.flatMap { OParlStation.all(of: $0, in: register) }
    stationsByPaper = Dictionary(grouping: stations) { $0.paper.key }
    meetings = OParlMeeting.all(of: stations)
    files = papers.flatMap { OParlFile.all(of: $0, in: context) }
    let bodies = (register.entries["bodies"] ?? []).filter { !$0.isTombstone && !$0.isPreview }
    var known = Set(bodies.filter(\.isOwn).map { OParlOrganization(.entry($0)) })
    var foreign: Set<OParlOrganization> = []
    for named in stations.compactMap(\.organization)
      + papers.flatMap({ OParlPaper.organizations(of: $0, in: register) })
    {
      if named.isForeign { foreign.insert(named) } else { known.insert(named) }
    }
    organizations = known.sorted()
    foreignOrganizations = foreign.sorted()
    tombstones =
      OParlTombstone.all(of: decisions, as: .paper, in: context)
      + OParlTombstone.all(
        of: (register.entries["bodies"] ?? []).filter { $0.isOwn && !$0.isPreview }, as: .organization, in: context)
  }

  func stations(of paper: Entry) -> [OParlStation] { stationsByPaper[paper.key] ?? [] }

  /// The oldest and the newest day of all that is told.
  var dates: OParlContext.Dates {
    .together(papers.map { context.dates(of: $0) } + tombstones.map(\.dates))
  }
}
