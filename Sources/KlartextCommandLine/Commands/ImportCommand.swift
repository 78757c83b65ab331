import ArgumentParser
import KlartextContent
import KlartextCore
import KlartextSite

/// `klartext import`: takes over tables and data of others, without overwriting what a person wrote.
struct ImportCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Wording(
      de: "Übernimmt Tabellen und Daten anderer, ohne zu überschreiben, was ein Mensch geschrieben hat.",
      en: "Takes over tables and data of others without overwriting what a person wrote."
    ).text)

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Was für eine Quelle es ist: \(ImportFormat.list). Ohne Angabe werden alle erklärt.",
        en: "What kind of source it is: \(ImportFormat.list). Without it, all are explained."
      ).text, valueName: "source-format"))
  var kind: String?

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Die Datei; bei oparl auch ein Ordner oder eine Adresse.",
        en: "The file; with oparl also a folder or an address."
      ).text, valueName: "source"))
  var source: String?

  @Flag(
    help: ArgumentHelp(
      Wording(de: "Nur zeigen, was sich ändern würde.", en: "Only show what would change.").text))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Neue Einträge erscheinen sofort. Sonst sind sie Entwürfe, bis jemand sie geprüft hat. "
          + "Steht in einer Tabelle selbst „ja“ oder „nein“ unter Entwurf, gilt das.",
        en: "New entries appear at once. Otherwise they are drafts until somebody has checked them. "
          + "Where a table itself says “yes” or “no” under Draft, that holds."
      ).text))
  var publish = false

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "csv: die Sammlung, zum Beispiel systems, wenn die Tabelle sie nicht nennt.",
        en: "csv: the collection, for example systems, where the table does not name it."
      ).text, valueName: "collection"))
  var collection: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "csv: eine Datei, die sagt, was die Spalten einer fremden Tabelle bedeuten.",
        en: "csv: a file that says what the columns of a foreign table mean."
      ).text, valueName: "file"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "oparl: nur die Vorlage mit dieser Drucksachennummer. Mehrmals möglich.",
        en: "oparl: only the paper with this reference. Can be repeated."
      ).text, valueName: "reference"))
  var paper: [String] = []

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "oparl: nur Vorlagen mit diesem Wort in Betreff oder Schlagwörtern. Mehrmals möglich.",
        en: "oparl: only papers with this word in subject or keywords. Can be repeated."
      ).text, valueName: "word"))
  var search: [String] = []

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Schreibt den Bericht in eine Datei, die auf .json oder .csv endet.",
        en: "Writes the report to a file that ends in .json or .csv."
      ).text, valueName: "file"))
  var report: String?

  @OptionGroup var options: ProjectOptions

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let diagnosticFormat = try options.diagnosticFormat()
    try options.checkLanguage()
    let today = try options.day()
    guard let kind else {
      console.deliver(ImportFormat.explanation[console.language])
      return 0
    }
    let format = try ImportFormat(named: kind)
    guard let source else { throw format.sourceMissing }
    if let report, !report.hasSuffix(".json"), !report.hasSuffix(".csv") {
      throw UsageError(
        de: "Der Bericht „\(report)“ muss auf .json oder .csv enden.",
        en: "The report “\(report)” has to end in .json or .csv.")
    }
    let folder = try ProjectFolder.find(options.project)
    if let report {
      let file = OutputFile(name: report)
      // A trial and the import after it may write the same report.
      try file.check(in: folder, mayReplace: true)
      if file.isSame(as: source) || mapping.map(file.isSame) == true {
        throw UsageError(
          de: "Der Bericht würde „\(report)“ überschreiben. Nennen Sie eine andere Datei.",
          en: "The report would write over “\(report)”. Name another file.")
      }
    }
    let reader = ProjectReader(
      folder: folder.path, today: today, readsHistory: false, reservedIDs: Addresses.reservedIDs)
    let writer = DiagnosticWriter(format: diagnosticFormat, prefix: "", console: console)
    let (project, diagnostics) = ImportProject.open(reader)
    guard let project else {
      DiagnosticWriter(format: diagnosticFormat, prefix: folder.displayPrefix, console: console).write(diagnostics)
      return 1
    }
    var importer = Importer(project)
    importer.publishes = publish
    let plan = importer.plan(
      format.source(source, mapping: mapping, collection: collection, references: paper, words: search))
    let summary = ImportSummary(plan: plan, project: project, isDryRun: dryRun, language: console.language)
    if let report, let problem = ContentFile.deliver(summary.file(endingLike: report), to: report) {
      writer.write([Diagnostic(problem, at: nil)])
      return 1
    }
    writer.write(plan.diagnostics)
    guard !plan.diagnostics.hasErrors else {
      console.say(Bilingual(de: "Es wurde nichts geschrieben.", en: "Nothing was written."))
      return 1
    }
    console.say(summary.text)
    if dryRun { return 0 }
    if let problem = importer.write(plan) {
      writer.write([problem])
      console.say(Bilingual(de: "Es wurde nichts geschrieben.", en: "Nothing was written."))
      return 1
    }
    console.say(summary.end)
    return 0
  }
}
