import Foundation
import KlartextContent
import KlartextCore

/// The folder with `klartext.yaml`.
struct ProjectFolder: Sendable {
  /// Absolute, without a slash at the end.
  let path: String

  /// The folder that was named, else the working folder or the nearest one above it with a configuration.
  static func find(_ named: String?) throws -> ProjectFolder {
    let working = FileManager.default.currentDirectoryPath
    if let named {
      let path = URL(filePath: named.hasPrefix("/") ? named : working + "/" + named).standardizedFileURL.path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        throw UsageError(de: "Den Ordner „\(named)“ gibt es nicht.", en: "There is no folder “\(named)”.")
      }
      return ProjectFolder(path: trimmed(path))
    }
    var folder = working
    while true {
      if FileManager.default.fileExists(atPath: folder + "/" + ConfigurationReader.fileName) {
        return ProjectFolder(path: trimmed(folder))
      }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw UsageError.outside(
      de:
        "Weder hier noch in einem Ordner darüber liegt eine Datei klartext.yaml. Nennen Sie den Ordner: --project ORDNER.",
      en: "There is no file klartext.yaml here or in a folder above. Name the folder: --project DIR.")
  }

  /// How messages show a path of the project: so that it can be opened from the working folder where that is above it.
  var displayPrefix: String {
    let working = FileManager.default.currentDirectoryPath
    let base = working == "/" ? "/" : working + "/"
    return path.hasPrefix(base) ? path.dropFirst(base.count) + "/" : ""
  }

  /// What stands before paths in messages of a format.
  func prefix(for format: DiagnosticFormat) -> String { format.isForReview ? repositoryPrefix : displayPrefix }

  /// How reports for code review show a path of the project: from the root of the repository on.
  private var repositoryPrefix: String {
    var folder = path
    while !folder.isEmpty {
      if FileManager.default.fileExists(atPath: folder + "/.git") {
        return folder == path ? "" : path.dropFirst(folder.count + 1) + "/"
      }
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    return displayPrefix
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
