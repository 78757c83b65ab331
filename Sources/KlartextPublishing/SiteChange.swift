import KlartextCore

/// How the new site differs from the one that is there.
struct SiteChange {
  /// All addresses of the new site, sorted.
  let addresses: [String]
  let unchanged: [String]
  let written: [Artifact]
  /// In the order in which they may appear one by one: a page never asks for a style or an index that is not there yet.
  var writtenPagesLast: [Artifact] {
    [Artifact.Kind.asset, .data, .page].flatMap { kind in written.filter { $0.kind == kind } }
  }
  /// Addresses that are no longer part of the site, sorted.
  let leftovers: [String]
  let report: PublishingReport
  /// Whether the site on the disk is the new one already, to the byte.
  let isNone: Bool

  /// - Parameter fates: one for each artifact of the plan, in their order.
  init(_ plan: OutputPlan, _ fates: [Staging.Fate], _ site: ExistingSite) {
    var report = PublishingReport()
    var unchanged: [String] = []
    var written: [Artifact] = []
    for (artifact, fate) in zip(plan.artifacts, fates) {
      switch fate {
      case .unchanged(let size):
        unchanged.append(artifact.address.description)
        report.bytes += size
      case .written(let size):
        written.append(artifact)
        report.bytes += size
      }
    }
    let addresses = plan.artifacts.map(\.address.description)
    let planned = Set(addresses)
    leftovers = site.files.filter { !planned.contains($0) }.sorted()
    report.files = addresses.count
    report.written = written.count
    report.unchanged = unchanged.count
    report.removed = leftovers.count
    isNone = site.isMarked && written.isEmpty && leftovers.isEmpty && site.listed == planned
    self.addresses = addresses
    self.unchanged = unchanged
    self.written = written
    self.report = report
  }
}
