import ArgumentParser
import Foundation
import KlartextContent
import KlartextCore
import KlartextPublishing
import KlartextRegister
import KlartextSite

/// `klartext init`: makes a project for another municipality in one step; at a terminal it asks for what it needs.
struct InitCommand: ProjectCommand {
  /// Known before the words of the help page, which depend on it.
  static let name = "init"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: Wording(
      de: "Legt ein neues Register für eine Kommune an.", en: "Creates a new register for a municipality."
    ).text)

  @Argument(
    help: ArgumentHelp(
      Wording(de: "Der neue Ordner.", en: "The new folder.").text, valueName: "dir"), completion: .directory)
  var folder: String?

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp(
      Wording(
        de: "Der amtliche Name der Kommune, zum Beispiel \"Stadt Beispiel\".",
        en: "The official name of the municipality, for example \"City of Beispiel\"."
      ).text, valueName: "name"))
  var municipality: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Das Bundesland als Kürzel, zum Beispiel NW.", en: "The federal state by its code, for example NW."
      ).text, valueName: "code"), completion: .list(LandReader.table.lands.map(\.id)))
  var land: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      Wording(
        de: "Die Adresse, unter der die Website erscheint.", en: "The address at which the website appears."
      ).text, valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Die Sprachen, die Hauptsprache zuerst: de,en. Sonst: de.",
        en: "The languages, the main one first: en,de. Otherwise: de."
      ).text, valueName: "tags"))
  var languages: String?

  @Option(
    help: ArgumentHelp(
      Wording(de: "Die Hausfarbe, zum Beispiel 005b8c.", en: "The house colour, for example 005b8c.").text,
      valueName: "colour"))
  var accent: String?

  @Option(
    name: .customLong("contact-email"),
    help: ArgumentHelp(
      Wording(
        de: "Die E-Mail-Adresse für Fragen zum Register.", en: "The e-mail address for questions about the register."
      ).text, valueName: "address"))
  var contactEmail: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Wo das Register liegen wird: gitlab, github, both (beides) oder none. Sonst: both.",
        en: "Where the register will be kept: gitlab, github, both or none. Otherwise: both."
      ).text, valueName: "forge"), completion: .list(ProjectAnswers.forgeWords))
  var forge: String?

  @OptionGroup var options: GeneralOptions

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    try options.checkLanguage()
    let path = try absolutePath()
    let writer = DiagnosticWriter(format: .text, prefix: "", console: console)
    let fresh = FreshFolder(folder ?? path, at: path)
    // Nobody wants to answer questions for nothing.
    if let problem = fresh.problem() {
      writer.write([Diagnostic(problem, at: nil)])
      return 1
    }
    let answers = ProjectAnswers(folder: path)
    var project = NewProject(today: try options.day())
    try state(in: &project, answers, console)
    do throws(Terminal.Ended) {
      if Terminal.isThere { try ask(about: &project, answers, console) }
    } catch {
      console.complain(
        Bilingual(de: "Abgebrochen. Es wurde nichts geschrieben.", en: "Stopped. Nothing was written.")[
          console.language])
      return 1
    }
    if !project.settings.has("name") { sayPlaceholder(console) }
    let files = project.files
    if let problem = fresh.make(files.map { ($0.path, $0.text) }) {
      writer.write([Diagnostic(problem, at: nil)])
      return 1
    }
    sayWhatIsNext(files.count, console)
    return 0
  }

  private func ask(
    about project: inout NewProject, _ answers: ProjectAnswers, _ console: Console
  ) throws(Terminal.Ended) {
    let interview = ProjectInterview(terminal: Terminal(console: console), answers: answers)
    try interview.fill(&project)
    if forge == nil { project.forges = try interview.askForges() }
  }

  private func absolutePath() throws -> String {
    guard let folder, !folder.isEmpty else {
      throw UsageError(
        de: "Nennen Sie den neuen Ordner, zum Beispiel: klartext init ki-register",
        en: "Name the new folder, for example: klartext init ai-register")
    }
    let working = FileManager.default.currentDirectoryPath
    return URL(filePath: folder.hasPrefix("/") ? folder : working + "/" + folder).standardizedFileURL.path
      .trimmingSlash
  }

  /// States what the command line says.
  private func state(in project: inout NewProject, _ answers: ProjectAnswers, _ console: Console) throws {
    let given = [
      ("--name", "name", municipality), ("--land", "land", land), ("--base-url", "base_url", baseURL),
      ("--languages", "languages", languages), ("--accent", "accent", accent),
      ("--contact-email", "contact.email", contactEmail),
    ]
    for (option, path, value) in given {
      guard let value = value.map({ ProjectAnswers.completed($0, at: path) }) else { continue }
      if let problem = answers.problems(with: value, at: path).first {
        let mend = problem.mend ?? Bilingual(de: "", en: "")
        throw UsageError(
          de: "\(option): \(problem.message.de) \(mend.de)", en: "\(option): \(problem.message.en) \(mend.en)")
      }
      project.set(path, to: value)
    }
    if accent != nil, case .scalar(let text)? = project.settings["accent"] {
      if let colour = HouseColour(text, on: answers.theme) { console.say(colour.judgement) }
    }
    guard let forge else { return }
    guard let forges = ProjectAnswers.forges(forge) else {
      let nearest = EditDistance.nearest(to: forge, among: ProjectAnswers.forgeWords)
      let known = ProjectAnswers.forgeWords.joined(separator: ", ")
      throw UsageError(
        de: "„\(forge)“ hinter --forge ist nicht bekannt. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + "Erlaubt: \(known).",
        en: "“\(forge)” after --forge is not known. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + "Allowed: \(known).")
    }
    project.forges = forges
  }

  /// A script gets a project that builds, and is told that it speaks of nobody yet.
  private func sayPlaceholder(_ console: Console) {
    console.complain(
      Bilingual(
        de: "Ohne --name steht in klartext.yaml vorerst ein Beispiel. Ändern Sie „name“ und „site_title“ darin.",
        en: "Without --name klartext.yaml holds an example for now. Change “name” and “site_title” in it.")[
          console.language])
  }

  private func sayWhatIsNext(_ count: Int, _ console: Console) {
    let folder = folder ?? ""
    console.say(
      Bilingual(de: "Angelegt: \(folder) (\(count) Dateien)", en: "Created: \(folder) (\(count) files)"))
    console.say(
      Bilingual(
        de: """

          So geht es weiter:
            cd \(folder)
            klartext serve --open            zeigt die Website auf diesem Rechner, mit Formularen unter /_edit/
            klartext build                   baut die Website und sagt, was noch auszufüllen ist
            klartext new system "Chatbot"    legt einen Eintrag ohne Formular an
          Wie Sie veröffentlichen, steht in README.md.
          """,
        en: """

          What to do next:
            cd \(folder)
            klartext serve --open            shows the website on this computer, with forms at /_edit/
            klartext build                   builds the website and says what is still to be filled in
            klartext new system "Chatbot"    creates an entry without a form
          README.md says how to publish.
          """))
  }
}

extension String {
  fileprivate var trimmingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
