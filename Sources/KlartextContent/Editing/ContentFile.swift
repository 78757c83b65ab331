import CPlatform
import Glibc
import KlartextCore
import Synchronization

/// Writes files of a project so that nothing of anybody is lost: in one step, and only over what was there when it was
/// read.
public enum ContentFile {
  /// The text as it is on the disk, with its line ends and byte order mark; `nil` where it cannot be read or is no text.
  public static func text(at absolutePath: String) -> String? {
    TextFileReader.bytes(of: absolutePath, limit: TextFileReader.maximumByteCount)
      .flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Writes a file.
  ///
  /// A program that is killed, or a full disk, leaves the old file whole.
  ///
  /// - Parameters:
  ///   - absolutePath: where the file is; its folder, and that folder's, are made where they are missing.
  ///   - path: the same relative to the project folder, for messages.
  ///   - old: what the file said when it was read; `nil` for a file that must not be there yet.
  /// - Returns: why the file is as it was before; `nil` when it is written.
  public static func write(
    _ text: String, to absolutePath: String, path: String, replacing old: String?
  ) -> Finding? {
    let (folder, name) = split(absolutePath)
    var mode: mode_t?
    if let old {
      var info = stat()
      guard lstat(absolutePath, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
        return .fileChangedMeanwhile(path)
      }
      guard info.st_mode & 0o222 != 0 else { return .fileReadOnly(path) }
      guard Self.text(at: absolutePath)?.utf8.elementsEqual(old.utf8) == true else {
        return .fileChangedMeanwhile(path)
      }
      mode = info.st_mode & 0o7777
    } else {
      for folder in [split(folder).folder, folder] where mkdir(folder, 0o777) != 0 && errno != EEXIST {
        return .newFileFailed(path, errno)
      }
    }
    // A name that no content folder reads, in case the program is killed.
    let temporary = "\(folder)/.\(name).\(getpid())-\(counter.add(1, ordering: .relaxed).newValue).new"
    defer { unlink(temporary) }
    let failure = write(Array(text.utf8), to: temporary, mode: mode)
    guard failure == 0 else { return old == nil ? .newFileFailed(path, failure) : .saveFailed(path, failure) }
    let finding =
      old.map { replace(absolutePath, by: temporary, if: $0, path) } ?? place(temporary, at: absolutePath, path)
    if finding == nil { synchronize(folder) }
    return finding
  }

  private static let counter = Atomic(0)

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Gives a new file its name; one that is there already stays as it is.
  private static func place(_ temporary: String, at target: String, _ path: String) -> Finding? {
    if link(temporary, target) == 0 { return nil }
    if errno == EEXIST { return .newFileExists(path) }
    // Network drives without a second name for a file: the name is taken first.
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno == EEXIST ? .newFileExists(path) : .newFileFailed(path, errno) }
    close(descriptor)
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(target)
      return .newFileFailed(path, code)
    }
    return nil
  }

  /// Exchanges the files, looks at what was taken away, and puts it back when somebody wrote it a moment ago.
  private static func replace(
    _ target: String, by temporary: String, if old: String, _ path: String
  ) -> Finding? {
    guard klartext_exchange(temporary, target) == 0 else {
      // Network drives that cannot exchange files.
      guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { return .saveFailed(path, errno) }
      return rename(temporary, target) == 0 ? nil : .saveFailed(path, errno)
    }
    if text(at: temporary)?.utf8.elementsEqual(old.utf8) == true { return nil }
    _ = klartext_exchange(temporary, target)
    return .fileChangedMeanwhile(path)
  }

  /// 0, or an errno.
  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var failure: Int32 = 0
    if let mode, fchmod(descriptor, mode) != 0 { failure = errno }
    var rest = bytes[...]
    while failure == 0, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    return failure
  }

  /// Makes the new name last through a power cut; a file system that cannot do that has done its best.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
