import Glibc
import KlartextCore

/// Publishing into a folder that cannot be renamed: file by file, each in one step.
///
/// All new files are written to a staging folder inside first, so that a full disk is found out before the site is
/// touched; what then follows are renames.
struct InPlace {
  let place: OutputPlace
  let site: ExistingSite

  func publish(_ plan: OutputPlan) throws(PublishingError) -> PublishingReport {
    let change: SiteChange
    do throws(SystemFailure) {
      try Disk.makeFolder(place.path)
      let staging = Staging(root: place.stagingInside, place: place, site: site)
      change = SiteChange(plan, try staging.run(plan.artifacts), site)
    } catch {
      discard(place.stagingInside)
      throw PublishingError(error, place)
    }
    do throws(SystemFailure) {
      if !change.isNone { try replace(change) }
    } catch {
      discard(place.stagingInside)
      throw PublishingError(error, place, site: .mixed)
    }
    var report = change.report
    do throws(SystemFailure) {
      try Disk.removeTree(place.stagingInside)
    } catch {
      report.findings.append(.outputLeftover(error.path))
    }
    return report
  }

  private func replace(_ change: SiteChange) throws(SystemFailure) {
    // First the list of all files, old and new: whenever the build is killed, the next one knows them as ours.
    try put(SiteMarker.bytes, at: ReservedName.marker)
    try put(SiteMarker.list(site.files.union(change.addresses)), at: ReservedName.list)
    let rest = try clearTheWay(change)

    let folders = FolderMaker(root: place.path)
    for artifact in change.writtenPagesLast {
      let address = artifact.address.description
      try folders.makeFolder(forFileAt: address)
      try Disk.move(place.stagingInside + "/" + address, to: place.path + "/" + address)
    }
    for address in rest.files { try Disk.removeFile(place.path + "/" + address) }
    let needed = Set(change.addresses.compactMap(enclosingFolder))
    for folder in rest.folders where !needed.contains(folder) {
      try Disk.removeFolderIfEmpty(place.path + "/" + folder)
    }
    try put(SiteMarker.list(change.addresses), at: ReservedName.list)
  }

  /// Writes one of our own files, in one step.
  private func put(_ bytes: [UInt8], at name: String) throws(SystemFailure) {
    let staged = place.stagingInside + "/" + name
    try Disk.write(bytes, to: staged, synced: true)
    try Disk.move(staged, to: place.path + "/" + name)
  }

  /// Removes old files where a folder has to be, and old folders where a file has to be.
  ///
  /// - Returns: the leftovers and the old folders that are still there, inner folders first; where the others were,
  ///   something new is to stand.
  private func clearTheWay(_ change: SiteChange) throws(SystemFailure) -> (files: [String], folders: [String]) {
    let newFiles = Set(change.addresses)
    func stands(inFile path: String) -> Bool {
      guard let above = enclosingFolder(of: path) else { return false }
      return newFiles.contains(above) || stands(inFile: above)
    }
    var newFolders: Set<String> = []
    for address in change.addresses {
      var above = enclosingFolder(of: address)
      while let folder = above, newFolders.insert(folder).inserted { above = enclosingFolder(of: folder) }
    }
    var rest: (files: [String], folders: [String]) = ([], [])
    for address in change.leftovers {
      if newFolders.contains(address) || stands(inFile: address) {
        try Disk.removeFile(place.path + "/" + address)
      } else {
        rest.files.append(address)
      }
    }
    for folder in site.folders.reversed() {
      if newFiles.contains(folder) || stands(inFile: folder) {
        try Disk.removeFolderIfEmpty(place.path + "/" + folder)
      } else {
        rest.folders.append(folder)
      }
    }
    return rest
  }
}
