import Foundation
import KlartextCore
import Synchronization
import Testing

@testable import KlartextPublishing

/// Two builds at once, killed builds and disks that fail: the old site stays whole.
@Suite struct InterruptionTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test(arguments: [Publisher.Strategy.automatic, .inPlace])
  func saysAtOnceThatAnotherBuildIsRunning(way: Publisher.Strategy) throws {
    let sandbox = sandbox
    let outcome = Mutex<(ids: [String], check: [String], other: Int)>(([], [], 0))
    // The second publication runs while the first is being rendered.
    let outer = artifact("index.html") {
      do throws(PublishingError) {
        _ = try sandbox.publisher(way).publish(plan(["index.html": "zweiter"]))
      } catch {
        outcome.withLock { $0.ids = error.ids }
      }
      do throws(PublishingError) { try sandbox.publisher(way).checkTarget() } catch {
        outcome.withLock { $0.check = error.ids }
      }
      do throws(PublishingError) {
        let other = try Publisher(target: sandbox.root + "/other").publish(plan(["index.html": ""]))
        outcome.withLock { $0.other = other.files }
      } catch {
        Issue.record(error)
      }
      return Array("erster".utf8)
    }
    _ = try sandbox.publisher(way).publish(OutputPlan([outer].compactMap { $0 }))

    outcome.withLock {
      #expect($0.ids == ["KT-output-busy"])
      #expect($0.check == ["KT-output-busy"])
      // Another folder is nobody's business.
      #expect($0.other == 1)
    }
    #expect(try sandbox.pages() == ["index.html": "erster"])
    // Released: the next one goes ahead.
    _ = try sandbox.publisher(way).publish(plan(["index.html": "dritter"]))
    #expect(try sandbox.names() == ["site", "other"])
  }

  @Test(arguments: [true, false])
  func leavesTheOldSiteWholeWhenKilled(inPlace: Bool) async throws {
    let old = Dictionary(uniqueKeysWithValues: (0..<200).map { ("p\($0)/index.html", "alt \($0)") })
    _ = try sandbox.publisher().publish(plan(old))
    await #expect(processExitsWith: .signal(SIGKILL)) { [site = sandbox.site as String, inPlace = inPlace as Bool] in
      let artifacts = (0..<200).compactMap { number in
        artifact("p\(number)/index.html") {
          if number == 150 { kill(getpid(), SIGKILL) }
          return Array("neu \(number)".utf8)
        }
      }
      let publisher = Publisher(target: site, strategy: inPlace ? .inPlace : .automatic)
      _ = try publisher.publish(OutputPlan(artifacts))
    }
    // The killed build got as far as its staging folder.
    #expect(sandbox.exists(inPlace ? "site/.klartext-new" : ".site.klartext-new"))
    #expect(try sandbox.pages().filter { !$0.key.hasPrefix(".klartext-new") } == old)

    let new = ["index.html": "neu"]
    _ = try sandbox.publisher().publish(plan(new))
    #expect(try sandbox.pages() == new)
    #expect(try sandbox.names() == ["site"])
  }

  @Test func removesWhatKilledBuildsLeftBehindAndNothingElse() throws {
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    try sandbox.write("halb", to: ".site.klartext-new/a/b/index.html")
    try sandbox.link(".site.klartext-new/a/link", to: sandbox.root + "/other")
    try sandbox.write("alt", to: ".site.klartext-old/index.html")
    try sandbox.write("halb", to: "site/.klartext-new/index.html")
    try sandbox.write("", to: ".site.klartext-lock")
    let others = ["other/x", ".site.klartext-new2/x", ".site2.klartext-new/x", "x.site.klartext-old/x"]
    for other in others { try sandbox.write("bleibt", to: other) }

    _ = try sandbox.publisher().publish(plan(["index.html": "neu"]))

    #expect(try sandbox.pages() == ["index.html": "neu"])
    #expect(
      try sandbox.names() == ["site", "other", ".site.klartext-new2", ".site2.klartext-new", "x.site.klartext-old"])
    for other in others { #expect(sandbox.exists(other)) }
  }

  @Test func putsTheOldSiteBackWhenKilledBetweenTwoRenames() throws {
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    try #require(rename(sandbox.site, sandbox.root + "/.site.klartext-old") == 0)
    let inode = try sandbox.status(".site.klartext-old/index.html").st_ino

    let report = try sandbox.publisher().publish(plan(["index.html": "alt"]))

    #expect(report.unchanged == 1)
    #expect(try sandbox.status("site/index.html").st_ino == inode)
    #expect(try sandbox.names() == ["site"])
  }

  @Test func knowsAllFilesOfABuildThatWasKilledInPlace() throws {
    _ = try sandbox.publisher(.inPlace).publish(plan(["index.html": "alt", "old.html": "alt"]))
    // As such a build leaves it: some new files, all old ones, the list of both.
    try sandbox.write("neu", to: "site/new.html")
    try sandbox.write("index.html\nnew.html\nnever-written.html\nold.html\n", to: "site/.klartext-files")

    _ = try sandbox.publisher(.inPlace).publish(plan(["index.html": "alt", "old.html": "alt"]))

    #expect(try sandbox.pages() == ["index.html": "alt", "old.html": "alt"])
    #expect(try sandbox.files()[".klartext-files"] == "index.html\nold.html\n")

    // Killed before the first file: only the list is ahead.
    try sandbox.write("index.html\nnever-written.html\nold.html\n", to: "site/.klartext-files")
    _ = try sandbox.publisher(.inPlace).publish(plan(["index.html": "alt", "old.html": "alt"]))
    #expect(try sandbox.files()[".klartext-files"] == "index.html\nold.html\n")
  }

  @Test(arguments: [Publisher.Strategy.automatic, .inPlace])
  func leavesTheOldSiteWholeWhenAFileCannotBeWritten(way: Publisher.Strategy) throws {
    _ = try sandbox.publisher(way).publish(plan(["index.html": "alt"]))
    // Together with the folder longer than PATH_MAX, which is 4,096.
    let deep = sandbox.root + String(repeating: "/" + String(repeating: "x", count: 200), count: 16)
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    let long = (0..<4).map { _ in String(repeating: "y", count: 230) }.joined(separator: "/")
    let publisher = Publisher(target: deep + "/site", strategy: way)
    _ = try publisher.publish(plan(["index.html": "alt"]))

    let error = #expect(throws: PublishingError.self) {
      try publisher.publish(plan(["index.html": "neu", long: "zu lang"]))
    }

    #expect(error?.ids == ["KT-output-path-too-long"])
    #expect(error?.findings.first?.message.de.contains("klartext-new") == false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: deep) == ["site"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: deep + "/site").sorted()
        == [".klartext-files", ".klartext-site", "index.html"])
    #expect(try String(contentsOfFile: deep + "/site/index.html", encoding: .utf8) == "alt")
  }

  @Test(arguments: [Publisher.Strategy.automatic, .inPlace])
  func saysThatTheDiskIsFull(way: Publisher.Strategy) async throws {
    try await onSmallDisk { disk in
      let publisher = Publisher(target: disk + "/site", strategy: way)
      _ = try publisher.publish(plan(["index.html": "alt"]))
      let large = (0..<64).compactMap { artifact("p\($0).html") { [UInt8](repeating: 7, count: 65_536) } }
      let error = #expect(throws: PublishingError.self) { try publisher.publish(OutputPlan(large)) }
      #expect(error?.ids == ["KT-output-disk-full"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["site"])
      #expect(try String(contentsOfFile: disk + "/site/index.html", encoding: .utf8) == "alt")
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk + "/site").count == 3)
    }
  }

  @Test func writesInPlaceIntoAMountPoint() async throws {
    try await onSmallDisk { disk in
      try FileManager.default.createDirectory(atPath: disk + "/lost+found", withIntermediateDirectories: true)
      var before = stat()
      try #require(lstat(disk, &before) == 0)
      let publisher = Publisher(target: disk)
      _ = try publisher.publish(plan(["a/index.html": "alt", "old/index.html": "alt"]))
      let report = try publisher.publish(plan(["a/index.html": "neu"]))
      #expect(report.removed == 1)
      #expect(try String(contentsOfFile: disk + "/a/index.html", encoding: .utf8) == "neu")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: disk).sorted()
          == [".klartext-files", ".klartext-site", "a", "lost+found"])
    }
  }

  @Test func writesInPlaceWhereARenameShowsThatTheFolderIsFixed() async throws {
    try await onSmallDisk { disk in
      // A mount of the same file system shows nothing until it is renamed.
      let site = disk + "/site"
      for path in [disk + "/real", site] {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      }
      try #require(mount(disk + "/real", site, nil, UInt(MS_BIND), nil) == 0)
      defer { #expect(umount2(site, Int32(MNT_DETACH)) == 0) }
      for (way, text) in [(Publisher.Strategy.automatic, "eins"), (.twoRenames, "zwei")] {
        _ = try Publisher(target: site, strategy: way).publish(plan(["index.html": text]))
        #expect(try String(contentsOfFile: disk + "/real/index.html", encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk).sorted() == ["real", "site"])
      }
    }
  }

  @Test func saysWhichFolderIsNotWritable() async throws {
    try await onSmallDisk { disk in
      let publisher = Publisher(target: disk + "/site")
      _ = try publisher.publish(plan(["index.html": "alt"]))
      try #require(mount("klartext", disk, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)
      let known = #expect(throws: PublishingError.self) { try publisher.publish(plan(["index.html": "neu"])) }
      #expect(known?.ids == ["KT-output-not-writable"])
      #expect(known?.findings.first?.message.de.contains("„\(disk)/site“") == true)
      let new = #expect(throws: PublishingError.self) { try Publisher(target: disk + "/new").publish(plan([:])) }
      #expect(new?.ids == ["KT-output-not-writable"])
      #expect(new?.findings.first?.message.de.contains("„\(disk)“") == true)
      #expect(try String(contentsOfFile: disk + "/site/index.html", encoding: .utf8) == "alt")
    }
  }

  @Test func locksInsideWhereTheFolderAboveCannotBeWritten() async throws {
    try await onSmallDisk { disk in
      let site = disk + "/site"
      try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: false)
      try #require(mount("klartext", site, "tmpfs", 0, "size=1m") == 0)
      defer { #expect(umount2(site, Int32(MNT_DETACH)) == 0) }
      try #require(mount("klartext", disk, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)

      let ids = Mutex<[String]>([])
      let outer = artifact("index.html") {
        do throws(PublishingError) { _ = try Publisher(target: site).publish(plan([:])) } catch {
          ids.withLock { $0 = error.ids }
        }
        return Array("erster".utf8)
      }
      _ = try Publisher(target: site).publish(OutputPlan([outer].compactMap { $0 }))

      #expect(ids.withLock { $0 } == ["KT-output-busy"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: site).sorted()
          == [".klartext-files", ".klartext-site", "index.html"])

      // A folder that is not ours gets no lock either.
      try FileManager.default.removeItem(atPath: site + "/.klartext-site")
      let error = #expect(throws: PublishingError.self) { try Publisher(target: site).publish(plan([:])) }
      #expect(error?.ids == ["KT-output-foreign"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: site).sorted() == [".klartext-files", "index.html"])
    }
  }

  /// Runs a test on a disk of 1 MiB, where this process may mount one.
  private func onSmallDisk(_ body: (String) throws -> Void) async throws {
    let disk = sandbox.root + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard mount("klartext", disk, "tmpfs", 0, "size=1m") == 0 else { try Test.cancel("no permission to mount") }
    // Detached, because a process that is being started by another test may hold a file of it for a moment.
    defer { #expect(umount2(disk, Int32(MNT_DETACH)) == 0) }
    try body(disk)
  }
}
