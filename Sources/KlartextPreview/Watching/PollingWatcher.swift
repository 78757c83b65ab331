import Glibc

/// Looks for changes again and again: for network drives, where nobody tells of what others write.
public final class PollingWatcher: ChangeWatcher {
  /// What the system says of a file. The size helps where times are coarse.
  private struct Mark: Equatable {
    var size: Int
    var inode: UInt
    var modified: Int
    var changed: Int

    init(_ info: stat) {
      size = Int(info.st_size)
      inode = UInt(info.st_ino)
      modified = info.st_mtim.tv_sec &* 1_000_000_000 &+ info.st_mtim.tv_nsec
      changed = info.st_ctim.tv_sec &* 1_000_000_000 &+ info.st_ctim.tv_nsec
    }
  }

  private let places: WatchedPlaces
  private let interval: Duration
  private var marks: [String: Mark]
  /// Files that were just changed: a second change within the same tick of a coarse clock leaves no other mark, so they
  /// are read once more when the tick is over.
  private var young: Set<String> = []
  private static let tick = 2_500_000_000

  /// - Parameter interval: from look to look.
  public init(_ places: WatchedPlaces, interval: Duration = .milliseconds(500)) {
    self.places = places
    self.interval = interval
    marks = Self.look(at: places)
  }

  public func next(within time: Duration) -> Preview.Changes? {
    let clock = ContinuousClock()
    let end = clock.now + time
    while true {
      let left = end - clock.now
      guard left > .zero else { return nil }
      Self.sleep(min(left, interval))
      // Waiting for the rest of a change takes less than a look.
      guard left >= interval else { return changes() }
      if let changes = changes() { return changes }
    }
  }

  private func changes() -> Preview.Changes? {
    let now = Self.look(at: places)
    var changed: Set<String> = []
    for (path, mark) in now where marks[path] != mark { changed.insert(path) }
    for path in marks.keys where now[path] == nil { changed.insert(path) }
    var clock = timespec()
    clock_gettime(CLOCK_REALTIME, &clock)
    let time = clock.tv_sec &* 1_000_000_000 &+ clock.tv_nsec
    let (fresh, aged) = (changed, young.filter { (now[$0]?.modified ?? 0) < time - Self.tick })
    young = young.subtracting(aged).union(fresh.filter { now[$0] != nil })
    changed.formUnion(aged)
    marks = now
    return changed.isEmpty ? nil : .paths(changed)
  }

  private static func look(at places: WatchedPlaces) -> [String: Mark] {
    var marks: [String: Mark] = [:]
    for path in places.files {
      var info = stat()
      if lstat(path, &info) == 0 { marks[path] = Mark(info) }
    }
    func look(into folder: String) {
      for item in FolderListing.items(in: folder) {
        let path = folder + "/" + item.name
        if item.isFolder { look(into: path) } else { marks[path] = Mark(item.info) }
      }
    }
    for folder in places.folders { look(into: folder) }
    return marks
  }

  private static func sleep(_ time: Duration) {
    let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
    usleep(UInt32(clamping: nanoseconds / 1000))
  }
}
