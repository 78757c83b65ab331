import Glibc

/// Is told of changes by the system (inotify(7)).
public final class InotifyWatcher: ChangeWatcher {
  /// A file is taken when it was closed after writing: before that it is half written.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)
  private static let flags = UInt32(IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

  private let places: WatchedPlaces
  private let descriptor: Int32
  /// The folders that are watched, by the number of their watch.
  private var folders: [Int32: String] = [:]

  /// - Returns: `nil` where the system cannot be asked, such as when all watches of the user are taken.
  public init?(_ places: WatchedPlaces) {
    self.places = places
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    guard places.parents.allSatisfy({ add($0) }), places.folders.allSatisfy({ addTree($0) }) else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  public func next(within time: Duration) -> Preview.Changes? {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    guard poll(&wait, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
    return read()
  }

  // MARK: - Watches

  /// Whether the folder is watched, or is not there.
  private func add(_ folder: String) -> Bool {
    let number = inotify_add_watch(descriptor, folder, Self.events | Self.flags)
    guard number >= 0 else { return errno == ENOENT || errno == ENOTDIR || errno == EACCES }
    folders[number] = folder
    return true
  }

  private func addTree(_ folder: String) -> Bool {
    guard add(folder) else { return false }
    return FolderListing.folders(in: folder).allSatisfy { addTree(folder + "/" + $0) }
  }

  // MARK: - Events

  /// What was told since the last time; `nil` when nothing of it counts.
  private func read() -> Preview.Changes? {
    var changed: Set<String> = []
    var isEverything = false
    let headerSize = MemoryLayout<inotify_event>.size
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        var position = 0
        while position + headerSize <= count {
          let event = buffer.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
          let start = position + headerSize
          let bytes = buffer[start..<min(count, start + Int(event.len))].prefix { $0 != 0 }
          position = start + Int(event.len)
          if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
            isEverything = true
          } else {
            take(event, String(decoding: bytes, as: UTF8.self), &changed)
          }
        }
      }
    }
    if isEverything {
      // Folders may have come unnoticed.
      _ = places.folders.allSatisfy { addTree($0) }
      return .everything
    }
    return changed.isEmpty ? nil : .paths(changed)
  }

  private func take(_ event: inotify_event, _ name: String, _ changed: inout Set<String>) {
    if event.mask & UInt32(IN_IGNORED) != 0 {
      folders[event.wd] = nil
      return
    }
    guard let folder = folders[event.wd] else { return }
    let path = name.isEmpty ? folder : folder + "/" + name
    let isFolder = event.mask & UInt32(IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF) != 0
    guard isFolder ? WatchedNames.isWatchedFolder(name) : WatchedNames.isWatchedFile(name) else { return }
    guard places.hold(path) else { return }
    if isFolder, event.mask & UInt32(IN_MOVED_FROM | IN_MOVE_SELF) != 0 { forget(path) }
    if isFolder, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
      _ = addTree(path)
      // What was put into it before it was watched has made no event.
      for file in FolderListing.files(below: path) { changed.insert(file) }
    }
    // A file that was made is taken when it is closed; a link or a file moved here is there at once.
    if !isFolder, event.mask & UInt32(IN_CREATE) != 0, !FolderListing.isLink(path) { return }
    changed.insert(path)
  }

  /// A folder that was moved away is still watched by the system, under a name that is no longer its own.
  private func forget(_ folder: String) {
    for (number, name) in folders where name == folder || name.hasPrefix(folder + "/") {
      inotify_rm_watch(descriptor, number)
      folders[number] = nil
    }
  }
}
