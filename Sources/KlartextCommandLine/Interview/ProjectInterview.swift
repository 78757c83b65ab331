import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// Asks a person for what a new project begins with.
struct ProjectInterview {
  let terminal: Terminal
  let answers: ProjectAnswers

  /// Asks for everything that is not stated yet.
  func fill(_ project: inout NewProject) throws(Terminal.Ended) {
    terminal.say(
      Bilingual(
        de:
          "Einige Fragen zu Ihrem Register. Eine leere Antwort lässt die Angabe offen: Sie ergänzen sie später in der\n"
          + "Datei klartext.yaml. Strg-D bricht ab, ohne etwas zu schreiben.",
        en: "Some questions about your register. An empty answer leaves the field open: you add it later in the\n"
          + "file klartext.yaml. Ctrl-D stops without writing anything."))
    for path in ProjectAnswers.paths where !project.settings.has(path) {
      guard let field = NewProject.definition.field(at: path) else { continue }
      terminal.say("")
      if let group = path.split(separator: ".").first, group != path,
        let label = NewProject.definition.field(String(group))?.label.bilingual
      {
        terminal.say(label)
      }
      let question = FieldQuestion(field: field, terminal: terminal)
      while true {
        let answer = try question.ask(preparing: { ProjectAnswers.completed($0, at: path) }) {
          answers.problems(with: $0, at: path)
        }
        if answer == nil, path == "name" {
          terminal.say(Bilingual(de: "Ohne Namen geht es nicht.", en: "It does not work without a name."))
          continue
        }
        if path == "accent", let colour = answer.flatMap({ HouseColour($0, on: answers.theme) }) {
          terminal.say(String(ListTable.wrapped(colour.judgement[terminal.console.language], indent: 0).dropLast()))
        }
        project.set(path, to: answer ?? "")
        break
      }
    }
  }

  /// Where the project will be kept.
  func askForges() throws(Terminal.Ended) -> Set<NewProject.Forge> {
    terminal.say("")
    terminal.say(
      Bilingual(
        de:
          "Wo soll das Register liegen? Dafür entsteht eine Datei, mit der es sich von selbst prüft und veröffentlicht.",
        en: "Where will the register be kept? A file is made with which it checks and publishes itself."))
    let words = [
      ("gitlab", Bilingual(de: "GitLab, zum Beispiel openCoDE", en: "GitLab, for example openCoDE")),
      ("github", Bilingual(de: "GitHub", en: "GitHub")),
      ("both", Bilingual(de: "noch offen: Dateien für beide", en: "not decided: files for both")),
      ("none", Bilingual(de: "anderswo, ohne solche Dateien", en: "elsewhere, without such files")),
    ]
    let id = try terminal.choose(
      words.map { (id: $0.0, label: $0.1[terminal.console.language]) },
      prompt: Bilingual(de: "Nummer, oder leer für beide:", en: "Number, or empty for both:"))
    return ProjectAnswers.forges(id ?? "both") ?? []
  }
}
