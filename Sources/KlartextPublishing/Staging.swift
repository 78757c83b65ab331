import KlartextCore

/// Makes the bytes of a plan, compares them with the site that is there, and writes those that differ into a staging
/// folder; the site itself is not touched.
struct Staging: Sendable {
  /// An absolute path; made by `run`, and on the same file system as the site.
  let root: String
  let place: OutputPlace
  let site: ExistingSite
  private let folders: FolderMaker

  enum Fate: Sendable, Hashable {
    /// Stands in the site already, with these bytes.
    case unchanged(size: Int)
    /// Stands in the staging folder.
    case written(size: Int)
  }

  init(root: String, place: OutputPlace, site: ExistingSite) {
    self.root = root
    self.place = place
    self.site = site
    folders = FolderMaker(root: root)
  }

  /// Runs on all cores; at any moment each holds the bytes of one file.
  ///
  /// - Returns: the fate of each artifact, in their order.
  func run(_ artifacts: [Artifact]) throws(SystemFailure) -> [Fate] {
    // Closed to others until it is a site: inside a web root it would be served half-finished.
    try Disk.makeFolder(root, mode: 0o700)
    return try artifacts.onAllCores { artifact throws(SystemFailure) in try stage(artifact) }
  }

  private func stage(_ artifact: Artifact) throws(SystemFailure) -> Fate {
    let address = artifact.address.description
    let bytes = artifact.bytes()
    if site.files.contains(address), Disk.holds(bytes, at: place.path + "/" + address) {
      return .unchanged(size: bytes.count)
    }
    try folders.makeFolder(forFileAt: address)
    try Disk.write(bytes, to: root + "/" + address)
    return .written(size: bytes.count)
  }

  /// Gives unchanged files of the site a second name in the staging folder, so that they keep inode and time.
  func takeOver(_ addresses: [String]) throws(SystemFailure) {
    _ = try addresses.onAllCores { address throws(SystemFailure) in
      try folders.makeFolder(forFileAt: address)
      try Disk.link(place.path + "/" + address, to: root + "/" + address)
    }
  }
}
