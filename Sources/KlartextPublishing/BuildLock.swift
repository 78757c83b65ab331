import Glibc
import KlartextCore

/// The right to publish to one output folder, held by one build at a time.
///
/// The operating system gives it back when the process ends, in whatever way.
struct BuildLock {
  private let descriptor: Int32
  private let path: String
  /// Whether the folder around the output folder cannot be written to, so that the lock stands inside.
  let isInside: Bool

  /// Takes the lock, or reports at once that another build has it.
  static func take(_ place: OutputPlace) throws(PublishingError) -> BuildLock {
    let lock = try takeBesideOrInside(place)
    // Someone with other permissions may hold the lock at the other place.
    if isTaken(lock.isInside ? place.lock : place.lockInside) {
      lock.release()
      throw PublishingError([.outputBusy(place.shown)])
    }
    return lock
  }

  private static func takeBesideOrInside(_ place: OutputPlace) throws(PublishingError) -> BuildLock {
    do {
      return try take(place.lock, isInside: false, place)
    } catch {
      guard let code = error.cause, [EACCES, EPERM, EROFS].contains(code) else { throw error }
      // Nothing may be written into a folder that is not ours, a lock neither.
      let site = try PublishingError.naming(place) { () throws(SystemFailure) in try ExistingSite.inspect(place) }
      guard try site.get().exists else { throw error }
    }
    return try take(place.lockInside, isInside: true, place)
  }

  /// Whether a build is publishing to the folder at this moment; changes nothing on the disk.
  static func isTaken(_ place: OutputPlace) -> Bool {
    isTaken(place.lock) || isTaken(place.lockInside)
  }

  private static func isTaken(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Gives the lock back and removes its file, so that nothing of it shows up in a repository.
  func release() {
    // Removed while it is still held: whoever opened this file before sees that it is gone, and tries again.
    unlink(path)
    // Unlocked, not only closed: a process that is being started at this moment still has a copy of the descriptor.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func take(_ path: String, isInside: Bool, _ place: OutputPlace) throws(PublishingError) -> BuildLock {
    while true {
      var descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, Disk.fileMode)
      if descriptor < 0, errno == EACCES {
        // The file of another user's killed build can be locked without writing to it.
        descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor < 0 { errno = EACCES }
      }
      guard descriptor >= 0 else { throw PublishingError(SystemFailure(code: errno, path: path), place) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        close(descriptor)
        if code == EINTR { continue }
        if code == EWOULDBLOCK { throw PublishingError([.outputBusy(place.shown)]) }
        throw PublishingError(SystemFailure(code: code, path: path), place)
      }
      var held = stat()
      var there = stat()
      if fstat(descriptor, &held) == 0, lstat(path, &there) == 0, held.st_ino == there.st_ino {
        return BuildLock(descriptor: descriptor, path: path, isInside: isInside)
      }
      // The build before us removed the file between our open and our lock.
      close(descriptor)
    }
  }
}
