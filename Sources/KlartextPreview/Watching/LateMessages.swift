import Dispatch
import Synchronization

/// Works out all messages of a preview's state beside the watching: what is saved meanwhile must not wait for them.
final class LateMessages: Sendable {
  private enum Work {
    case none
    case running
    case done(PreviewState)
  }

  private let preview: Preview
  private let work = Mutex(Work.none)

  init(_ preview: Preview) { self.preview = preview }

  /// Whether there is something to wait for, or to take.
  var isUnderWay: Bool { work.withLock { if case .none = $0 { false } else { true } } }

  /// Begins, unless others are being worked out.
  func begin() {
    let isFree = work.withLock { work in
      guard case .none = work else { return false }
      work = .running
      return true
    }
    guard isFree else { return }
    DispatchQueue.global(qos: .utility).async { [self] in
      let state = preview.complete()
      work.withLock { $0 = .done(state) }
    }
  }

  /// The state of which all messages have become known; once.
  func take() -> PreviewState? {
    work.withLock { work in
      guard case .done(let state) = work else { return nil }
      work = .none
      return state
    }
  }
}
