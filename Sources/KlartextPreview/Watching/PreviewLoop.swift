import KlartextContent
import KlartextCore

/// Watches a project and reads it again when something was saved.
///
/// It runs on a thread of its own and waits only as long as needed: an editor may write a file twice, or delete it and
/// make it anew, and all that is one change.
public final class PreviewLoop {
  /// A change is taken when nothing has happened for this long.
  private static let quiet = Duration.milliseconds(8)
  /// When a file is gone or empty, or the change makes errors, more is likely to come.
  private static let patience = Duration.milliseconds(80)
  /// All messages are worked out when nothing was saved for this long: the page comes first.
  private static let rest = Duration.milliseconds(250)

  /// How soon it is noticed that all messages are worked out.
  private static let glance = Duration.milliseconds(100)

  /// What is told of a reading.
  public struct Report: Sendable {
    public let state: PreviewState
    /// Relative to the project folder where they lie in it; sorted; empty when everything was looked at.
    public let paths: [String]
    /// From the first change to the new state.
    public let time: Duration
  }

  private let preview: Preview
  private let makeWatcher: (WatchedPlaces) -> any ChangeWatcher
  private var places: WatchedPlaces
  private var watcher: any ChangeWatcher
  private let lateMessages: LateMessages

  /// - Parameter polls: looks for changes again and again, whatever the file system can do.
  public convenience init(_ preview: Preview, polls: Bool) {
    self.init(preview) { places in
      let canBeTold = !polls && (places.folders + places.parents).allSatisfy(FileSystemKind.tellsOfChanges)
      let watcher: (any ChangeWatcher)? = canBeTold ? InotifyWatcher(places) : nil
      return watcher ?? PollingWatcher(places)
    }
  }

  init(_ preview: Preview, makeWatcher: @escaping (WatchedPlaces) -> any ChangeWatcher) {
    self.preview = preview
    self.makeWatcher = makeWatcher
    lateMessages = LateMessages(preview)
    places = preview.watchedPlaces
    watcher = makeWatcher(places)
    // What was saved between the first reading and the first watch.
    preview.refresh()
  }

  /// Whether changes have to be looked for again and again.
  public var isPolling: Bool { watcher is PollingWatcher }

  /// Runs until `goesOn` says no; it is asked from time to time.
  ///
  /// - Parameters:
  ///   - onRefresh: called with every new state that comes of a change seen here, when the page may be shown.
  ///   - onComplete: called when all messages of a new state are known, whoever brought it about.
  public func run(
    while goesOn: () -> Bool = { true }, onRefresh: (Report) -> Void = { _ in },
    onComplete: (PreviewState) -> Void = { _ in }
  ) {
    // The editor reads the project too, and whoever looks at a page may have worked out all messages.
    var told: Int?
    while goesOn() {
      if let changes = watcher.next(within: wait(told)) {
        if let report = take(changes) { onRefresh(report) }
        watchAnew()
      } else if let state = lateMessages.take() {
        guard state.generation == preview.state.generation, state.generation != told else { continue }
        told = state.generation
        onComplete(state)
      } else if told != preview.state.generation {
        lateMessages.begin()
      }
    }
  }

  /// - Parameter told: the generation of which all messages were told last.
  private func wait(_ told: Int?) -> Duration {
    if lateMessages.isUnderWay { return Self.glance }
    return told == preview.state.generation ? .seconds(1) : Self.rest
  }

  /// Reads the project again when the writing is over.
  private func take(_ first: Preview.Changes) -> Report? {
    let clock = ContinuousClock()
    let start = clock.now
    var changes = first
    var isLast = false
    while true {
      while let more = watcher.next(within: isSuspicious(changes) && !isLast ? Self.patience : Self.quiet) {
        changes = changes.union(more)
        // Somebody writes without end.
        if clock.now - start > .seconds(1) { break }
      }
      let wasBroken = preview.state.isBroken
      var more: Preview.Changes?
      let state = preview.refresh(changes) { state in
        guard state.isBroken, !wasBroken, !isLast else { return false }
        more = watcher.next(within: Self.patience)
        return more != nil
      }
      if let more {
        changes = changes.union(more)
        isLast = clock.now - start > .seconds(1)
        continue
      }
      return state.map { Report(state: $0, paths: preview.names(of: changes), time: clock.now - start) }
    }
  }

  /// Whether a file is gone or empty that was just written.
  private func isSuspicious(_ changes: Preview.Changes) -> Bool {
    guard case .paths(let paths) = changes else { return false }
    return paths.contains { path in
      FolderListing.isEmptyFile(path) || !FolderListing.isThere(path) && preview.knows(path)
    }
  }

  /// The configuration may name another content folder or theme.
  private func watchAnew() {
    let now = preview.watchedPlaces
    guard now != places else { return }
    places = now
    watcher = makeWatcher(now)
    preview.refresh()
  }
}
