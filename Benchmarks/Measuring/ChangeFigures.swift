import Foundation
import KlartextContent
import KlartextCore
import KlartextPreview
import KlartextSite

/// What one saved file costs in the preview: from the saving until the page is there.
struct ChangeFigures {
  private static let rounds = 9

  /// The changes that people make, and how each is made of a file.
  private static let edits: [(name: String, file: @Sendable (String) -> String, change: @Sendable (String, Int) -> String)] = [
    ("text", { $0 + "/systems" }, { $0 + "\n\nEin Satz mehr (\($1)).\n" }),
    ("heading", { $0 + "/systems" }, { $0 + "\n\n## Abschnitt \($1)\n\nEin Text.\n" }),
    ("title", { $0 + "/systems" }, { $0.replacing("\ntitle: ", with: "\ntitle: N\($1) ", maxReplacements: 1) }),
    ("glossary", { $0 + "/glossary" }, { $0 + "\n\nEin Satz mehr (\($1)).\n" }),
  ]

  /// A table: the first reading, then the middle of some saves for each kind of change, in milliseconds.
  static func table(_ project: String, themes: String) throws -> String {
    guard let today = CivilDate(year: 2026, month: 11, day: 21) else { throw BenchmarkError("There is no such day.") }
    let reader = ProjectReader(
      folder: project, today: today, includesDrafts: true, reservedIDs: Addresses.reservedIDs)
    let clock = ContinuousClock()
    let start = clock.now
    let preview = Preview(reader, themes: [ThemeFolder(path: themes, displayPath: "themes")], language: .de)
    _ = preview.state.diagnostics
    var lines = ["first reading with all messages: \(milliseconds(clock.now - start)) ms"]
    for (name, folder, change) in edits {
      let root = folder(project + "/content")
      let files = try FileManager.default.contentsOfDirectory(atPath: root)
        .filter { $0.hasSuffix(".md") && $0.split(separator: ".").count == 2 }.sorted()
      guard !files.isEmpty else { continue }
      var states: [Duration] = []
      var pages: [Duration] = []
      var messages: [Duration] = []
      for round in 0..<rounds {
        let path = root + "/" + files[round * 7 % files.count]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        defer { try? text.write(toFile: path, atomically: false, encoding: .utf8) }
        try change(text, round).write(toFile: path, atomically: false, encoding: .utf8)
        let saved = clock.now
        guard let state = preview.refresh(.paths([path])), let site = state.site else {
          throw BenchmarkError("A change was not seen.")
        }
        states.append(clock.now - saved)
        let id = String(files[round * 7 % files.count].dropLast(3))
        let address = name == "glossary" ? "glossar/\(id)/index.html" : "systeme/\(id)/index.html"
        guard site.file(at: address) != nil else { throw BenchmarkError("There is no page \(address).") }
        pages.append(clock.now - saved)
        _ = state.diagnostics
        messages.append(clock.now - saved)
      }
      lines.append(
        "\(name): new state after \(middle(states)) ms, page after \(middle(pages)) ms, "
          + "all messages after \(middle(messages)) ms")
    }
    return lines.joined(separator: "\n")
  }

  private static func middle(_ times: [Duration]) -> Int { milliseconds(times.sorted()[times.count / 2]) }

  private static func milliseconds(_ time: Duration) -> Int {
    Int(time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000)
  }
}
