import Foundation
import Testing

/// Project folders through the real command: what it says, and what stands on the pages.
///
/// `Fixtures/<name>/project` is built; `expected/stderr.txt` is what it says, and each file of `expected/pages` the
/// main part of that page. `KLARTEXT_UPDATE=1 swift test --filter FixtureTests` writes both anew.
@Suite struct FixtureTests {
  private static let folder = Command.repository.appending(path: "Tests/KlartextCommandTests/Fixtures")
  private static let isUpdating = ProcessInfo.processInfo.environment["KLARTEXT_UPDATE"] != nil

  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: names) func buildsAsExpected(name: String) throws {
    let fixture = Self.folder.appending(path: name)
    let temporary = try TemporaryFolder()
    try temporary.copy(fixture.appending(path: "project"), to: "project")
    let outcome = try Command.run(["build", "--today", Command.today, "--quiet"], in: temporary.path + "/project")
    #expect(!outcome.isKilled)
    let hasErrors = outcome.problems.contains(": Fehler: ")
    #expect(outcome.exit == (hasErrors ? 1 : 0))
    #expect(temporary.exists("project/site") == !hasErrors)
    try compare(outcome.problems, with: fixture.appending(path: "expected/stderr.txt"))
    guard !hasErrors else { return }
    for (address, bytes) in try temporary.files(in: "project/site").sorted(by: { $0.key < $1.key })
    where address.hasSuffix(".html") && Self.isShown(address) {
      let page = String(decoding: bytes, as: UTF8.self)
      try compare(Self.main(of: page), with: fixture.appending(path: "expected/pages/" + address))
    }
  }

  /// Lists and pages that only repeat what entries say are left to other tests.
  private static func isShown(_ address: String) -> Bool {
    ["systeme/", "leitlinien/", "beschluesse/", "gremien/", "en/systems/", "de-simple/systeme/"].contains {
      address.hasPrefix($0)
    }
  }

  private static func main(of page: String) -> String {
    guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>") else { return page }
    return String(page[start.lowerBound..<end.upperBound]) + "\n"
  }

  private func compare(_ text: String, with file: URL) throws {
    if Self.isUpdating {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(file.lastPathComponent)")
  }
}
