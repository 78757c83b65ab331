import Foundation
import KlartextContent

/// A file that a command was told to write, wherever its user wants it.
struct OutputFile {
  /// As it was named.
  let name: String

  /// Where it is, links followed.
  private var path: String { Self.resolved(name) }

  /// Refuses what belongs to the register, and what is there already unless it may be written over.
  func check(in project: ProjectFolder, mayReplace: Bool) throws {
    let content = project.path + "/" + (ConfigurationReader.contentFolder(of: project.path) ?? "content")
    let configuration = project.path + "/" + ConfigurationReader.fileName
    if path == Self.resolved(configuration) || path.hasPrefix(Self.resolved(content) + "/") {
      throw UsageError.outside(
        de: "„\(name)“ gehört zum Register. Nennen Sie eine Datei, die nicht dazugehört.",
        en: "“\(name)” is part of the register. Name a file that is not.")
    }
    guard !mayReplace, FileManager.default.fileExists(atPath: path) else { return }
    throw UsageError.outside(
      de: "Die Datei „\(name)“ gibt es schon. Nennen Sie eine andere, oder überschreiben Sie sie mit --force.",
      en: "There is a file “\(name)” already. Name another one, or write over it with --force.")
  }

  func isSame(as other: String) -> Bool { path == Self.resolved(other) }

  /// The folder may lie behind a link even where the file is not there yet.
  private static func resolved(_ name: String) -> String {
    let file = URL(filePath: name).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: file.path) else { return file.resolvingSymlinksInPath().path }
    return file.deletingLastPathComponent().resolvingSymlinksInPath().appending(path: file.lastPathComponent).path
  }
}
