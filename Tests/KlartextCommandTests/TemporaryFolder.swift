import Foundation

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = temporary + "/klartext-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

  func link(_ name: String, to target: String) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }

  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + "/" + name)
  }

  func copy(_ source: URL, to name: String) throws {
    try FileManager.default.copyItem(at: source, to: URL(filePath: path + "/" + name))
  }

  /// The files below a folder with their contents, by relative path; links by where they point.
  func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let base = path + "/" + folder
    for name in try FileManager.default.subpathsOfDirectory(atPath: base) {
      let attributes = try FileManager.default.attributesOfItem(atPath: base + "/" + name)
      switch attributes[.type] as? FileAttributeType {
      case .typeRegular: files[name] = try Data(contentsOf: URL(filePath: base + "/" + name))
      case .typeSymbolicLink:
        files[name] = Data(
          ("-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: base + "/" + name))).utf8)
      default: break
      }
    }
    return files
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
}
