import Foundation
import Glibc
import KlartextCore
import Synchronization
import Testing

@testable import KlartextPreview

/// However an editor saves: one save is one new state, and nothing half done is shown.
@Suite(.serialized) final class PreviewLoopTests: Sendable {
  private let path: String
  private let preview: Preview
  private let reports = Mutex<[PreviewLoop.Report]>([])
  private let completed = Mutex<[Int]>([])
  private let isRunning = Mutex(true)
  private nonisolated(unsafe) let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    path = workplace.path
    for name in ["a", "b"] { try workplace.write("content/pages/\(name).md", Workplace.page(name.uppercased())) }
    preview = workplace.preview
  }

  deinit { isRunning.withLock { $0 = false } }

  private func start(polls: Bool = false) throws {
    let ready = DispatchSemaphore(value: 0)
    let (preview, reports) = (preview, UncheckedBox(self))
    Thread {
      let loop = PreviewLoop(preview) { places -> any ChangeWatcher in
        let looking = PollingWatcher(places, interval: .milliseconds(20))
        guard !polls, let told = InotifyWatcher(places) else { return looking }
        return told
      }
      ready.signal()
      loop.run(
        while: { reports.value?.isRunning.withLock { $0 } ?? false },
        onRefresh: { report in reports.value?.reports.withLock { $0.append(report) } },
        onComplete: { state in reports.value?.completed.withLock { $0.append(state.generation) } })
    }.start()
    ready.wait()
  }

  private final class UncheckedBox: @unchecked Sendable {
    weak var value: PreviewLoopTests?
    init(_ value: PreviewLoopTests) { self.value = value }
  }

  /// The states that came, once no more come.
  private func settled(_ count: Int = 1) async throws -> [PreviewLoop.Report] {
    let end = ContinuousClock.now + .seconds(10)
    while reports.withLock({ $0.count }) < count, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(5))
    }
    try await Task.sleep(for: .milliseconds(250))
    return reports.withLock { $0 }
  }

  private func title(of id: String) -> String? {
    preview.state.project?.entries.first { $0.id == id }?.title(in: .german).string
  }

  @Test(arguments: [false, true]) func aSaveIsOneState(polls: Bool) async throws {
    try start(polls: polls)
    try workplace.write("content/pages/a.md", Workplace.page("Neu"))
    let reports = try await settled()
    #expect(reports.map(\.paths) == [["content/pages/a.md"]])
    #expect(title(of: "a") == "Neu")
  }

  @Test func twoWritesAreOneState() async throws {
    try start()
    try workplace.write("content/pages/a.md", "")
    usleep(20_000)
    try workplace.write("content/pages/a.md", Workplace.page("Neu"))
    let reports = try await settled()
    #expect(reports.count == 1 && !reports.contains { $0.state.isBroken })
  }

  @Test func deletingAndCreatingIsOneState() async throws {
    try start()
    try workplace.delete("content/pages/a.md")
    usleep(30_000)
    try workplace.write("content/pages/a.md", Workplace.page("Neu"))
    let reports = try await settled()
    #expect(reports.count == 1 && !reports.contains { $0.state.isBroken })
    #expect(reports.first?.state.project?.entries.count == 2)
  }

  /// A save through a file beside it: for a moment there is a file that is no entry.
  @Test func aFileBesideItIsNoState() async throws {
    try start()
    try workplace.write("content/pages/sedXk2", Workplace.page("Neu"))
    try workplace.move("content/pages/sedXk2", to: "content/pages/a.md")
    let reports = try await settled()
    #expect(reports.map(\.paths) == [["content/pages/a.md"]])
    #expect(!reports.contains { $0.state.isBroken })
  }

  @Test func savingWithoutAChangeIsNoState() async throws {
    try start()
    try workplace.write("content/pages/a.md", Workplace.page("A"))
    try await Task.sleep(for: .milliseconds(200))
    try workplace.write("content/pages/b.md", Workplace.page("Neu"))
    let reports = try await settled()
    #expect(reports.map(\.paths) == [["content/pages/b.md"]])
  }

  /// The editor reads what it has saved, and works out all messages for its form.
  @Test func aStateThatSomebodyElseReadIsToldToo() async throws {
    try start()
    try await Task.sleep(for: .milliseconds(600))
    try workplace.write("content/pages/a.md", "---\ntitle: A\nunbekannt: x\n---\n")
    let state = preview.refresh(.paths([path + "/content/pages/a.md"])) ?? preview.state
    #expect(state.diagnostics.hasErrors)
    let end = ContinuousClock.now + .seconds(10)
    while completed.withLock({ !$0.contains(state.generation) }), ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(completed.withLock { $0.filter { $0 == state.generation }.count } == 1)
  }

  @Test func errorsAreShownAndGoAway() async throws {
    try start()
    try workplace.write("content/pages/a.md", "---\ntitle: A\nunbekannt: x\n---\n")
    #expect(try await settled().last?.state.isBroken == true)
    try workplace.write("content/pages/a.md", Workplace.page("A"))
    #expect(try await settled(2).last?.state.isBroken == false)
  }

  @Test func anotherContentFolderIsWatched() async throws {
    try start()
    try workplace.write("inhalt/pages/c.md", Workplace.page("C"))
    try workplace.write("klartext.yaml", "name: Stadt Beispiel\nlanguages: [de]\ncontent: inhalt\n")
    _ = try await settled()
    #expect(title(of: "c") == "C")
    try workplace.write("inhalt/pages/c.md", Workplace.page("Neu"))
    _ = try await settled(2)
    #expect(title(of: "c") == "Neu")
  }
}
