import Foundation
import Testing

/// Builds that are killed, disturbed or refused leave the old site whole.
@Suite(.serialized) struct PublishingCommandTests {
  private func large(_ word: String) throws -> Fixture {
    let fixture = try Fixture()
    try write(word, into: fixture)
    return fixture
  }

  /// 400 pages, each of which says the word.
  private func write(_ word: String, into fixture: Fixture) throws {
    for number in 1...400 {
      try fixture.folder.write(
        "---\ntitle: Seite \(number)\n---\n\n\(word). " + String(repeating: "Ein Satz über KI. ", count: 80) + "\n",
        to: "content/pages/seite-\(number).md")
    }
  }

  @Test func aKilledBuildLeavesOneSiteWhole() throws {
    let fixture = try large("Alt")
    #expect(try fixture.run("build").exit == 0)
    let old = try fixture.site()
    try write("Neu", into: fixture)
    let reference = try large("Neu")
    #expect(try reference.run("build").exit == 0)
    let new = try reference.site()
    #expect(old != new)
    var random = SeededRandom(seed: 7)
    var outcomes: Set<String> = []
    for _ in 0..<12 {
      let run = try Command.start(["build", "--today", Command.today], in: fixture.folder.path)
      usleep(UInt32.random(in: 20_000...900_000, using: &random))
      kill(run.process.processIdentifier, SIGKILL)
      run.process.waitUntilExit()
      _ = (run.read(run.output), run.read(run.problems))
      let site = try fixture.site()
      #expect(site == old || site == new)
      outcomes.insert(site == old ? "old" : "new")
    }
    #expect(outcomes.contains("old"))
    #expect(try fixture.run("build").exit == 0)
    #expect(try fixture.site() == new)
    let beside = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path)
    #expect(beside.filter { $0.contains("site") } == ["site"])
  }

  @Test func twoBuildsAtOnceDoNotMix() throws {
    let fixture = try large("Text")
    let runs = try (0..<3).map { _ in
      try Command.start(["build", "--today", Command.today], in: fixture.folder.path)
    }
    var succeeded = 0
    for run in runs {
      run.process.waitUntilExit()
      let problems = run.read(run.problems)
      _ = run.read(run.output)
      if run.process.terminationStatus == 0 {
        succeeded += 1
      } else {
        #expect(run.process.terminationStatus == 1)
        #expect(problems.contains("[KT-output-busy]"), "\(problems)")
      }
    }
    #expect(succeeded >= 1)
    let site = try fixture.site()
    #expect(try fixture.run("build").exit == 0)
    #expect(try fixture.site() == site)
  }

  @Test func errorsLeaveTheOldSiteAsItWas() throws {
    let fixture = try Fixture()
    #expect(try fixture.run("build").exit == 0)
    let old = try fixture.site()
    try fixture.folder.write("---\ntitle: Eins\nstatus: aktv\n---\n", to: "content/systems/eins.md")
    try fixture.folder.write("---\ntitle: Zwei: drei\n---\n[x](fehlt.md)\n", to: "content/pages/zwei.md")
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 1)
    #expect(try fixture.site() == old)
    // All problems of all files in one run, by path and line.
    let places = outcome.problems.split(separator: "\n").filter { $0.contains("[KT-") }.map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":")
    }
    #expect(Set(places).count >= 3)
    #expect(places.contains("content/systems/eins.md:3") && places.contains("content/pages/zwei.md:2"))
    #expect(places.contains("content/pages/zwei.md:4"))
    let paths = places.map { $0.split(separator: ":")[0] }
    #expect(paths == paths.sorted())
  }

  @Test func aFolderThatIsNotOursIsRefused() throws {
    let fixture = try Fixture(["fremd/brief.txt": "Ein Brief.\n"])
    let outcome = try fixture.run("build", "--output", "fremd")
    #expect(outcome.exit == 1)
    #expect(outcome.problems.contains("[KT-output-foreign]"))
    #expect(try fixture.folder.files(in: "fremd") == ["brief.txt": Data("Ein Brief.\n".utf8)])
  }

  @Test func unchangedFilesKeepTheirTime() throws {
    let fixture = try Fixture()
    #expect(try fixture.run("build").exit == 0)
    func time(_ name: String) throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: fixture.folder.path + "/site/" + name)[.modificationDate]
        as? Date
    }
    let home = try time("index.html")
    let contact = try time("kontakt/index.html")
    usleep(20_000)
    try fixture.folder.write(
      "---\ntitle: Kontakt\n---\n\nNeue Nummer.\n\n## Telefon\n\nRuf an.\n", to: "content/pages/kontakt.md")
    #expect(try fixture.run("build").exit == 0)
    #expect(try time("index.html") == home)
    #expect(try time("kontakt/index.html") != contact)
  }
}

/// The same numbers every time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
