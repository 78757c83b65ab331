import Synchronization

/// Makes the folders of a site as they are needed, each once, from any thread.
final class FolderMaker: Sendable {
  private let root: String
  private let made = Mutex<Set<String>>([])

  /// - Parameter root: an absolute path of a folder that exists.
  init(root: String) { self.root = root }

  /// Makes the folder in which a file with this address stands, and those above it.
  func makeFolder(forFileAt address: String) throws(SystemFailure) {
    guard let folder = enclosingFolder(of: address) else { return }
    try made.withLock { (made) throws(SystemFailure) in try make(folder, &made) }
  }

  private func make(_ folder: String, _ made: inout Set<String>) throws(SystemFailure) {
    guard !made.contains(folder) else { return }
    if let above = enclosingFolder(of: folder) { try make(above, &made) }
    try Disk.makeFolder(root + "/" + folder)
    made.insert(folder)
  }
}

/// The relative path without its last segment; `nil` at the top.
func enclosingFolder(of path: String) -> String? {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
}
