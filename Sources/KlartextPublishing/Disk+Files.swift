import Glibc

/// The calls to the operating system that publishing needs, each with its exact cause when it fails.
///
/// Paths are absolute. No call follows a symbolic link at the end of its path.
enum Disk {
  /// The permissions of every published file, whatever the umask.
  static let fileMode: mode_t = 0o644

  private static let chunk = 65_536

  /// Writes a new file; one that is there already is a failure.
  ///
  /// - Parameter synced: waits until the bytes are on the disk.
  static func write(_ bytes: [UInt8], to path: String, synced: Bool = false) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
    guard descriptor >= 0 else { throw SystemFailure(code: errno, path: path) }
    var failure = fchmod(descriptor, fileMode) == 0 ? 0 : errno
    if failure == 0 { failure = bytes.withUnsafeBytes { append($0, to: descriptor) } }
    if failure == 0, synced, fsync(descriptor) != 0 { failure = errno }
    // A file system over the network may report a full disk only here.
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw SystemFailure(code: failure, path: path) }
  }

  /// The bytes of a regular file; `nil` when there is nothing at the path.
  static func read(_ path: String) throws(SystemFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw SystemFailure(code: errno, path: path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    let failure = forEachChunk(of: descriptor) { chunk in
      bytes.append(contentsOf: chunk)
      return true
    }
    guard failure == 0 else { throw SystemFailure(code: failure, path: path) }
    return bytes
  }

  /// Whether a file is exactly what publishing would write: these bytes, regular, with these permissions.
  ///
  /// A file that cannot be read counts as different: it is then written anew, which mends it or tells the cause.
  static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode == S_IFREG | fileMode, status.st_size == bytes.count
    else { return false }
    var offset = 0
    let failure = bytes.withUnsafeBytes { expected in
      forEachChunk(of: descriptor) { chunk in
        guard offset + chunk.count <= expected.count, let there = chunk.baseAddress,
          let wanted = expected.baseAddress, memcmp(there, wanted + offset, chunk.count) == 0
        else { return false }
        offset += chunk.count
        return true
      }
    }
    return failure == 0 && offset == bytes.count
  }

  /// Gives a file a second name; where the file system allows none, makes a copy with the same time.
  static func link(_ source: String, to path: String) throws(SystemFailure) {
    if Glibc.link(source, path) == 0 { return }
    // Other causes than "no links here" show themselves again in the copy, with their own errno.
    try copy(source, to: path)
  }

  /// Copies a regular file with its permissions and its time of modification.
  static func copy(_ source: String, to path: String) throws(SystemFailure) {
    let from = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard from >= 0 else { throw SystemFailure(code: errno, path: source) }
    defer { close(from) }
    var status = stat()
    guard fstat(from, &status) == 0 else { throw SystemFailure(code: errno, path: source) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
    guard descriptor >= 0 else { throw SystemFailure(code: errno, path: path) }
    var failure = fchmod(descriptor, status.st_mode & 0o777) == 0 ? 0 : errno
    if failure == 0 {
      var writing: Int32 = 0
      failure = forEachChunk(of: from) { chunk in
        writing = append(chunk, to: descriptor)
        return writing == 0
      }
      if writing != 0 { failure = writing }
    }
    if failure == 0, futimens(descriptor, [status.st_atim, status.st_mtim]) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw SystemFailure(code: failure, path: path) }
  }

  /// Moves a file to a path of the same file system, in one step; what stands there is replaced.
  static func move(_ source: String, to path: String) throws(SystemFailure) {
    guard rename(source, path) == 0 else { throw SystemFailure(code: errno, path: path) }
  }

  /// Removes a file or a symbolic link; one that is gone already is no failure.
  static func removeFile(_ path: String) throws(SystemFailure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemFailure(code: errno, path: path) }
  }

  /// Hands over the rest of a file in pieces until `use` says `false`; returns 0 or an errno.
  private static func forEachChunk(of descriptor: Int32, _ use: (UnsafeRawBufferPointer) -> Bool) -> Int32 {
    withUnsafeTemporaryAllocation(byteCount: chunk, alignment: 16) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        guard count > 0, use(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return 0 }
      }
    }
  }

  /// Writes all of the bytes; returns 0 or an errno.
  private static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }
}
