import Glibc

extension Disk {
  /// The permissions of every published folder, whatever the umask.
  static let folderMode: mode_t = 0o755

  enum EntryKind {
    case file
    case folder
    /// A symbolic link, a device, a socket: nothing that publishing ever makes.
    case other
  }

  /// What stands at a path; `nil` when nothing does.
  static func kind(of path: String) throws(SystemFailure) -> EntryKind? {
    try status(of: path).map { EntryKind($0.st_mode) }
  }

  /// The result of `lstat`; `nil` when nothing stands at the path.
  static func status(of path: String) throws(SystemFailure) -> stat? {
    var status = stat()
    if lstat(path, &status) == 0 { return status }
    if errno == ENOENT { return nil }
    throw SystemFailure(code: errno, path: path)
  }

  /// Makes a folder; one that is there already is no failure and keeps its permissions.
  static func makeFolder(_ path: String, mode: mode_t = folderMode) throws(SystemFailure) {
    if mkdir(path, mode) == 0 { return try setMode(mode, of: path) }
    let code = errno
    guard code == EEXIST else { throw SystemFailure(code: code, path: path) }
    guard try kind(of: path) == .folder else { throw SystemFailure(code: ENOTDIR, path: path) }
  }

  static func setMode(_ mode: mode_t, of path: String) throws(SystemFailure) {
    guard chmod(path, mode) == 0 else { throw SystemFailure(code: errno, path: path) }
  }

  /// Removes a folder if it is empty; returns whether it is gone.
  @discardableResult
  static func removeFolderIfEmpty(_ path: String) throws(SystemFailure) -> Bool {
    if rmdir(path) == 0 || errno == ENOENT { return true }
    if errno == ENOTEMPTY || errno == EEXIST { return false }
    throw SystemFailure(code: errno, path: path)
  }

  /// Removes whatever stands at a path, folders with all that is in them; symbolic links are not followed.
  static func removeTree(_ path: String) throws(SystemFailure) {
    switch try kind(of: path) {
    case nil: return
    case .file, .other: return try removeFile(path)
    case .folder: break
    }
    var levels: [[String]] = []
    var level = [path]
    while !level.isEmpty {
      levels.append(level)
      level = try level.onAllCores { folder throws(SystemFailure) in
        var folders: [String] = []
        for entry in try entries(of: folder) {
          let inside = folder + "/" + entry.name
          if entry.kind == .folder { folders.append(inside) } else { try removeFile(inside) }
        }
        return folders
      }.flatMap { $0 }
    }
    for level in levels.reversed() {
      _ = try level.onAllCores { folder throws(SystemFailure) in
        guard rmdir(folder) == 0 || errno == ENOENT else { throw SystemFailure(code: errno, path: folder) }
      }
    }
  }

  /// The names in a folder, without `.` and `..`, in no particular order; empty when the folder is gone.
  ///
  /// A name that is not UTF-8 is never ours: it comes repaired and as `.other`, so that it can be shown.
  static func entries(of path: String) throws(SystemFailure) -> [(name: String, kind: EntryKind)] {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return [] }
      throw SystemFailure(code: errno, path: path)
    }
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw SystemFailure(code: code, path: path)
    }
    defer { closedir(stream) }
    var entries: [(name: String, kind: EntryKind)] = []
    while true {
      // readdir(3) tells the end from a failure by errno alone.
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw SystemFailure(code: errno, path: path) }
        return entries
      }
      let (name, isUTF8) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let bytes = bytes.prefix { $0 != 0 }
        if let name = String(validating: bytes, as: UTF8.self) { return (name, true) }
        return (String(decoding: bytes, as: UTF8.self), false)
      }
      if name == "." || name == ".." { continue }
      guard isUTF8 else {
        entries.append((name, .other))
        continue
      }
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): entries.append((name, .file))
      case Int(DT_DIR): entries.append((name, .folder))
      case Int(DT_UNKNOWN):
        // Some file systems do not say it here.
        if let kind = try kind(of: path + "/" + name) { entries.append((name, kind)) }
      default: entries.append((name, .other))
      }
    }
  }
}

extension Disk.EntryKind {
  init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
