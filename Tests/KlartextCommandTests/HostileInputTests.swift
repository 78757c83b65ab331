import Foundation
import Testing

/// Whatever stands in content: no crash, no hang, no exit 0 for what is broken, no way to steer a terminal.
@Suite struct HostileInputTests {
  @Test(arguments: 0..<12) func mutatedEntriesNeverCrash(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let fixture = try Fixture()
    let sources = Command.repository.appending(path: "content")
    let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".md") }
      .sorted()
    for name in names {
      var bytes = Array(try Data(contentsOf: sources.appending(path: name)))
      for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("\n- : [&*!{\"".utf8).shuffled(using: &random), at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 200)], at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...80, using: &random)))
        }
      }
      try fixture.folder.write(bytes, to: "content/" + name)
    }
    let outcome = try Command.run(["check", "--today", Command.today], in: fixture.folder.path)
    #expect(!outcome.isKilled)
    #expect([0, 1].contains(outcome.exit))
    #expect(Self.isHarmless(outcome.problems))
  }

  @Test(arguments: [
    String(repeating: "[", count: 50_000), String(repeating: "> ", count: 20_000),
    String(repeating: "*a_", count: 40_000),
    String(repeating: "- a\n  ", count: 20_000),
    String(repeating: "|a", count: 90) + "|\n" + String(repeating: "|-", count: 90) + "|\n",
    String(repeating: "<a href=x>", count: 20_000), String(repeating: "![](", count: 30_000),
    String(repeating: "`", count: 60_000),
    String(repeating: "[^1]: a\n\n", count: 20_000), "\u{1B}]0;Titel\u{7}\u{202E}geheim",
  ])
  func hostileTextsEndSoon(text: String) throws {
    let fixture = try Fixture(["content/pages/seite.md": "---\ntitle: Seite\n---\n\n" + text + "\n"])
    let outcome = try Command.run(["check", "--today", Command.today], in: fixture.folder.path, patience: 60)
    #expect(!outcome.isKilled)
    #expect([0, 1].contains(outcome.exit))
    #expect(Self.isHarmless(outcome.problems))
  }

  @Test func manyWrongReferencesEndSoon() throws {
    let fixture = try Fixture()
    let list = (0..<9000).map { "eintrag-\($0)" }.joined(separator: ", ")
    try fixture.folder.write("---\ntitle: Viele\ndecisions: [\(list)]\n---\n", to: "content/systems/viele.md")
    let outcome = try Command.run(["check", "--today", Command.today], in: fixture.folder.path, patience: 60)
    #expect(!outcome.isKilled)
    #expect(outcome.exit == 1)
  }

  /// No control characters but line ends, and none that turn text around.
  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }
}
