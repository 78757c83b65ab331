import ArgumentParser
import Foundation
import KlartextContent
import KlartextCore
import KlartextPublishing

/// `klartext build`: reads the project and writes the site, or says why not and leaves the old one.
struct BuildCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: Wording(de: "Prüft alle Inhalte und schreibt die Website.", en: "Checks all content and writes the site.")
      .text)

  @OptionGroup var options: ProjectOptions

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Der Ordner für die Website; sonst „site“ im Projekt.",
        en: "The folder for the site; otherwise “site” in the project."
      ).text,
      valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Auch Entwürfe und Künftiges zeigen. Nur zur Ansicht, nicht zum Veröffentlichen.",
        en: "Show drafts and future entries too. For preview, not for publishing."
      ).text))
  var drafts = false

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      Wording(
        de: "Die Adresse der Website, statt der in klartext.yaml.",
        en: "The address of the site, instead of the one in klartext.yaml."
      ).text,
      valueName: "url"))
  var baseURL: String?

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Neben größere Textdateien .gz und .br legen, für Webserver, die sie ausliefern können.",
        en: "Put .gz and .br beside larger text files, for web servers that can send them."
      ).text))
  var compress = false

  @Flag(
    help: ArgumentHelp(
      Wording(de: "Auch bei Warnungen nicht veröffentlichen.", en: "Do not publish with warnings either.").text))
  var strict = false

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let format = try options.diagnosticFormat()
    try options.checkLanguage()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    let target = output ?? folder.path + "/" + (ConfigurationReader.outputFolder(of: folder.path) ?? "site")
    let publisher = Publisher(
      target: target, protected: [folder.path],
      sources: ["content", "themes"].map { folder.path + "/" + $0 })
    let writer = DiagnosticWriter(format: format, prefix: folder.prefix(for: format), console: console)
    let clock = ContinuousClock()
    let start = clock.now

    do throws(PublishingError) {
      // A folder that cannot be written is worth knowing before anything is rendered.
      try publisher.checkTarget()
    } catch {
      writer.write(error.findings.map { Diagnostic($0, at: nil) })
      return 1
    }

    let run = SiteRun(
      folder, today: today, includesDrafts: drafts, baseURL: baseURL, writesCache: true,
      formerSite: drafts ? nil : FormerSite(in: target))
    let summary = RunSummary(run: run, console: console)
    summary.sayReading()
    guard let plan = run.plan, !run.fails(strictly: strict) else {
      writer.write(run.diagnostics)
      sayFailure(run, summary, hasSite: FileManager.default.fileExists(atPath: target + "/index.html"), console)
      return 1
    }
    summary.sayPlanning()
    let publishing = clock.now
    do throws(PublishingError) {
      let report = try publisher.publish(compress ? plan.withCompressedFiles() : plan)
      summary.sayPublishing(report, clock.now - publishing)
      writer.write(run.diagnostics + report.findings.map { Diagnostic($0, at: nil) })
      summary.sayTotals(report, output: target, clock.now - start)
    } catch {
      writer.write(run.diagnostics + error.findings.map { Diagnostic($0, at: nil) })
      return 1
    }
    if let problems = summary.problems { console.say(problems[console.language]) }
    summary.sayHeldBack()
    summary.sayHostRoot()
    return 0
  }

  private func sayFailure(_ run: SiteRun, _ summary: RunSummary, hasSite: Bool, _ console: Console) {
    let problems = summary.problems ?? Bilingual(de: "Fehler", en: "errors")
    let strictly = run.failsForWarnings(strictly: strict)
    let asBefore = hasSite ? Bilingual(de: " Die Website ist wie vorher.", en: " The site is as before.") : nil
    console.say(
      Bilingual(
        de: "\(problems.de). Nichts wurde veröffentlicht"
          + (strictly ? ", weil --strict auch Warnungen zählt." : ".") + (asBefore?.de ?? ""),
        en: "\(problems.en). Nothing was published"
          + (strictly ? ", because --strict counts warnings too." : ".") + (asBefore?.en ?? "")))
  }
}
