import KlartextCore

/// Tells what changed in folders.
public protocol ChangeWatcher: AnyObject {
  /// Waits for changes.
  ///
  /// - Returns: what changed; `nil` when nothing did for so long.
  func next(within time: Duration) -> Preview.Changes?
}

extension Preview.Changes {
  /// Both together.
  func union(_ other: Preview.Changes) -> Preview.Changes {
    switch (self, other) {
    case (.paths(let one), .paths(let two)): .paths(one.union(two))
    default: .everything
    }
  }
}

/// Which files and folders are no content, whoever writes them.
enum WatchedNames {
  /// Folders that are never looked into: what is hidden, such as `.git`, and what is made by programs.
  static func isWatchedFolder(_ name: some StringProtocol) -> Bool { !name.hasPrefix(".") && name != "node_modules" }

  /// Files of editors and operating systems; they come and go while somebody writes.
  static func isWatchedFile(_ name: some StringProtocol) -> Bool {
    !name.hasPrefix(".") && !name.hasSuffix("~") && !(name.hasPrefix("#") && name.hasSuffix("#"))
      && !name.hasSuffix(".swp") && !name.hasSuffix(".tmp") && name != "4913" && name != "Thumbs.db"
  }
}
