import Glibc

/// What the system says of all files in some places, without opening them.
struct FolderMarks: Sendable, Equatable {
  /// The size helps where times are coarse.
  struct Mark: Sendable, Equatable {
    private let size: Int
    private let inode: UInt
    /// In nanoseconds since 1970.
    let modified: Int
    private let changed: Int

    init(_ info: stat) {
      size = Int(info.st_size)
      inode = UInt(info.st_ino)
      modified = info.st_mtim.tv_sec &* 1_000_000_000 &+ info.st_mtim.tv_nsec
      changed = info.st_ctim.tv_sec &* 1_000_000_000 &+ info.st_ctim.tv_nsec
    }
  }

  /// By absolute path.
  private(set) var files: [String: Mark] = [:]

  init(of places: WatchedPlaces) {
    for path in places.files {
      var info = stat()
      if lstat(path, &info) == 0 { files[path] = Mark(info) }
    }
    for folder in places.folders { look(into: folder) }
  }

  private mutating func look(into folder: String) {
    for item in FolderListing.items(in: folder) {
      let path = folder + "/" + item.name
      if item.isFolder { look(into: path) } else { files[path] = Mark(item.info) }
    }
  }

  /// The files that came, went or are others than before.
  func changes(since former: FolderMarks) -> Set<String> {
    var changed = Set(files.filter { former.files[$0.key] != $0.value }.keys)
    changed.formUnion(former.files.keys.filter { files[$0] == nil })
    return changed
  }
}
