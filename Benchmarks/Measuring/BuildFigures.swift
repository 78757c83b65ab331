import Foundation
import KlartextContent
import KlartextCore
import KlartextPublishing
import KlartextSite

/// What one build cost. It runs in a process of its own, so that its peak of memory is its own as well.
struct BuildFigures {
  var reading = Cost()
  var planning = Cost()
  var writing = Cost()
  /// KiB.
  var peakMemory = 0
  var pages = 0
  var written = 0

  var total: Cost { reading + planning + writing }

  /// Builds the site of a project, as `klartext build` does.
  static func building(_ project: String, to output: String, themes: String) throws -> BuildFigures {
    guard let today = CivilDate(year: 2026, month: 11, day: 21) else { throw BenchmarkError("There is no such day.") }
    var figures = BuildFigures()
    let (read, reading) = Cost.measure {
      ProjectReader(folder: project, today: today, reservedIDs: Addresses.reservedIDs).read()
    }
    guard let register = read.project?.register, !read.diagnostics.hasErrors else {
      throw BenchmarkError("The project has errors; `klartext check` says which.")
    }
    let (plan, planning) = try Cost.measure {
      let configuration = register.configuration
      let (theme, findings) = ThemeReader.read(
        configuration.theme, from: [ThemeFolder(path: themes, displayPath: "themes")],
        languages: configuration.languages)
      guard let theme, !findings.hasErrors else { throw BenchmarkError("The theme in \(themes) cannot be used.") }
      return SiteGenerator(register: register, theme: theme).plan().plan
    }
    let (report, writing) = try Cost.measure {
      try Publisher(target: output, protected: [project], sources: [project + "/content"]).publish(plan)
    }
    figures.reading = reading
    figures.planning = planning
    figures.writing = writing
    figures.peakMemory = Usage.peakMemory
    figures.pages = plan.artifacts.count { $0.kind == .page }
    figures.written = report.written
    return figures
  }

  // MARK: - From one process to the other

  /// The figures as words of one line.
  var line: String {
    [reading, planning, writing].map { "\($0.wall) \($0.cpu)" }.joined(separator: " ")
      + " \(peakMemory) \(pages) \(written)"
  }

  init() {}

  init?(line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Double($0) }
    guard numbers.count == 9, words.count == 9 else { return nil }
    reading = Cost(wall: numbers[0], cpu: numbers[1])
    planning = Cost(wall: numbers[2], cpu: numbers[3])
    writing = Cost(wall: numbers[4], cpu: numbers[5])
    peakMemory = Int(numbers[6])
    pages = Int(numbers[7])
    written = Int(numbers[8])
  }

  /// Builds in a fresh process.
  static func inFreshProcess(_ project: String, to output: String, themes: String) throws -> BuildFigures {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["build", project, output, themes]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let figures = BuildFigures(line: String(decoding: data, as: UTF8.self)) else {
      throw BenchmarkError("A build failed.")
    }
    return figures
  }
}
