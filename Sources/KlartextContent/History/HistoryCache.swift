import Foundation
import KlartextCore
import KlartextRegister

/// Histories of earlier builds, so that former states need not be read again: `.klartext/history` in the project.
///
/// It holds only what is public anyway. A cache that cannot be read or written, or of another version, is none.
struct HistoryCache: Sendable {
  struct Item: Sendable {
    var key: EntryKey
    /// Changes with everything on which the history depends.
    var seal: UInt64
    var history: EntryHistory
  }

  /// Changes with the form of the file.
  private static let header = "klartext history 1\n"

  private let folder: String
  private let stored: [EntryKey: (seal: UInt64, bytes: ArraySlice<UInt8>)]

  var count: Int { stored.count }

  init(project: String) {
    folder = project + "/.klartext"
    var stored: [EntryKey: (seal: UInt64, bytes: ArraySlice<UInt8>)] = [:]
    let header = Array(Self.header.utf8)
    if let bytes = TextFileReader.bytes(of: folder + "/history"), bytes.starts(with: header) {
      var reader = ByteReader(bytes[header.count...])
      while !reader.isAtEnd {
        guard let collection = reader.text(), let id = reader.text(), let seal = reader.number(),
          let content = reader.bytes()
        else { break }
        stored[EntryKey(collection, id)] = (UInt64(bitPattern: Int64(seal)), content)
      }
    }
    self.stored = stored
  }

  /// The history of an entry, if it was kept and still holds.
  subscript(key: EntryKey, seal: UInt64) -> EntryHistory? {
    guard let item = stored[key], item.seal == seal else { return nil }
    var reader = ByteReader(item.bytes)
    return reader.history()
  }

  /// Writes all at once; a failure costs nothing but time.
  func write(_ items: [Item]) {
    var writer = ByteWriter()
    for item in items {
      writer.add(item.key.collection)
      writer.add(item.key.id)
      writer.add(Int(Int64(bitPattern: item.seal)))
      var content = ByteWriter()
      content.add(item.history)
      writer.add(bytes: content.bytes)
    }
    let manager = FileManager.default
    guard (try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil else { return }
    // Nobody should have to think of leaving it out of a commit.
    if !manager.fileExists(atPath: folder + "/.gitignore") {
      try? Data("*\n".utf8).write(to: URL(filePath: folder + "/.gitignore"), options: .atomic)
    }
    try? Data(Array(Self.header.utf8) + writer.bytes).write(to: URL(filePath: folder + "/history"), options: .atomic)
  }
}
