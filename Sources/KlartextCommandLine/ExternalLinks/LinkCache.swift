import Foundation

/// What earlier runs found out: `.klartext/links.json` in the project.
///
/// A file that cannot be read or written, or of another version, is none.
struct LinkCache: Sendable {
  struct Item: Codable, Sendable {
    var state: LinkState
    /// Seconds since 1970.
    var until: Int
  }

  private struct File: Codable {
    var version = 1
    var links: [String: Item]
  }

  private let folder: String
  private(set) var items: [String: Item]

  init(project: String, now: Int) {
    folder = project + "/.klartext"
    let data = FileManager.default.contents(atPath: folder + "/links.json")
    let file = data.flatMap { try? JSONDecoder().decode(File.self, from: $0) }
    let links = file?.version == 1 ? file?.links ?? [:] : [:]
    // A clock that was set back must not make answers last for ever.
    items = links.filter { $0.value.until > now && $0.value.until <= now + 7 * 24 * 3600 }
  }

  subscript(address: String) -> LinkState? { items[address]?.state }

  mutating func add(_ address: String, _ state: LinkState, until: Int) {
    items[address] = Item(state: state, until: until)
  }

  func write() {
    let manager = FileManager.default
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard (try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
      let data = try? encoder.encode(File(links: items))
    else { return }
    // Nobody should have to think of leaving it out of a commit.
    if !manager.fileExists(atPath: folder + "/.gitignore") {
      try? Data("*\n".utf8).write(to: URL(filePath: folder + "/.gitignore"), options: .atomic)
    }
    try? data.write(to: URL(filePath: folder + "/links.json"), options: .atomic)
  }
}
