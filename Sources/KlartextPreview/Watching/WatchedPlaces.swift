import KlartextContent
import KlartextCore

/// What of a project counts: its configuration, its content and its themes, and not the site that is made of it.
public struct WatchedPlaces: Sendable, Equatable {
  /// Absolute; with everything below them.
  public let folders: [String]
  /// Absolute; looked at one by one, because their folder holds other things too.
  public let files: [String]

  public init(folders: [String], files: [String]) {
    self.folders = folders
    self.files = files
  }

  /// Whether a change at a path counts.
  func hold(_ path: String) -> Bool {
    files.contains(path) || folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  /// The folders in which a file or folder of these would appear.
  var parents: [String] {
    Array(Set((files + folders).compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } })).sorted()
  }
}
