import ArgumentParser
import KlartextCore

/// `klartext check`: finds everything that `build` finds, and writes nothing.
///
/// All checks are made before the first page is, so no page has to be made for them. Only what other websites answer is
/// kept in the project, in `.klartext`.
struct CheckCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Wording(
      de: "Prüft alle Inhalte, ohne etwas zu schreiben.", en: "Checks all content without writing anything."
    ).text)

  @OptionGroup var options: ProjectOptions

  @Flag(help: ArgumentHelp(Wording(de: "Auch Warnungen zählen als Fehler.", en: "Warnings count as errors too.").text))
  var strict = false

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Auch Links auf andere Websites prüfen. Das dauert und braucht Internet.",
        en: "Check links to other websites too. This takes a while and needs the internet."
      ).text))
  var external = false

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let format = try options.diagnosticFormat()
    try options.checkLanguage()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    var run = SiteRun(folder, today: today, includesDrafts: false, baseURL: nil, plansSearch: false)
    var links: ExternalCheck.Result?
    if external, let project = run.project {
      let result = ExternalCheck(folder: folder, console: console).run(project)
      run.external = result.diagnostics
      links = result
    }
    DiagnosticWriter(format: format, prefix: folder.prefix(for: format), console: console).write(run.reported)
    let summary = RunSummary(run: run, console: console)
    summary.sayReading()
    summary.sayChecking()
    if let links { summary.sayExternal(links) }
    summary.sayHeldBack()
    let failed = run.fails(strictly: strict)
    switch (summary.problems, failed) {
    case (nil, _): console.say(Bilingual(de: "Alles in Ordnung.", en: "All is well."))
    case (let problems?, true) where run.failsForWarnings(strictly: strict):
      console.say(
        Bilingual(
          de: "\(problems.de). Mit --strict zählen auch Warnungen; ohne --strict kann das Register erscheinen.",
          en: "\(problems.en). With --strict warnings count too; without --strict the register can be published."))
    case (let problems?, true): console.say(Bilingual(de: problems.de + ".", en: problems.en + "."))
    case (let problems?, false):
      console.say(
        Bilingual(
          de: "\(problems.de). Das Register kann erscheinen.", en: "\(problems.en). The register can be published."))
    }
    return failed ? 1 : 0
  }
}
