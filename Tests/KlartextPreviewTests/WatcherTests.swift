import Foundation
import Testing

@testable import KlartextPreview

/// Both ways to learn of changes must see the same ones.
@Suite(.serialized) struct WatcherTests {
  enum Kind: CaseIterable { case told, looking }

  private let workplace: Workplace
  private let places: WatchedPlaces

  init() throws {
    workplace = try Workplace()
    try workplace.write("content/pages/a.md", Workplace.page("A"))
    places = WatchedPlaces(
      folders: [workplace.path + "/content", workplace.path + "/themes"], files: [workplace.path + "/klartext.yaml"])
  }

  private func watcher(_ kind: Kind) throws -> any ChangeWatcher {
    switch kind {
    case .told: try #require(InotifyWatcher(places))
    case .looking: PollingWatcher(places, interval: .milliseconds(20))
    }
  }

  /// All that is told within a moment, relative to the project.
  private func changes(_ watcher: any ChangeWatcher) -> Set<String> {
    var all: Set<String> = []
    var wait = Duration.seconds(5)
    while let changes = watcher.next(within: wait) {
      guard case .paths(let paths) = changes else { return ["everything"] }
      all.formUnion(paths.map { String($0.dropFirst(workplace.path.count + 1)) })
      wait = .milliseconds(60)
    }
    return all
  }

  @Test(arguments: Kind.allCases) func aSaveInPlace(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("content/pages/a.md", Workplace.page("Anders"))
    #expect(changes(watcher) == ["content/pages/a.md"])
  }

  @Test(arguments: Kind.allCases) func aSaveByRenaming(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("content/pages/.a.md.new", Workplace.page("Anders"))
    try workplace.move("content/pages/.a.md.new", to: "content/pages/a.md")
    #expect(changes(watcher) == ["content/pages/a.md"])
  }

  @Test(arguments: Kind.allCases) func aSaveByDeletingAndCreating(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.delete("content/pages/a.md")
    try workplace.write("content/pages/a.md", Workplace.page("Anders"))
    #expect(changes(watcher) == ["content/pages/a.md"])
  }

  @Test(arguments: Kind.allCases) func aFileThatGoes(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.delete("content/pages/a.md")
    #expect(changes(watcher) == ["content/pages/a.md"])
  }

  @Test(arguments: Kind.allCases) func aFolderThatComesWithFilesInIt(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("content/systems/neu/tief/b.md", Workplace.page("B"))
    #expect(changes(watcher).contains("content/systems/neu/tief/b.md"))
    try workplace.write("content/systems/neu/tief/b.md", Workplace.page("C"))
    #expect(changes(watcher).contains("content/systems/neu/tief/b.md"))
  }

  @Test(arguments: Kind.allCases) func aThemeFolderThatComes(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("themes/blau/theme.yaml", "parent: klar\n")
    #expect(changes(watcher).contains("themes/blau/theme.yaml"))
  }

  @Test(arguments: Kind.allCases) func aFolderThatIsMovedAwayAndBack(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.move("content/pages", to: "elsewhere")
    let gone = changes(watcher)
    #expect(gone.contains("content/pages") || gone.contains("content/pages/a.md"))
    try workplace.write("elsewhere/a.md", Workplace.page("Nicht gemeint"))
    #expect(watcher.next(within: .milliseconds(100)) == nil)
    try workplace.move("elsewhere", to: "content/pages")
    #expect(changes(watcher).contains("content/pages/a.md"))
    try workplace.write("content/pages/a.md", Workplace.page("Wieder gemeint"))
    #expect(changes(watcher) == ["content/pages/a.md"])
  }

  @Test(arguments: Kind.allCases) func theConfiguration(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("klartext.yaml", "name: Stadt Anders\nlanguages: [de]\n")
    #expect(changes(watcher) == ["klartext.yaml"])
  }

  @Test(arguments: Kind.allCases) func whatIsNoContentIsNotTold(kind: Kind) throws {
    let watcher = try watcher(kind)
    try workplace.write("site/index.html", "x")
    try workplace.write("README.txt", "x")
    try workplace.write("content/pages/.a.md.swp", "x")
    try workplace.write("content/pages/a.md~", "x")
    try workplace.write("content/.git/index", "x")
    #expect(watcher.next(within: .milliseconds(150)) == nil)
  }

  /// A file that is being written is half of one.
  @Test func aFileThatIsStillOpenIsNotTold() throws {
    let watcher = try watcher(.told)
    let handle = try FileHandle(forWritingTo: URL(filePath: workplace.path + "/content/pages/a.md"))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data("---\ntitle: Ha".utf8))
    #expect(watcher.next(within: .milliseconds(100)) == nil)
    try handle.write(contentsOf: Data("lb\n---\n".utf8))
    try handle.close()
    #expect(changes(watcher) == ["content/pages/a.md"])
  }
}
