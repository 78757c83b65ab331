import ArgumentParser
import KlartextContent
import KlartextCore
import KlartextSite

/// `klartext list`: names the entries that somebody has to do something about.
struct ListCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Wording(
      de: "Nennt Einträge: alle, oder die, bei denen etwas zu tun ist.",
      en: "Names entries: all, or those that need something done."
    ).text)

  /// How the list is written.
  enum Format: String, CaseIterable {
    case text, csv, json

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Welche Einträge: \(ListedEntries.list). Ohne Angabe: all.",
        en: "Which entries: \(ListedEntries.list). Without it: all."
      ).text, valueName: "what"), completion: .list(ListedEntries.allCases.map(\.rawValue)))
  var what: String?

  @OptionGroup var options: CommonOptions

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Wie die Liste geschrieben wird: \(Format.list).", en: "How the list is written: \(Format.list)."
      ).text, valueName: "format"), completion: .list(Format.allCases.map(\.rawValue)))
  var format: String?

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let list = try ListedEntries(named: what)
    let format = try dataFormat()
    try options.checkLanguage()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    let (project, diagnostics) = ProjectReader(
      folder: folder.path, today: today, readsHistory: false, reservedIDs: Addresses.reservedIDs
    ).read()
    // What cannot be read may be missing below; warnings are for `klartext check`.
    let errors = diagnostics.filter { $0.severity == .error }
    DiagnosticWriter(format: .text, prefix: folder.displayPrefix, console: console).write(errors)
    guard let project else { return 1 }
    let rows = EntryRow.rows(list, of: project)
    let data = ListData(
      list: list, rows: rows, today: today, language: project.register.configuration.mainLanguage,
      words: console.language)
    switch format {
    case .text: console.deliver(ListTable(list: list, rows: rows, language: console.language).text)
    case .csv: console.deliver(data.csv)
    case .json: console.deliver(data.json)
    }
    if rows.isEmpty, !console.isQuiet { console.complain(list.nothing[console.language]) }
    return errors.isEmpty ? 0 : 1
  }

  private func dataFormat() throws -> Format {
    guard let format else { return .text }
    if let known = Format(rawValue: format) { return known }
    let nearest = EditDistance.nearest(to: format, among: Format.allCases.map(\.rawValue))
    throw UsageError(
      de: "Das Format „\(format)“ gibt es hier nicht. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
        + "Erlaubt: \(Format.list).",
      en: "There is no format “\(format)” here. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
        + "Allowed: \(Format.list).")
  }
}
