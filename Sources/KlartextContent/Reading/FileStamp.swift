import Glibc

/// What the file system says of a file without opening it: a file whose stamp is the same is taken to be the same.
struct FileStamp: Sendable, Hashable {
  private let size: Int
  private let inode: UInt
  /// In nanoseconds. The time of the last change of the entry itself cannot be set by programs.
  private let modified: Int
  private let changed: Int

  init(_ info: stat) {
    size = Int(info.st_size)
    inode = UInt(info.st_ino)
    modified = info.st_mtim.tv_sec &* 1_000_000_000 &+ info.st_mtim.tv_nsec
    changed = info.st_ctim.tv_sec &* 1_000_000_000 &+ info.st_ctim.tv_nsec
  }

  /// `nil` when there is no such file; a symbolic link is not followed.
  init?(of path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// `nil` when there is no such file, or when it is no plain file.
  init?(ofFile path: String) {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(info)
  }
}
