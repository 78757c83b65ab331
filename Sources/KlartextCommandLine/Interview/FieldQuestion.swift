import KlartextContent
import KlartextCore
import KlartextRegister

/// Asks a person for the value of one field, in the words of the schema.
struct FieldQuestion {
  let field: FieldDefinition
  let terminal: Terminal
  /// What a reference to an office can name.
  var offices: [Department] = []

  private var tag: LanguageTag { terminal.console.tag }

  /// Asks until there is an answer that can be taken, and says what is wrong with others; `nil` for an empty one.
  ///
  /// - Parameters:
  ///   - prepare: what is made of an answer before it is judged.
  ///   - problems: what is wrong with an answer.
  func ask(
    preparing prepare: (String) -> String = { $0 }, _ problems: (String) -> [Finding]
  ) throws(Terminal.Ended) -> String? {
    explain()
    while let answer = try answer().map(prepare) {
      let problems = problems(answer)
      if problems.isEmpty { return answer }
      for problem in problems { terminal.say(problem.answering(field)) }
    }
    return nil
  }

  /// The label and the help of the field.
  func explain() {
    terminal.say(field.label[tag])
    let help = ListTable.wrapped(field.help[tag], indent: 0)
    if !help.isEmpty { terminal.say(String(help.dropLast())) }
  }

  /// An answer as it would stand in the file; `nil` for none.
  private func answer() throws(Terminal.Ended) -> String? {
    if let terms = field.vocabulary?.terms, field.type == .choice, !field.isList {
      return try terminal.choose(
        terms.map { (id: $0.id, label: $0.label[tag]) },
        prompt: Bilingual(de: "Nummer, oder leer:", en: "Number, or empty:"))
    }
    let choices = choices
    for choice in choices { terminal.say("  \(choice.id)  \(choice.label)") }
    let answer = withoutName(try terminal.ask())
    guard !answer.isEmpty else { return nil }
    guard !choices.isEmpty else { return answer }
    let parts = field.isList ? answer.split(separator: ",").map { Terminal.bare(String($0)) } : [answer]
    return parts.map { part in
      // A beginning of a word may be a word of its own where any text will do.
      let isFree = field.type != .choice && field.target != "departments"
      let choice = isFree ? Choice.named(part, among: choices) : Choice.meant(by: part, among: choices)
      return choice?.id ?? part
    }.joined(separator: ", ")
  }

  /// The name of the field belongs into a file, not into an answer.
  private func withoutName(_ answer: String) -> String {
    let name = [field.path, field.key].first { answer.hasPrefix($0 + ": ") }
    return name.map { Terminal.bare(String(answer.dropFirst($0.count + 2))) } ?? answer
  }

  /// What a reference or a list may name, where that is a short list.
  private var choices: [Choice] {
    if field.target == "departments" { return offices.map { Choice(id: $0.id, label: $0.name[tag]) } }
    return (field.vocabulary?.terms ?? []).map { Choice(id: $0.id, label: $0.label[tag]) }
  }
}

extension Finding {
  /// The same for somebody who is asked for one field: a corrected line of a file becomes the bare value.
  fileprivate func answering(_ field: FieldDefinition) -> Finding { withMend("\(field.key): ", as: "") }
}
