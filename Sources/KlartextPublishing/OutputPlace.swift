import Glibc
import KlartextCore

/// The output folder and the places beside and inside it that publishing uses, as absolute paths.
struct OutputPlace: Sendable {
  /// The path as a person gave it, for messages.
  let shown: String
  /// The path without symbolic links; there may be nothing yet.
  let path: String
  let parent: String
  let name: String

  // One name each, not one a process: only the holder of the lock touches them, and what a killed build left
  // behind is then recognised exactly.
  var lock: String { "\(parent)/.\(name).klartext-lock" }
  var staging: String { "\(parent)/.\(name).klartext-new" }
  /// Where the old site waits in the moment between two renames.
  var retired: String { "\(parent)/.\(name).klartext-old" }

  var lockInside: String { "\(path)/\(ReservedName.lock)" }
  var stagingInside: String { "\(path)/\(ReservedName.staging)" }

  /// - Parameters:
  ///   - protected: paths that the folder must neither be nor contain.
  ///   - sources: paths that it must neither be nor contain nor lie in.
  /// - Throws: the refusal, with one finding.
  init(_ target: String, protected: [String], sources: [String]) throws(PublishingError) {
    shown = target
    guard !target.isEmpty, let resolved = Self.resolve(target) else {
      throw PublishingError([.outputBrokenLink(target)])
    }
    guard let slash = resolved.lastIndex(of: "/"), resolved != "/" else {
      throw PublishingError([.outputProtected(target, because: "/")])
    }
    path = resolved
    parent = String(resolved[..<slash])
    name = String(resolved[resolved.index(after: slash)...])

    for place in sources {
      guard let source = Self.resolve(place) else { continue }
      if Self.contains(source, path) { throw PublishingError([.outputInsideSource(target, source: place)]) }
      if Self.contains(path, source) { throw PublishingError([.outputProtected(target, because: place)]) }
    }
    for place in protected + Self.homes {
      guard let resolved = Self.resolve(place) else { continue }
      if Self.contains(path, resolved) { throw PublishingError([.outputProtected(target, because: place)]) }
    }
  }

  /// Whether this process stands in the folder; after a swap it would stand in one that is gone.
  var holdsWorkingFolder: Bool {
    guard let working = Self.workingFolder else { return false }
    return Self.contains(path, working)
  }

  /// Whether another file system is mounted at the folder, which then cannot be renamed.
  func isMountPoint() throws(SystemFailure) -> Bool {
    guard let folder = try Disk.status(of: path), let above = try Disk.status(of: parent + "/") else { return false }
    return folder.st_dev != above.st_dev
  }

  /// The path of a message for a path on the disk: as the person gave it, and none of the names above.
  func shown(_ absolute: String) -> String {
    if absolute == lock { return parent.isEmpty ? "/" : parent }
    if absolute == lockInside { return shown }
    for root in [staging, stagingInside, path] where Self.contains(root, absolute) {
      let trimmed = shown.hasSuffix("/") ? String(shown.dropLast()) : shown
      return trimmed + absolute.dropFirst(root.count)
    }
    return absolute
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  private static var workingFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// The person's home folder, by the environment and by the system; they differ under `sudo`.
  private static var homes: [String] {
    var homes: [String] = []
    if let home = getenv("HOME") { homes.append(String(cString: home)) }
    if let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir { homes.append(String(cString: home)) }
    // A service without a home has "/" or nothing; the root is refused anyway.
    return homes.filter { $0.hasPrefix("/") && $0 != "/" }
  }

  /// The absolute path without symbolic links, also of what is not there yet.
  ///
  /// `nil` for a symbolic link that leads nowhere or in a circle.
  private static func resolve(_ path: String) -> String? {
    var base = path.hasPrefix("/") ? "/" : workingFolder ?? "/"
    var segments = path.split(separator: "/").filter { $0 != "." }[...]
    base = realPath(base) ?? base
    while let segment = segments.first {
      let next = base == "/" ? "/" + segment : base + "/" + segment
      if let real = realPath(next) {
        base = real
      } else if segment == ".." {
        base = base.lastIndex(of: "/").map { String(base[..<$0]) } ?? "/"
        if base.isEmpty { base = "/" }
      } else {
        var status = stat()
        if lstat(next, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { return nil }
        base = next
      }
      segments = segments.dropFirst()
    }
    return base
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
