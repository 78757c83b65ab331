import Foundation
import Testing

/// The same input gives the same bytes, wherever and whenever it is built.
@Suite struct DeterminismTests {
  @Test func buildsAreTheSameEverywhere() throws {
    let first = try demonstration("a")
    let second = try demonstration("tief/verschachtelter Ordner")
    let one = try Command.run(
      ["build", "--project", "a", "--today", Command.today], in: first.path,
      environment: ["TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"])
    // Noon in Berlin on the same day; another zone, language and mask.
    let command = "umask 077; exec \"$0\" build --quiet"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command, Command.executable.path]
    process.currentDirectoryURL = URL(filePath: second.path + "/tief/verschachtelter Ordner/content/systems")
    process.environment = [
      "SOURCE_DATE_EPOCH": "1795258800", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(one.exit == 0 && process.terminationStatus == 0, "\(one.problems)")
    let left = try first.files(in: "a/site")
    let right = try second.files(in: "tief/verschachtelter Ordner/site")
    #expect(left.count > 100)
    #expect(left.keys.sorted() == right.keys.sorted())
    for (name, bytes) in left where right[name] != bytes { Issue.record("\(name) differs") }
  }

  @Test func theOrderOfFoldersDoesNotMatter() throws {
    let names = (1...12).map { "eintrag-\($0)" }
    func site(_ order: [String]) throws -> [String: Data] {
      let fixture = try Fixture()
      for name in order {
        try fixture.folder.write("---\ntitle: Seite \(name)\n---\n\nText zu \(name).\n", to: "content/pages/\(name).md")
      }
      #expect(try fixture.run("build").exit == 0)
      return try fixture.site()
    }
    #expect(try site(names) == site(names.reversed()))
  }

  private func demonstration(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in ["content", "themes"] {
      let target = name + "/" + part
      try folder.write("", to: name + "/.keep")
      try folder.copy(Command.repository.appending(path: part), to: target)
    }
    try folder.copy(Command.repository.appending(path: "klartext.yaml"), to: name + "/klartext.yaml")
    return folder
  }
}
