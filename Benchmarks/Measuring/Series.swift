import Foundation

/// The builds of one size: the first, one with nothing changed, one with one entry changed.
struct Series {
  struct Row {
    var name: String
    var cost: Cost
    /// KiB.
    var peakMemory: Int?
    var written: Int?
  }

  let entries: Int
  let pages: Int
  let rows: [Row]

  /// Generates a project in a folder of its own, builds it three times and removes everything.
  init(entries: Int, themes: String) throws {
    self.entries = entries
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "klartext-benchmark-\(ProcessInfo.processInfo.processIdentifier)-\(entries)").path
    let project = folder + "/project"
    let site = folder + "/site"
    // What cannot be removed is in the folder for temporary files, which the system empties.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try ProjectMaker.write(entries: entries, to: project)

    let first = try BuildFigures.inFreshProcess(project, to: site, themes: themes)
    let unchanged = try BuildFigures.inFreshProcess(project, to: site, themes: themes)
    try Self.changeOneEntry(of: project)
    let changed = try BuildFigures.inFreshProcess(project, to: site, themes: themes)
    pages = first.pages
    rows = [
      Row(name: "read, check, link", cost: first.reading),
      Row(name: "plan", cost: first.planning),
      Row(name: "render, write", cost: first.writing),
      Row(name: "first build", cost: first.total, peakMemory: first.peakMemory, written: first.written),
      Row(
        name: "nothing changed", cost: unchanged.total, peakMemory: unchanged.peakMemory, written: unchanged.written),
      Row(name: "one entry changed", cost: changed.total, peakMemory: changed.peakMemory, written: changed.written),
    ]
  }

  private static func changeOneEntry(of project: String) throws {
    let folder = project + "/content/systems"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    guard let name = names.first(where: { !$0.hasSuffix(".en.md") }) else { throw BenchmarkError("There is no entry.") }
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    try (text + "\nNachtrag.\n").write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }
}
