import Glibc

/// Looks for changes again and again: for network drives, where nobody tells of what others write.
public final class PollingWatcher: ChangeWatcher {
  private let places: WatchedPlaces
  private let interval: Duration
  private var marks: FolderMarks
  /// Files that were just changed: a second change within the same tick of a coarse clock leaves no other mark, so they
  /// are read once more when the tick is over.
  private var young: Set<String> = []
  private static let tick = 2_500_000_000

  /// - Parameter interval: from look to look.
  public init(_ places: WatchedPlaces, interval: Duration = .milliseconds(500)) {
    self.places = places
    self.interval = interval
    marks = FolderMarks(of: places)
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
    let now = FolderMarks(of: places)
    var changed = now.changes(since: marks)
    var clock = timespec()
    clock_gettime(CLOCK_REALTIME, &clock)
    let time = clock.tv_sec &* 1_000_000_000 &+ clock.tv_nsec
    let (fresh, aged) = (changed, young.filter { (now.files[$0]?.modified ?? 0) < time - Self.tick })
    young = young.subtracting(aged).union(fresh.filter { now.files[$0] != nil })
    changed.formUnion(aged)
    marks = now
    return changed.isEmpty ? nil : .paths(changed)
  }

  private static func sleep(_ time: Duration) {
    let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
    usleep(UInt32(clamping: nanoseconds / 1000))
  }
}
