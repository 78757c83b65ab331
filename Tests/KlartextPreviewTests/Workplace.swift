import Foundation
import Glibc
import KlartextContent
import KlartextCore
import KlartextSite

@testable import KlartextPreview

/// A project of one test, removed with it.
final class Workplace {
  let path: String

  /// - Parameter isDemonstration: a copy of the demonstration content instead of an empty project.
  init(isDemonstration: Bool = false) throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/klartext-preview-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/content", withIntermediateDirectories: true)
    if isDemonstration {
      try FileManager.default.removeItem(atPath: path + "/content")
      for name in ["content", "klartext.yaml"] {
        try FileManager.default.copyItem(
          at: Self.repository.appending(path: name), to: URL(filePath: path + "/" + name))
      }
    } else {
      try write("klartext.yaml", "name: Stadt Beispiel\nlanguages: [de, en]\n")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let themes = [ThemeFolder(path: repository.path + "/themes", displayPath: "themes")]

  var reader: ProjectReader {
    ProjectReader(
      folder: path, today: CivilDate(year: 2026, month: 11, day: 21) ?? .earliest, includesDrafts: true,
      readsHistory: false, reservedIDs: Addresses.reservedIDs)
  }

  var preview: Preview { Preview(reader, themes: Self.themes, language: .de) }

  func write(_ name: String, _ text: String) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // In place, as the plainest of editors do.
    try Data(text.utf8).write(to: file, options: [])
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  func delete(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  func move(_ name: String, to other: String) throws {
    guard rename(path + "/" + name, path + "/" + other) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// A page that says little.
  static func page(_ title: String, _ text: String = "Ein Text.") -> String { "---\ntitle: \(title)\n---\n\n\(text)\n" }
}
