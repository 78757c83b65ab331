import KlartextCore

/// What stands in the output folder before publishing.
///
/// Made only of a folder that may be replaced: one that is missing, empty or ours, with nothing in it that is not.
struct ExistingSite: Sendable {
  /// Whether there is a folder at all.
  var exists = false
  /// Whether the marker is there.
  var isMarked = false
  /// What the list says; a build that was killed while it wrote in place may have listed more than there is.
  var listed: Set<String> = []
  /// The addresses of our files that are there.
  var files: Set<String> = []
  /// The folders that are there; one always stands before those inside it.
  var folders: [String] = []
  /// Files of the project's repository, which every site takes over.
  var carried: [String] = []

  /// Reads the output folder.
  ///
  /// - Returns: the site, or why it may not be replaced.
  static func inspect(_ place: OutputPlace) throws(SystemFailure) -> Result<ExistingSite, PublishingError> {
    var site = ExistingSite()
    switch try Disk.kind(of: place.path) {
    case nil: return .success(site)
    case .folder: site.exists = true
    case .file, .other: return .failure(PublishingError([.outputNotFolder(place.shown)]))
    }

    let top = try Disk.entries(of: place.path)
    let isMountPoint = try place.isMountPoint()
    var foreign: [String] = []
    var rest: [(name: String, kind: Disk.EntryKind)] = []
    for entry in top {
      switch (entry.name, entry.kind) {
      case (ReservedName.marker, .file): site.isMarked = true
      case (ReservedName.list, .file), (ReservedName.lock, .file), (ReservedName.staging, .folder): break
      // A fresh disk has this folder; a site on its own disk is written in place, which leaves it alone.
      case ("lost+found", .folder) where isMountPoint: break
      case let (name, .file) where ReservedName.carried.contains(name): site.carried.append(name)
      default: rest.append(entry)
      }
    }
    guard site.isMarked else {
      guard rest.isEmpty else {
        return .failure(PublishingError([.outputForeign(place.shown, names: rest.map(\.name))]))
      }
      return .success(site)
    }

    guard try Disk.read(place.path + "/" + ReservedName.marker) == SiteMarker.bytes else {
      return .failure(PublishingError([.outputOtherVersion(place.shown, marker: ReservedName.marker)]))
    }
    site.listed = SiteMarker.addresses(try Disk.read(place.path + "/" + ReservedName.list) ?? [])
    try site.walk(place.path, from: rest, foreign: &foreign)
    guard foreign.isEmpty else {
      return .failure(PublishingError([.outputForeignFile(place.shown, names: foreign)]))
    }
    return .success(site)
  }

  /// Byte for byte: two spellings of an umlaut are one `String`, but two files.
  private func lists(_ path: String) -> Bool {
    guard let index = listed.firstIndex(of: path) else { return false }
    return listed[index].utf8.elementsEqual(path.utf8)
  }

  private mutating func walk(
    _ root: String, from top: [(name: String, kind: Disk.EntryKind)], foreign: inout [String]
  ) throws(SystemFailure) {
    func sort(_ path: String, _ kind: Disk.EntryKind, _ site: inout ExistingSite) {
      switch kind {
      case .folder: site.folders.append(path)
      case .file where site.lists(path): site.files.insert(path)
      // We never make a symbolic link, so one is foreign even under the name of a page.
      case .file, .other: foreign.append(path)
      }
    }
    for entry in top { sort(entry.name, entry.kind, &self) }
    var level = folders
    while !level.isEmpty {
      let contents = try level.onAllCores { folder throws(SystemFailure) in
        try Disk.entries(of: root + "/" + folder).map { (name: folder + "/" + $0.name, kind: $0.kind) }
      }
      let known = folders.count
      for entry in contents.joined() { sort(entry.name, entry.kind, &self) }
      level = Array(folders[known...])
    }
  }
}
