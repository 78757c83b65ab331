import Foundation
import KlartextCore

@testable import KlartextPublishing

/// A temporary folder of one test, removed with it, and short words for what stands in it.
final class Sandbox: Sendable {
  let root: String

  init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    root = temporary + "/klartext-publishing-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: root)
    } catch {
      print("could not remove \(root): \(error)")
    }
  }

  var site: String { root + "/site" }

  func publisher(_ strategy: Publisher.Strategy = .automatic) -> Publisher {
    Publisher(target: site, strategy: strategy)
  }

  func write(_ text: String, to path: String) throws {
    let full = root + "/" + path
    let folder = (full as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: full))
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: root + "/" + path, withIntermediateDirectories: true)
  }

  func link(_ path: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: destination)
  }

  /// The files under a folder and their texts; links by where they point.
  func files(in folder: String = "site") throws -> [String: String] {
    var files: [String: String] = [:]
    let base = root + "/" + folder
    for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
      let status = try status(folder + "/" + path)
      if status.st_mode & S_IFMT == S_IFREG {
        files[path] = String(decoding: try Data(contentsOf: URL(fileURLWithPath: base + "/" + path)), as: UTF8.self)
      } else if status.st_mode & S_IFMT == S_IFLNK {
        files[path] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: base + "/" + path))
      }
    }
    return files
  }

  /// The published files without our own.
  func pages() throws -> [String: String] {
    try files().filter { $0.key != ReservedName.marker && $0.key != ReservedName.list }
  }

  /// What stands beside the site: nothing, after a publication.
  func names() throws -> Set<String> { Set(try FileManager.default.contentsOfDirectory(atPath: root)) }

  func status(_ path: String) throws -> stat {
    var status = stat()
    guard lstat(root + "/" + path, &status) == 0 else { throw SystemFailure(code: errno, path: path) }
    return status
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }
}

/// A plan of texts; the kind follows from the name, as far as these tests need it.
func plan(_ files: [String: String]) -> OutputPlan {
  OutputPlan(files.sorted { $0.key < $1.key }.compactMap { path, text in artifact(path) { Array(text.utf8) } })
}

func artifact(_ path: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> Artifact? {
  OutputAddress(path).map { address in
    let kind: Artifact.Kind = path.hasSuffix(".html") ? .page : path.hasSuffix(".css") ? .asset : .data
    return Artifact(address, kind: kind, origin: "content/\(path)", bytes: bytes)
  }
}

extension PublishingError {
  var ids: [String] { findings.map(\.id) }
}
