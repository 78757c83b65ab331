import Foundation
import KlartextCore
import Testing

@testable import KlartextPublishing

@Suite struct OutputFolderTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func refusal(
    of publisher: Publisher? = nil, plan files: [String: String] = ["index.html": "neu"]
  ) -> [String] {
    let publisher = publisher ?? sandbox.publisher()
    var ids: [String] = []
    do throws(PublishingError) {
      _ = try publisher.publish(plan(files))
    } catch {
      ids = error.ids
    }
    return ids
  }

  @Test(arguments: ["index.html", ".hidden", "sub/brief.txt", ".klartext-files"])
  func refusesAForeignFolderAndLeavesItAlone(name: String) throws {
    try sandbox.write("wichtig", to: "site/" + name)
    try sandbox.write("wichtig", to: "site/brief.txt")
    let before = try sandbox.files()
    #expect(refusal() == ["KT-output-foreign"])
    #expect(throws: PublishingError.self) { try sandbox.publisher().checkTarget() }
    #expect(try sandbox.files() == before)
    #expect(try sandbox.names() == ["site"])
  }

  @Test(arguments: [[], [".gitignore"], [".gitkeep"], [".gitignore", ".gitkeep"]])
  func acceptsAFolderWithNothingButFilesOfTheRepository(names: [String]) throws {
    try sandbox.makeFolder("site")
    for name in names { try sandbox.write("*\n", to: "site/" + name) }
    #expect(throws: Never.self) { try sandbox.publisher().checkTarget() }
    let inodes = try names.map { try sandbox.status("site/" + $0).st_ino }

    for way in [Publisher.Strategy.automatic, .inPlace, .twoRenames] {
      _ = try sandbox.publisher(way).publish(plan(["index.html": "\(way)"]))
      #expect(try sandbox.pages().keys.sorted() == names + ["index.html"])
      #expect(try names.map { try sandbox.status("site/" + $0).st_ino } == inodes)
    }
  }

  @Test(arguments: [Publisher.Strategy.automatic, .twoRenames, .inPlace])
  func refusesAForeignFileInItsOwnSite(way: Publisher.Strategy) throws {
    _ = try sandbox.publisher(way).publish(plan(["a/index.html": "alt"]))
    try sandbox.write("wichtig", to: "site/a/notiz.txt")
    let before = try sandbox.files()
    let error = #expect(throws: PublishingError.self) {
      try sandbox.publisher(way).publish(plan(["a/index.html": "neu"]))
    }
    #expect(error?.ids == ["KT-output-foreign-file"])
    #expect(error?.findings.first?.message.de.contains("„a/notiz.txt“") == true)
    #expect(try sandbox.files() == before)
  }

  @Test func refusesALinkUnderTheNameOfAPage() throws {
    try sandbox.write("draußen", to: "outside.html")
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    try FileManager.default.removeItem(atPath: sandbox.site + "/index.html")
    try sandbox.link("site/index.html", to: "../outside.html")
    #expect(refusal() == ["KT-output-foreign-file"])
    #expect(try sandbox.files(in: ".")["outside.html"] == "draußen")
  }

  @Test func refusesALinkUnderTheNameOfAFolder() throws {
    try sandbox.write("draußen", to: "outside/index.html")
    _ = try sandbox.publisher().publish(plan(["a/index.html": "alt"]))
    try FileManager.default.removeItem(atPath: sandbox.site + "/a")
    try sandbox.link("site/a", to: "../outside")
    #expect(refusal(plan: [:]) == ["KT-output-foreign-file"])
    #expect(try sandbox.files(in: "outside") == ["index.html": "draußen"])
  }

  @Test func tellsTwoSpellingsOfAnUmlautApart() throws {
    _ = try sandbox.publisher().publish(plan(["pr\u{FC}fung.html": "alt"]))
    try sandbox.write("wichtig", to: "site/pru\u{308}fung.html")
    #expect(refusal() == ["KT-output-foreign-file"])
  }

  @Test func refusesASiteOfAnotherVersion() throws {
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    try sandbox.write("{\"format\":2}", to: "site/.klartext-site")
    #expect(refusal() == ["KT-output-other-version"])
    #expect(try sandbox.pages() == ["index.html": "alt"])
  }

  @Test func refusesAFile() throws {
    try sandbox.write("Datei", to: "site")
    #expect(refusal() == ["KT-output-not-folder"])
    #expect(refusal(of: Publisher(target: sandbox.site + "/unter/halb")) == ["KT-output-obstructed"])
    #expect(try sandbox.files(in: ".") == ["site": "Datei"])
  }

  @Test(arguments: ["nirgends", "site"])
  func refusesALinkThatLeadsNowhere(destination: String) throws {
    try sandbox.link("site", to: destination)
    #expect(refusal() == ["KT-output-broken-link"])
    #expect(try sandbox.names() == ["site"])
  }

  @Test func refusesALinkToAFile() throws {
    try sandbox.write("Datei", to: "datei")
    try sandbox.link("site", to: "datei")
    #expect(refusal() == ["KT-output-not-folder"])
  }

  @Test(arguments: [
    "/", "//", "/..", "/home/..", NSHomeDirectory(), (NSHomeDirectory() as NSString).deletingLastPathComponent,
  ])
  func refusesTheRootAndTheHomeFolder(target: String) {
    #expect(refusal(of: Publisher(target: target)) == ["KT-output-protected"])
  }

  @Test func refusesAnEmptyPath() {
    #expect(refusal(of: Publisher(target: "")) == ["KT-output-broken-link"])
  }

  @Test(
    arguments: [
      ("project", false), ("project/", false), ("", false), ("project/../project", false), ("link", false),
      ("project/content", false), ("project/content/site", false), ("project/site", true), ("project-2", true),
      ("project/content-2", true),
    ])
  func refusesTheProjectAndItsSources(path: String, isAllowed: Bool) throws {
    try sandbox.makeFolder("project/content")
    try sandbox.link("link", to: "project")
    let publisher = Publisher(
      target: sandbox.root + "/" + path, protected: [sandbox.root + "/project"],
      sources: [sandbox.root + "/project/content"])
    #expect(refusal(of: publisher) == (isAllowed ? [] : ["KT-output-protected"]))
    #expect(sandbox.exists("project/content"))
    #expect(sandbox.exists("project/content/site") == false)
  }

  @Test func refusesAPlanWithCollisions() throws {
    _ = try sandbox.publisher().publish(plan(["index.html": "alt"]))
    let colliding = OutputPlan(["a.html", "A.html", "b", "b/c.html", "index.html"].compactMap { artifact($0) { [] } })
    let error = #expect(throws: PublishingError.self) { try sandbox.publisher().publish(colliding) }
    #expect(error?.ids == ["KT-output-collision", "KT-output-collision"])
    #expect(try sandbox.pages() == ["index.html": "alt"])
  }

  @Test(arguments: [".klartext-site", ".Klartext-Files", ".klartext-new/a.html", ".klartext-lock", ".gitignore"])
  func refusesAPageUnderANameOfItsOwn(address: String) throws {
    #expect(refusal(plan: [address: "x", "index.html": ""]) == ["KT-output-reserved"])
    #expect(!sandbox.exists("site"))
  }

  @Test func wordsEveryRefusalInBothLanguages() throws {
    try sandbox.write("wichtig", to: "site/brief.txt")
    let error = #expect(throws: PublishingError.self) { try sandbox.publisher().publish(plan([:])) }
    let finding = try #require(error?.findings.first)
    #expect(finding.severity == .error)
    #expect(
      finding.message.de
        == "Der Ausgabeordner „\(sandbox.site)“ stammt nicht von Klartext. Er enthält „brief.txt“. "
        + "Es wurde nichts veröffentlicht, der Ordner ist unverändert.")
    #expect(
      finding.message.en
        == "The output folder “\(sandbox.site)” was not made by Klartext. It contains “brief.txt”. "
        + "Nothing was published; the folder is as it was.")
    #expect(finding.mend != nil)
  }
}
