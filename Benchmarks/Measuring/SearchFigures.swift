import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// What the index of the search cost, by itself.
enum SearchFigures {
  /// Wall and CPU seconds, the peak of memory before and after in KiB, and how many files the index has.
  static func line(_ project: String, themes: String) throws -> String {
    guard let today = CivilDate(year: 2026, month: 11, day: 21) else { throw BenchmarkError("There is no such day.") }
    let read = ProjectReader(folder: project, today: today, reservedIDs: Addresses.reservedIDs).read()
    guard let register = read.project?.register, !read.diagnostics.hasErrors else {
      throw BenchmarkError("The project has errors; `klartext check` says which.")
    }
    let configuration = register.configuration
    let (theme, _) = ThemeReader.read(
      configuration.theme, from: [ThemeFolder(path: themes, displayPath: "themes")],
      languages: configuration.languages)
    guard let theme else { throw BenchmarkError("The theme in \(themes) cannot be used.") }
    let generator = SiteGenerator(register: register, theme: theme)
    let before = Usage.peakMemory
    let (files, cost) = Cost.measure { generator.searchFiles(in: configuration.mainLanguage) }
    return "\(cost.wall) \(cost.cpu) \(before) \(Usage.peakMemory) \(files.count)"
  }
}
