import KlartextContent
import KlartextCore
import KlartextRegister

/// Asks a person for what a new entry needs.
struct EntryInterview {
  let terminal: Terminal
  let workshop: Workshop

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
    // Groups of values are for the file: nobody can type them on one line.
    for field in entry.openFields where field.takesBareValue {
      terminal.say("")
      let question = FieldQuestion(field: field, terminal: terminal, offices: workshop.configuration.departments)
      if let answer = try question.ask({ entry.problems(with: $0, for: field) }) { entry.set(field.key, to: answer) }
    }
  }

  private func explain(_ field: FieldDefinition) { FieldQuestion(field: field, terminal: terminal).explain() }
}
