import Foundation
import KlartextCore
import Testing

@testable import KlartextPublishing

private let ways: [Publisher.Strategy] = [.automatic, .twoRenames, .inPlace]

@Suite struct PublishingTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test(arguments: ways)
  func writesAFreshSite(way: Publisher.Strategy) throws {
    let files = ["index.html": "Start", "a/b/c/index.html": "tief", "a/style.css": "", "daten.json": "{}"]
    let report = try sandbox.publisher(way).publish(plan(files))

    #expect(try sandbox.pages() == files)
    #expect(try sandbox.names() == ["site"])
    #expect(report.files == 4)
    #expect(report.bytes == 11)
    #expect(report.written == 4)
    #expect(report.unchanged == 0)
    #expect(report.removed == 0)
    #expect(report.findings.isEmpty)
  }

  @Test(arguments: ways)
  func marksTheSiteWithTheSameBytesEveryTime(way: Publisher.Strategy) throws {
    _ = try sandbox.publisher(way).publish(plan(["b.html": "2", "a/index.html": "1", "a.css": ""]))
    let files = try sandbox.files()
    #expect(files[".klartext-site"] == "{\"format\":1,\"generator\":\"Klartext\"}\n")
    #expect(files[".klartext-files"] == "a.css\na/index.html\nb.html\n")
  }

  @Test(arguments: ways)
  func keepsInodeAndTimeOfUnchangedFilesAndReplacesTheOthers(way: Publisher.Strategy) throws {
    _ = try sandbox.publisher(way).publish(plan(["same/x.html": "gleich", "other.html": "alt1", "gone/x.html": "weg"]))
    // A time in the past, so that a file that is written anew cannot have it by chance.
    let past = timespec(tv_sec: 1_000_000_000, tv_nsec: 5)
    try #require(utimensat(AT_FDCWD, sandbox.site + "/same/x.html", [past, past], 0) == 0)
    let same = try sandbox.status("site/same/x.html")
    let other = try sandbox.status("site/other.html")

    // The same size: only the bytes tell.
    let files = ["same/x.html": "gleich", "other.html": "neu1", "new.html": "neu"]
    let report = try sandbox.publisher(way).publish(plan(files))

    #expect(try sandbox.pages() == files)
    #expect(try sandbox.status("site/same/x.html").st_ino == same.st_ino)
    #expect(try sandbox.status("site/same/x.html").st_mtim.tv_sec == past.tv_sec)
    #expect(try sandbox.status("site/same/x.html").st_mtim.tv_nsec == past.tv_nsec)
    #expect(try sandbox.status("site/same/x.html").st_nlink == 1)
    #expect(try sandbox.status("site/other.html").st_ino != other.st_ino)
    #expect(report.written == 2)
    #expect(report.unchanged == 1)
    #expect(report.removed == 1)
    #expect(report.bytes == 13)
    #expect(!sandbox.exists("site/gone"))
    #expect(try sandbox.names() == ["site"])
  }

  @Test(arguments: ways)
  func leavesTheFolderAloneWhenNothingHasChanged(way: Publisher.Strategy) throws {
    let files = ["index.html": "Start", "a/index.html": "a"]
    _ = try sandbox.publisher(way).publish(plan(files))
    let folder = try sandbox.status("site")
    let marker = try sandbox.status("site/.klartext-site")

    let report = try sandbox.publisher(way).publish(plan(files))

    #expect(report.written == 0)
    #expect(report.unchanged == 2)
    #expect(try sandbox.status("site").st_ino == folder.st_ino)
    #expect(try sandbox.status("site/.klartext-site").st_ino == marker.st_ino)
    #expect(try sandbox.names() == ["site"])
    #expect(try sandbox.pages() == files)
  }

  @Test(arguments: ways)
  func mendsAFileThatWasChangedByHand(way: Publisher.Strategy) throws {
    let publisher = sandbox.publisher(way)
    _ = try publisher.publish(plan(["index.html": "Start"]))
    try sandbox.write("gehackt", to: "site/index.html")
    #expect(try publisher.publish(plan(["index.html": "Start"])).written == 1)
    #expect(try sandbox.pages() == ["index.html": "Start"])

    try #require(chmod(sandbox.site + "/index.html", 0o600) == 0)
    #expect(try publisher.publish(plan(["index.html": "Start"])).written == 1)
    #expect(try sandbox.status("site/index.html").st_mode & 0o777 == 0o644)

    try FileManager.default.removeItem(atPath: sandbox.site + "/index.html")
    #expect(try publisher.publish(plan(["index.html": "Start"])).written == 1)
    #expect(try sandbox.pages() == ["index.html": "Start"])
  }

  @Test(arguments: ways)
  func exchangesFilesForFoldersAndBack(way: Publisher.Strategy) throws {
    let publisher = sandbox.publisher(way)
    for files in [
      ["a": "Datei", "b/c/d": "tief", "x": ""], ["a/b": "im Ordner", "b": "Datei", "x": ""],
      ["a": "Datei", "b/c/d": "tief", "x": ""],
    ] {
      _ = try publisher.publish(plan(files))
      #expect(try sandbox.pages() == files)
    }
  }

  @Test(arguments: ways)
  func publishesAnEmptyPlan(way: Publisher.Strategy) throws {
    _ = try sandbox.publisher(way).publish(plan(["a/index.html": "a"]))
    let report = try sandbox.publisher(way).publish(plan([:]))
    #expect(report.removed == 1)
    #expect(try sandbox.files().keys.sorted() == [".klartext-files", ".klartext-site"])
  }

  @Test(arguments: ways)
  func writesLargeFilesWhole(way: Publisher.Strategy) throws {
    let large = [UInt8](repeating: 7, count: 200_000) + [8]
    let changed = [UInt8](repeating: 7, count: 200_000) + [9]
    for (bytes, written) in [(large, 1), (large, 0), (changed, 1)] {
      let report = try sandbox.publisher(way).publish(OutputPlan([artifact("gross.pdf") { bytes }].compactMap { $0 }))
      #expect(report.written == written)
      #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.site + "/gross.pdf")) == Data(bytes))
    }
  }

  @Test func publishesManyFilesOnAllCores() throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<700).map { ("o\($0 % 90)/p\($0)/index.html", "Seite \($0)") })
    let report = try sandbox.publisher().publish(plan(files))
    #expect(report.written == 700)
    #expect(try sandbox.pages() == files)
  }

  @Test func makesTheFoldersAboveTheSite() throws {
    let publisher = Publisher(target: sandbox.root + "/a/./b/../c/site/")
    _ = try publisher.publish(plan(["index.html": "Start"]))
    #expect(sandbox.exists("a/c/site/index.html"))
    #expect(!sandbox.exists("a/b"))
  }

  @Test func followsALinkToAFolderAndKeepsIt() throws {
    try sandbox.makeFolder("real")
    try sandbox.link("site", to: "real")
    _ = try sandbox.publisher().publish(plan(["index.html": "Start"]))
    _ = try sandbox.publisher().publish(plan(["index.html": "neu"]))
    #expect(try sandbox.files(in: "real")["index.html"] == "neu")
    #expect(try sandbox.status("site").st_mode & S_IFMT == S_IFLNK)
    #expect(try sandbox.names() == ["site", "real"])
  }

  @Test(arguments: [Publisher.Strategy.automatic, .inPlace])
  func setsPermissionsWhateverTheUmask(way: Publisher.Strategy) async throws {
    // The umask belongs to the process, so this one has its own.
    await #expect(processExitsWith: .success) {
      [site = sandbox.site as String, isInPlace = (way == .inPlace) as Bool] in
      umask(0o077)
      let publisher = Publisher(target: site, strategy: isInPlace ? .inPlace : .automatic)
      _ = try publisher.publish(plan(["index.html": "Start", "a/b/index.html": "tief"]))
    }
    for path in ["site/index.html", "site/a/b/index.html", "site/.klartext-site", "site/.klartext-files"] {
      #expect(try sandbox.status(path).st_mode & 0o7777 == 0o644)
    }
    for path in ["site", "site/a", "site/a/b"] {
      #expect(try sandbox.status(path).st_mode & 0o7777 == 0o755)
    }
  }

  @Test func putsPagesLastWhereFilesAppearOneByOne() {
    let plan = plan(["a.html": "", "b.json": "", "c.css": "", "d.html": "", "e.css": "", "same.css": ""])
    let fates = plan.artifacts.map { artifact -> Staging.Fate in
      artifact.address.description == "same.css" ? .unchanged(size: 0) : .written(size: 0)
    }
    let change = SiteChange(plan, fates, ExistingSite())
    #expect(change.writtenPagesLast.map(\.address.description) == ["c.css", "e.css", "b.json", "a.html", "d.html"])
  }

  @Test func writesInPlaceWhereItStandsInTheFolder() async throws {
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    let folder = try sandbox.status("site")
    await #expect(processExitsWith: .success) { [site = sandbox.site as String] in
      try #require(chdir(site) == 0)
      _ = try Publisher(target: ".").publish(plan(["index.html": "neu"]))
    }
    #expect(try sandbox.status("site").st_ino == folder.st_ino)
    #expect(try sandbox.pages() == ["index.html": "neu"])
  }
}
