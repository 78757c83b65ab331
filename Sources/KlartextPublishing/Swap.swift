import CPlatform
import Glibc
import KlartextCore

/// Publishing by swapping a complete new folder in.
struct Swap {
  let place: OutputPlace
  let site: ExistingSite
  let usesExchange: Bool

  private enum Outcome {
    case swapped
    /// The folder cannot be renamed; it is as it was.
    case fixed
  }

  /// - Returns: `nil` when the folder cannot be renamed; then nothing has changed.
  func publish(_ plan: OutputPlan) throws(PublishingError) -> PublishingReport? {
    let staging = Staging(root: place.staging, place: place, site: site)
    let change: SiteChange
    do throws(SystemFailure) {
      change = SiteChange(plan, try staging.run(plan.artifacts), site)
      if change.isNone {
        try Disk.removeTree(place.staging)
        return change.report
      }
      try staging.takeOver(change.unchanged + site.carried)
      try writeMarker(change)
      try Disk.setMode(Disk.folderMode, of: place.staging)
      guard try exchange() == .swapped else {
        try Disk.removeTree(place.staging)
        return nil
      }
    } catch {
      let isLost = try PublishingError.naming(place) { () throws(SystemFailure) in
        let isGone = try Disk.kind(of: place.path) == nil
        return isGone && site.exists
      }
      if isLost { throw PublishingError([.outputRetired(place.shown, at: place.retired)]) }
      discard(place.staging)
      if error.path == place.staging, Self.isFixed(error.code), site.exists { return nil }
      throw PublishingError(error, place)
    }

    var report = change.report
    // The site is published; what is left of the old one is no reason to say otherwise.
    do throws(SystemFailure) {
      try Disk.removeTree(place.staging)
      try Disk.removeTree(place.retired)
    } catch {
      report.findings.append(.outputLeftover(error.path))
    }
    return report
  }

  /// The marker is the one thing that has to survive a power cut: without it the next build would take the folder for
  /// a foreign one. Pages are not waited for: 20,000 of them cost seconds, and the next build compares every byte
  /// and mends what a power cut took.
  private func writeMarker(_ change: SiteChange) throws(SystemFailure) {
    try Disk.write(SiteMarker.bytes, to: place.staging + "/" + ReservedName.marker, synced: true)
    try Disk.write(SiteMarker.list(change.addresses), to: place.staging + "/" + ReservedName.list, synced: true)
  }

  private func exchange() throws(SystemFailure) -> Outcome {
    guard site.exists else {
      try Disk.move(place.staging, to: place.path)
      return .swapped
    }
    if usesExchange {
      if klartext_exchange(place.staging, place.path) == 0 { return .swapped }
      if Self.isFixed(errno) { return .fixed }
      guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw SystemFailure(code: errno, path: place.path) }
    }
    if rename(place.path, place.retired) != 0 {
      if Self.isFixed(errno) { return .fixed }
      throw SystemFailure(code: errno, path: place.path)
    }
    if rename(place.staging, place.path) == 0 { return .swapped }
    let code = errno
    try Disk.move(place.retired, to: place.path)
    if Self.isFixed(code) { return .fixed }
    throw SystemFailure(code: code, path: place.path)
  }

  /// Whether an `errno` of a rename says that this folder stays where it is.
  private static func isFixed(_ code: Int32) -> Bool { [EBUSY, EXDEV, EACCES, EPERM, EROFS].contains(code) }
}

/// Removes a staging folder after a failure.
///
/// That failure is the one to report; what cannot be removed now is removed by the next build.
func discard(_ staging: String) {
  do throws(SystemFailure) { try Disk.removeTree(staging) } catch {}
}
