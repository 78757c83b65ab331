import Foundation

/// Measures how the cost of a site grows with the number of entries.
@main
enum Benchmark {
  private static let usage = """
    klartext-benchmark [COUNT …]              measures sites of so many entries; else 100, 1,000 and 10,000
    klartext-benchmark generate COUNT FOLDER  writes a project with so many entries
    klartext-benchmark build PROJECT OUTPUT THEMES
                                              builds once; prints wall and CPU seconds of reading, planning and
                                              writing, the peak of memory in KiB, and the numbers of pages and of
                                              files written
    klartext-benchmark change PROJECT THEMES  saves files of the project and measures how soon the preview has the page
    klartext-benchmark search PROJECT THEMES  makes the index of the search; prints wall and CPU seconds, the peak of
                                              memory before and after in KiB, and the number of files
    """

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("klartext-benchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch (arguments.first, arguments.count) {
    case ("generate", 3):
      guard let count = Int(arguments[1]), count > 0 else { throw BenchmarkError(usage) }
      try ProjectMaker.write(entries: count, to: absolute(arguments[2]))
    case ("build", 4):
      print(
        try BuildFigures.building(
          absolute(arguments[1]), to: absolute(arguments[2]), themes: absolute(arguments[3])
        ).line)
    case ("change", 3):
      print(try ChangeFigures.table(absolute(arguments[1]), themes: absolute(arguments[2])))
    case ("search", 3):
      print(try SearchFigures.line(absolute(arguments[1]), themes: absolute(arguments[2])))
    default:
      let counts = arguments.isEmpty ? [100, 1000, 10_000] : arguments.compactMap { Int($0) }
      guard arguments.isEmpty || counts.count == arguments.count, counts.allSatisfy({ $0 > 0 }) else {
        throw BenchmarkError(usage)
      }
      try measure(counts)
    }
  }

  private static func measure(_ counts: [Int]) throws {
    print(Table.header)
    var previous: Series?
    for count in counts {
      let series = try Series(entries: count, themes: themes())
      print(Table.rows(series, after: previous))
      previous = series
    }
  }

  /// The themes of the source tree, in which the program was built.
  private static func themes() throws -> String {
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let themes = folder.appending(path: "themes").path
      if FileManager.default.fileExists(atPath: themes + "/klar/theme.yaml") { return themes }
    }
    throw BenchmarkError("The folder themes was not found above the program.")
  }

  private static func absolute(_ path: String) -> String {
    let here = URL(filePath: FileManager.default.currentDirectoryPath + "/")
    return URL(filePath: path, relativeTo: here).standardizedFileURL.path
  }
}
