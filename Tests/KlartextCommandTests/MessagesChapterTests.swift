import Foundation
import Testing

/// The handbook has every message, as the program says it.
///
/// `KLARTEXT_UPDATE=1 swift test --filter MessagesChapterTests` writes the chapter anew.
@Suite struct MessagesChapterTests {
  private static let file = Command.repository.appending(path: "docs/handbuch/04-jede-meldung.md")

  private static func sources() throws -> [String] {
    let folder = Command.repository.appending(path: "Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    return try names.sorted().map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  private static func chapter() throws -> MessagesChapter {
    MessagesChapter(rows: CatalogueRow.all, sources: try sources())
  }

  @Test func saysWhatTheProgramSays() throws {
    let expected = try Self.chapter().text
    if ProcessInfo.processInfo.environment["KLARTEXT_UPDATE"] != nil {
      try expected.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == expected)
  }

  @Test func hasWordsForEveryMessage() throws {
    let text = try Self.chapter().text
    for part in text.components(separatedBy: "\n## ").dropFirst() {
      let id = part.prefix { $0 != "\n" }
      #expect(part.contains("[\(id)]"), "\(id)")
      #expect(part.contains("Fehler: ") || part.contains("Warnung: ") || part.contains("Hinweis: "), "\(id)")
    }
    #expect(!text.contains("\\("))
  }

  /// Ids that end with a hyphen are made of a table; each has a row in the catalogue.
  @Test func leavesNoMessageOut() throws {
    let text = try Self.chapter().text
    for source in try Self.sources() {
      for made in source.matches(of: #/Finding\(\s*"([a-z0-9-]*[a-z0-9])"/#) {
        #expect(text.contains("## KT-\(made.output.1)\n"), "KT-\(made.output.1)")
      }
    }
  }
}
