import KlartextContent
import KlartextCore
import KlartextRegister

/// Asks a person for what a new entry needs.
struct EntryInterview {
  let terminal: Terminal
  let workshop: Workshop

  private var language: MessageLanguage { terminal.console.language }
  private var tag: LanguageTag { terminal.console.tag }

  /// What kind of entry it is to be.
  func askCollection() throws(Terminal.Ended) -> CollectionDefinition {
    terminal.say(Bilingual(de: "Was möchten Sie anlegen?", en: "What would you like to create?"))
    let options = workshop.schema.collections.map { (id: $0.id, label: $0.singular[tag]) }
    while true {
      let id = try terminal.choose(options, prompt: Bilingual(de: "Nummer:", en: "Number:"))
      if let collection = id.flatMap({ workshop.schema[$0] }) { return collection }
    }
  }

  func askTitle(in collection: CollectionDefinition) throws(Terminal.Ended) -> String {
    if let field = collection.field("title") { explain(field) }
    while true {
      let answer = try terminal.ask()
      if !answer.isEmpty { return answer }
      terminal.say(Bilingual(de: "Ohne Titel geht es nicht.", en: "It does not work without a title."))
    }
  }

  /// A template that fits; `nil` for none.
  func askTemplate(for collection: CollectionDefinition) throws(Terminal.Ended) -> EntryTemplate? {
    let templates = TemplateReader.all.filter { $0.collection == collection.id }
    guard !templates.isEmpty else { return nil }
    terminal.say("")
    terminal.say(
      Bilingual(
        de: "Passt eine Vorlage? Sie füllt wenig aus und stellt passende Fragen.",
        en: "Does a template fit? It fills in little and asks fitting questions."))
    let id = try terminal.choose(
      templates.map { (id: $0.id, label: $0.label[tag]) },
      prompt: Bilingual(de: "Nummer, oder leer für keine:", en: "Number, or empty for none:"))
    return templates.first { $0.id == id }
  }

  /// Asks for everything that every entry needs and that is not stated yet.
  func fill(_ entry: inout NewEntry) throws(Terminal.Ended) {
    terminal.say("")
    terminal.say(
      Bilingual(
        de: "Eine leere Antwort lässt die Angabe offen. Strg-D bricht ab, ohne etwas zu schreiben.",
        en: "An empty answer leaves the field open. Ctrl-D stops without writing anything."))
    for field in entry.openFields {
      terminal.say("")
      explain(field)
      while let answer = try answer(to: field) {
        let problems = entry.problems(with: answer, for: field)
        guard problems.isEmpty else {
          for problem in problems {
            terminal.say(problem.message[language])
            if let mend = problem.mend?[language] { terminal.say("   " + mend) }
          }
          continue
        }
        entry.set(field.key, to: answer)
        break
      }
    }
  }

  private func explain(_ field: FieldDefinition) {
    terminal.say(field.label[tag])
    let help = ListTable.wrapped(field.help[tag], indent: 0)
    if !help.isEmpty { terminal.say(String(help.dropLast())) }
  }

  /// An answer as it would stand in the file; `nil` for none.
  private func answer(to field: FieldDefinition) throws(Terminal.Ended) -> String? {
    if let terms = field.vocabulary?.terms, field.type == .choice, !field.isList {
      return try terminal.choose(
        terms.map { (id: $0.id, label: $0.label[tag]) },
        prompt: Bilingual(de: "Nummer, oder leer:", en: "Number, or empty:"))
    }
    let known = choices(for: field)
    for choice in known { terminal.say("  \(choice.id)  \(choice.label)") }
    let answer = try terminal.ask()
    return answer.isEmpty ? nil : answer
  }

  /// What a reference or a list may name, where that is a short list.
  private func choices(for field: FieldDefinition) -> [(id: String, label: String)] {
    if field.target == "departments" {
      return workshop.configuration.departments.map { (id: $0.id, label: $0.name[tag]) }
    }
    return (field.vocabulary?.terms ?? []).map { (id: $0.id, label: $0.label[tag]) }
  }
}
