import Glibc
import KlartextCore

/// A folder that is made with all its files at once: afterwards it is there as a whole, or not at all.
///
/// The files are written beside the folder, into one whose name says that it is not finished. That one then takes its
/// place in a single step. What is there already is never replaced.
public struct FreshFolder {
  /// The path as a person gave it, for messages.
  private let shown: String
  private let path: String

  /// What may lie in a folder that still counts as empty: the notes of version control and of editors.
  private static let ignored: Set<String> = [".git", ".hg", ".svn", ".idea", ".vscode", ".DS_Store", "lost+found"]

  /// - Parameters:
  ///   - shown: the path as a person gave it.
  ///   - path: the same as an absolute path without a slash at the end.
  public init(_ shown: String, at path: String) {
    self.shown = shown
    self.path = path
  }

  /// Why nothing can be made here; `nil` when it can, as far as that shows without trying.
  public func problem() -> Finding? {
    do throws(SystemFailure) {
      switch try Disk.kind(of: path) {
      case nil: return nil
      case .file, .other: return .freshFolderIsFile(shown)
      case .folder:
        let names = try strangers()
        return names.isEmpty ? nil : .freshFolderNotEmpty(shown, names: names)
      }
    } catch {
      return .freshFolderFailed(shown, error.code)
    }
  }

  /// Writes the files; on failure everything is as it was before.
  ///
  /// - Parameter files: paths below the folder, and texts.
  public func make(_ files: [(path: String, text: String)]) -> Finding? {
    if let problem = problem() { return problem }
    // For the moment of writing, so that an impatient Ctrl-C leaves nothing half done.
    let ignoring = IgnoredSignals()
    defer { ignoring.restore() }
    do throws(SystemFailure) {
      let isInside = try !Disk.entries(of: path).isEmpty
      let staging = isInside ? path + "/.klartext-new" : Self.beside(path)
      defer { Self.cleanUp(staging) }
      // What a killed attempt left behind; it is named like nothing else.
      try Disk.removeTree(staging)
      try Disk.makeFolder(staging)
      let folders = FolderMaker(root: staging)
      for file in files {
        try folders.makeFolder(forFileAt: file.path)
        try Disk.write(Array(file.text.utf8), to: staging + "/" + file.path, synced: true)
      }
      if isInside { try moveIn(from: staging) } else { try Disk.move(staging, to: path) }
      return nil
    } catch {
      return .freshFolderFailed(shown, error.code)
    }
  }

  /// What cannot be removed has no bearing on what was asked for, and the next attempt removes it.
  private static func cleanUp(_ staging: String) {
    do { try Disk.removeTree(staging) } catch {}
  }

  private static func beside(_ path: String) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    return "\(path[..<slash])/.\(path[slash...].dropFirst()).klartext-new"
  }

  /// Gives the folder what was written into it, piece by piece, and takes it back if one of them fails.
  private func moveIn(from staging: String) throws(SystemFailure) {
    var moved: [String] = []
    do throws(SystemFailure) {
      for name in try Disk.entries(of: staging).map(\.name).sorted() {
        // Looked at again: somebody may have put something there meanwhile.
        guard try Disk.kind(of: path + "/" + name) == nil else { throw SystemFailure(code: EEXIST, path: name) }
        try Disk.move(staging + "/" + name, to: path + "/" + name)
        moved.append(name)
      }
    } catch {
      for name in moved { try Disk.removeTree(path + "/" + name) }
      throw error
    }
  }

  private func strangers() throws(SystemFailure) -> [String] {
    try Disk.entries(of: path).map(\.name).filter { !Self.ignored.contains($0) && $0 != ".klartext-new" }.sorted()
  }
}

/// Signals by which a person or the system asks a process to end, held off for a moment.
private struct IgnoredSignals {
  private static let all = [SIGINT, SIGTERM, SIGHUP]
  private let former = Self.all.map { signal($0, SIG_IGN) }

  func restore() { for (number, handler) in zip(Self.all, former) { signal(number, handler) } }
}

extension Finding {
  static func freshFolderNotEmpty(_ folder: String, names: [String]) -> Finding {
    let list = names.prefix(3)
    let more = names.count > 3 ? Bilingual(de: " und anderes", en: " and more") : Bilingual(de: "", en: "")
    return Finding(
      "fresh-folder-not-empty", .error,
      de: "Der Ordner „\(folder)“ ist nicht leer. Darin liegt: \(list.joined(separator: ", "))\(more.de). "
        + "Es wurde nichts geschrieben.",
      en: "The folder “\(folder)” is not empty. It holds: \(list.joined(separator: ", "))\(more.en). "
        + "Nothing was written.",
      mend: Bilingual(
        de: "Nennen Sie einen Ordner, den es noch nicht gibt, zum Beispiel: klartext init ki-register",
        en: "Name a folder that is not there yet, for example: klartext init ai-register"))
  }

  static func freshFolderIsFile(_ folder: String) -> Finding {
    Finding(
      "fresh-folder-is-file", .error,
      de: "„\(folder)“ ist eine Datei. Hier lässt sich kein Ordner anlegen.",
      en: "“\(folder)” is a file. No folder can be made here.",
      mend: Bilingual(de: "Nennen Sie einen anderen Namen.", en: "Choose another name."))
  }

  static func freshFolderFailed(_ folder: String, _ code: Int32) -> Finding {
    let reason =
      switch code {
      case ENOENT: Bilingual(de: "den Ordner darüber gibt es nicht", en: "the folder above it does not exist")
      case EACCES, EPERM: Bilingual(de: "der Zugriff ist verboten", en: "access is forbidden")
      case EROFS: Bilingual(de: "der Datenträger ist schreibgeschützt", en: "the disk is read-only")
      case ENOSPC, EDQUOT: Bilingual(de: "der Platz reicht nicht", en: "there is no room left")
      case ENAMETOOLONG: Bilingual(de: "der Name ist zu lang", en: "the name is too long")
      case ENOTDIR:
        Bilingual(de: "wo ein Ordner sein muss, liegt eine Datei", en: "a file lies where a folder has to be")
      default: Bilingual(de: String(cString: strerror(code)), en: String(cString: strerror(code)))
      }
    return Finding(
      "fresh-folder-failed", .error,
      de: "Der Ordner „\(folder)“ ließ sich nicht anlegen: \(reason.de). Es ist nichts zurückgeblieben.",
      en: "The folder “\(folder)” could not be made: \(reason.en). Nothing was left behind.",
      mend: Bilingual(
        de: "Prüfen Sie, ob Sie dort schreiben dürfen und ob noch Platz ist.",
        en: "Check whether you may write there and whether there is room left."))
  }
}
