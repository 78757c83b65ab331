import ArgumentParser
import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister

/// `klartext changes`: what differs between the content and a former state of it, in plain words.
struct ChangesCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: Wording(
      de: "Sagt, was sich seit einem früheren Stand geändert hat.", en: "Says what changed since a former state."
    ).text)

  @OptionGroup var options: CommonOptions

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Der frühere Stand: ein Tag (2026-03-31), ein Git-Stand (v1.2) oder ein Ordner.",
        en: "The former state: a day (2026-03-31), a Git revision (v1.2) or a folder."
      ).text, valueName: "state"))
  var since: String

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Wie die Änderungen geschrieben werden: text, json.", en: "How the changes are written: text, json."
      ).text, valueName: "format"), completion: .list(["text", "json"]))
  var format: String?

  func run(_ console: Console) throws -> Int32 {
    try options.checkLanguage()
    let isJSON = try isJSON()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    let reader = ProjectReader(folder: folder.path, today: today, readsHistory: false)
    let (project, diagnostics) = reader.read()
    let writer = DiagnosticWriter(format: .text, prefix: folder.displayPrefix, console: console)
    guard let project, !diagnostics.hasErrors else {
      writer.write(diagnostics.filter { $0.severity == .error })
      console.complain(
        Bilingual(
          de: "Mit Fehlern lässt sich nicht vergleichen.", en: "With errors nothing can be compared.")[console.language]
      )
      return 1
    }
    let state: FormerState
    do throws(FormerState.Problem) {
      state = try FormerState.find(
        since, project: folder.path, working: FileManager.default.currentDirectoryPath)
    } catch {
      throw usage(error)
    }
    defer { state.remove() }
    guard let former = state.register(today: today) else { throw usage(.noProject) }
    let differences = project.register.differences(from: former, language: console.tag)
    let report = ChangesReport(differences, in: project.register, language: console.language)
    console.say(isJSON ? report.json(since: since, day: state.day).text(indented: true) : report.text)
    return 0
  }

  private func isJSON() throws -> Bool {
    switch format {
    case nil, "text"?: return false
    case "json"?: return true
    case let other?:
      throw UsageError(
        de: "„changes“ kennt das Format „\(other)“ nicht. Erlaubt: text, json.",
        en: "“changes” does not know the format “\(other)”. Allowed: text, json.")
    }
  }

  private func usage(_ problem: FormerState.Problem) -> UsageError {
    switch problem {
    case .unknown(let nearest):
      return UsageError(
        de: "Einen Stand „\(since)“ gibt es nicht. "
          + (nearest.map { "Meinten Sie „\($0)“?" } ?? "Nennen Sie einen Tag, einen Git-Stand oder einen Ordner."),
        en: "There is no state “\(since)”. "
          + (nearest.map { "Did you mean “\($0)”?" } ?? "Name a day, a Git revision or a folder."))
    case .noRepository:
      let isDay = CivilDate(since) != nil
      return UsageError.outside(
        de: (isDay ? "" : "Einen Ordner „\(since)“ gibt es nicht. ")
          + "Das Projekt liegt in keinem Git-Verzeichnis, und ohne Git gibt es keine früheren Stände. "
          + "Nennen Sie einen Ordner mit dem früheren Stand: --since ORDNER.",
        en: (isDay ? "" : "There is no folder “\(since)”. ")
          + "The project lies in no Git repository, and without Git there are no former states. "
          + "Name a folder with the former state: --since DIR.")
    case .tooEarly(let day):
      return UsageError.outside(
        de: "Am \(day) gab es noch keinen Stand.", en: "There was no state yet on \(day).")
    case .unusable(let finding):
      return UsageError.outside(
        de: [finding.message.de, finding.mend?.de].compactMap { $0 }.joined(separator: " "),
        en: [finding.message.en, finding.mend?.en].compactMap { $0 }.joined(separator: " "))
    case .noProject:
      return UsageError(
        de: "Der Stand „\(since)“ hat keine Datei klartext.yaml.",
        en: "The state “\(since)” has no file klartext.yaml.")
    case .unreadable:
      return UsageError.outside(
        de: "Der Stand „\(since)“ lässt sich nicht zwischenspeichern. Ist noch Platz frei?",
        en: "The state “\(since)” cannot be laid out. Is there space left?")
    }
  }
}
