import Glibc
import KlartextCore

/// Writes a plan to the output folder: all of it or nothing, and only what has changed.
///
/// The new site is written beside the old one and takes its place in one step. Where the folder cannot be renamed (a
/// mount point, a folder that is not ours to rename), files are replaced one by one, each in one step, pages last.
/// A build that is killed, or whose disk is full, leaves the old site as it was; the next build cleans up after it.
public struct Publisher: Sendable {
  /// How the new site takes the place of the old one.
  enum Strategy: Sendable, Hashable {
    /// By exchange; where the system knows none, by two renames; where nothing can be renamed, in place.
    case automatic
    case twoRenames
    case inPlace
  }

  let target: String
  let protected: [String]
  let sources: [String]
  let strategy: Strategy

  /// - Parameters:
  ///   - target: the output folder; relative to the working folder or absolute. It and the folders above it need not
  ///     exist. A symbolic link to a folder is followed and stays.
  ///   - protected: paths that the output folder must neither be nor contain: the project folder. The root and the
  ///     home folder are protected anyway.
  ///   - sources: folders that it must neither be nor contain nor lie in: content and themes.
  public init(target: String, protected: [String] = [], sources: [String] = []) {
    self.init(target: target, protected: protected, sources: sources, strategy: .automatic)
  }

  init(target: String, protected: [String] = [], sources: [String] = [], strategy: Strategy) {
    self.target = target
    self.protected = protected
    self.sources = sources
    self.strategy = strategy
  }

  /// Refuses an output folder that `publish` would refuse, before anything is rendered; changes nothing on the disk.
  public func checkTarget() throws(PublishingError) {
    let place = try OutputPlace(target, protected: protected, sources: sources)
    if BuildLock.isTaken(place) { throw PublishingError([.outputBusy(place.shown)]) }
    _ = try inspect(place)
  }

  /// Publishes a plan.
  ///
  /// Bytes are made on all cores and not kept. An artifact may be asked for its bytes twice.
  public func publish(_ plan: OutputPlan) throws(PublishingError) -> PublishingReport {
    var refusals = plan.collisions.map { Finding.outputCollision($0.kept, $0.dropped) }
    refusals += plan.artifacts.filter { ReservedName.isTaken(by: $0.address) }.map(Finding.outputReserved)
    guard refusals.isEmpty else { throw PublishingError(refusals) }

    let place = try OutputPlace(target, protected: protected, sources: sources)
    try PublishingError.naming(place) { () throws(SystemFailure) in try makeFolders(to: place.parent) }
    let lock = try BuildLock.take(place)
    defer { lock.release() }
    if !lock.isInside {
      try PublishingError.naming(place) { () throws(SystemFailure) in try putBack(place) }
    }
    let site = try inspect(place)
    try PublishingError.naming(place) { () throws(SystemFailure) in
      try cleanUp(place, besides: !lock.isInside)
    }

    let isMountPoint = try PublishingError.naming(place) { () throws(SystemFailure) in try place.isMountPoint() }
    if strategy != .inPlace, !lock.isInside, !isMountPoint, !place.holdsWorkingFolder {
      let swap = Swap(place: place, site: site, usesExchange: strategy == .automatic)
      if let report = try swap.publish(plan) { return report }
    }
    return try InPlace(place: place, site: site).publish(plan)
  }

  private func inspect(_ place: OutputPlace) throws(PublishingError) -> ExistingSite {
    try PublishingError.naming(place) { () throws(SystemFailure) in try ExistingSite.inspect(place) }.get()
  }

  private func makeFolders(to path: String) throws(SystemFailure) {
    guard !path.isEmpty, try Disk.kind(of: path) == nil else { return }
    if let above = enclosingFolder(of: path) { try makeFolders(to: above) }
    try Disk.makeFolder(path)
  }

  /// Brings the old site back when a build was killed between two renames.
  private func putBack(_ place: OutputPlace) throws(SystemFailure) {
    guard try Disk.kind(of: place.path) == nil, try Disk.kind(of: place.retired) == .folder else { return }
    try Disk.move(place.retired, to: place.path)
  }

  /// Removes what a killed build left behind; called only when the output folder may be replaced.
  private func cleanUp(_ place: OutputPlace, besides: Bool) throws(SystemFailure) {
    if besides {
      try Disk.removeTree(place.retired)
      // Either half of a new site or, after an exchange, the rest of an old one.
      try Disk.removeTree(place.staging)
    }
    if try Disk.kind(of: place.path) == .folder { try Disk.removeTree(place.stagingInside) }
  }
}
