import ArgumentParser
import KlartextContent
import KlartextCore
import KlartextSite

/// `klartext export`: a collection as a table, to be edited in a spreadsheet and imported again.
struct ExportCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Wording(
      de: "Schreibt eine Sammlung als Tabelle, die sich bearbeiten und wieder importieren lässt.",
      en: "Writes a collection as a table that can be edited and imported again."
    ).text)

  @Argument(
    help: ArgumentHelp(
      Wording(de: "Das Format: csv.", en: "The format: csv.").text, valueName: "target-format"))
  var kind: String?

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Die Sammlung: systems, guidelines, decisions, bodies, glossary oder pages.",
        en: "The collection: systems, guidelines, decisions, bodies, glossary or pages."
      ).text, valueName: "collection"))
  var collection: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Die Datei, in die geschrieben wird; sonst auf den Bildschirm.",
        en: "The file to write to; otherwise to the screen."
      ).text, valueName: "file"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Eine Datei überschreiben, die es schon gibt.", en: "Write over a file that is there already."
      ).text))
  var force = false

  @Flag(
    name: .customLong("internal"),
    help: ArgumentHelp(
      Wording(
        de: "Auch das Feld internal, das nie veröffentlicht wird.",
        en: "The field internal too, which is never published."
      ).text))
  var withInternal = false

  @OptionGroup var options: ProjectOptions

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let format = try options.diagnosticFormat()
    try options.checkLanguage()
    let today = try options.day()
    guard kind == "csv" else {
      throw UsageError(
        de: (kind.map { "Nach „\($0)“ lässt sich nicht exportieren. " } ?? "Es fehlt das Format. ")
          + "Beispiel: klartext export csv systems --output systeme.csv",
        en: (kind.map { "There is no export to “\($0)”. " } ?? "The format is missing. ")
          + "Example: klartext export csv systems --output systems.csv")
    }
    let folder = try ProjectFolder.find(options.project)
    if let output { try OutputFile(name: output).check(in: folder, mayReplace: force) }
    let reader = ProjectReader(
      folder: folder.path, today: today, readsHistory: false, reservedIDs: Addresses.reservedIDs)
    let writer = DiagnosticWriter(format: format, prefix: folder.displayPrefix, console: console)
    let (workshop, _) = Workshop.open(reader)
    let (project, diagnostics) = ImportProject.open(reader)
    guard let project, let workshop else {
      writer.write(diagnostics)
      return 1
    }
    guard let word = collection, let definition = workshop.collection(named: word) else {
      let known = workshop.schema.collections.map(\.id).joined(separator: ", ")
      let nearest = collection.flatMap { EditDistance.nearest(to: $0, among: workshop.collectionNames) }
      throw UsageError(
        de: (collection.map { "Eine Sammlung „\($0)“ gibt es nicht. " } ?? "Es fehlt die Sammlung. ")
          + (nearest.map { "Meinten Sie „\($0)“? " } ?? "") + "Erlaubt: \(known).",
        en: (collection.map { "There is no collection “\($0)”. " } ?? "The collection is missing. ")
          + (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Allowed: \(known).")
    }
    let table = AuthorTable(definition, of: project, withInternal: withInternal)
    let failures = diagnostics.filter { diagnostic in
      diagnostic.severity == .error && table.unreadable.contains(diagnostic.location?.path ?? "")
    }
    writer.write(failures)
    guard let output else {
      console.deliver(table.text)
      return table.unreadable.isEmpty ? 0 : 1
    }
    if let problem = ContentFile.deliver(table.text, to: output) {
      writer.write([Diagnostic(problem, at: nil)])
      return 1
    }
    console.say(
      Bilingual(
        de: "Geschrieben: \(output). Zurück geht es mit: klartext import csv \(output)",
        en: "Written: \(output). The way back: klartext import csv \(output)"))
    return table.unreadable.isEmpty ? 0 : 1
  }
}
