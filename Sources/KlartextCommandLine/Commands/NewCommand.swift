import ArgumentParser
import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// `klartext new`: writes the file of a new entry, with explanations; at a terminal it asks for what is needed.
struct NewCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: Wording(
      de: "Legt einen Eintrag an und fragt nach dem Nötigsten.", en: "Creates an entry and asks for what is needed."
    ).text)

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Was es wird: system, leitlinie, beschluss, gremium, seite oder begriff.",
        en: "What it will be: system, guideline, decision, body, page or term."
      ).text, valueName: "collection"), completion: .list(["system", "guideline", "decision", "body", "term", "page"]))
  var collection: String?

  @Argument(
    help: ArgumentHelp(
      Wording(
        de: "Der Titel. Aus ihm entsteht die Kennung.", en: "The title. The id is made from it."
      ).text, valueName: "title"))
  var title: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      Wording(
        de: "Eine Angabe, zum Beispiel status=pilot oder contact.email=ki@stadt.example. Mehrmals möglich.",
        en: "A field, for example status=pilot or contact.email=ai@city.example. Can be repeated."
      ).text, valueName: "key=value"))
  var assignments: [String] = []

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Eine Vorlage für Systeme: \(Self.templateList).", en: "A template for systems: \(Self.templateList)."
      ).text, valueName: "template"), completion: .list(TemplateReader.all.map(\.id)))
  var template: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Die Kennung; sonst entsteht sie aus dem Titel.", en: "The id; otherwise it is made from the title."
      ).text, valueName: "id"))
  var id: String?

  @OptionGroup var options: ProjectOptions

  private static let templateList = TemplateReader.all.map(\.id).joined(separator: ", ")

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    let format = try options.diagnosticFormat()
    try options.checkLanguage()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    let writer = DiagnosticWriter(format: format, prefix: folder.displayPrefix, console: console)
    let reader = ProjectReader(
      folder: folder.path, today: today, readsHistory: false, reservedIDs: Addresses.reservedIDs)
    let (workshop, diagnostics) = Workshop.open(reader)
    guard let workshop, !diagnostics.hasErrors else {
      writer.write(diagnostics.filter { $0.severity == .error })
      return 1
    }
    do {
      let interview =
        Terminal.isThere ? EntryInterview(terminal: Terminal(console: console), workshop: workshop) : nil
      var entry = try begun(in: workshop, interview)
      if let problem = entry.placeProblem {
        writer.write([Diagnostic(problem, at: nil)])
        return 1
      }
      try state(in: &entry, workshop)
      // What was said on the command line is judged before anything is asked.
      guard isAccepted(entry, by: reader, writer, console) else { return 1 }
      if let interview { try ask(interview, about: &entry) } else { classify(&entry, workshop) }
      guard interview == nil || isAccepted(entry, by: reader, writer, console) else { return 1 }
      if let problem = entry.write() {
        writer.write([Diagnostic(problem, at: nil)])
        return 1
      }
      sayWhatIsNext(entry, folder, console)
      return 0
    } catch is Terminal.Ended {
      console.complain(
        Bilingual(de: "Abgebrochen. Es wurde nichts geschrieben.", en: "Stopped. Nothing was written.")[
          console.language])
      return 1
    }
  }

  // MARK: - Beginning

  private func begun(in workshop: Workshop, _ interview: EntryInterview?) throws -> NewEntry {
    let collection = try chosenCollection(in: workshop) ?? interview?.askCollection()
    guard let collection else {
      throw UsageError(
        de: "Sagen Sie, was angelegt werden soll, zum Beispiel: klartext new system \"Chatbot\".",
        en: "Say what is to be created, for example: klartext new system \"Chatbot\".")
    }
    guard let title = try title ?? interview?.askTitle(in: collection), title.contains(where: { !$0.isWhitespace })
    else {
      throw UsageError(
        de: "Es fehlt der Titel, zum Beispiel: klartext new \(collection.id) \"Chatbot\".",
        en: "The title is missing, for example: klartext new \(collection.id) \"Chatbot\".")
    }
    return NewEntry(title, id: id ?? NewEntry.id(for: title), in: collection, of: workshop)
  }

  private func chosenCollection(in workshop: Workshop) throws -> CollectionDefinition? {
    guard let word = collection else { return nil }
    if let found = workshop.collection(named: word) { return found }
    let nearest = EditDistance.nearest(to: word, among: workshop.collectionNames)
    let known = workshop.schema.collections.map(\.id).joined(separator: ", ")
    throw UsageError(
      de: "Eine Sammlung „\(word)“ gibt es nicht. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
        + "Erlaubt: \(known).",
      en: "There is no collection “\(word)”. " + (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Allowed: \(known)."
    )
  }

  /// States what the command line says.
  private func state(in entry: inout NewEntry, _ workshop: Workshop) throws {
    for pair in assignments {
      guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
        throw UsageError(
          de: "„\(pair)“ hinter --set hat nicht die Form Name=Wert. Beispiel: --set status=pilot",
          en: "“\(pair)” after --set is not of the form name=value. Example: --set status=pilot")
      }
      entry.set(String(pair[..<sign]), to: String(pair[pair.index(after: sign)...]))
    }
    guard let template else { return }
    let known = TemplateReader.all.filter { $0.collection == entry.collection.id }
    guard let found = known.first(where: { $0.id == template }) else {
      let ids = known.map(\.id)
      let nearest = EditDistance.nearest(to: template, among: ids)
      throw UsageError(
        de: "Die Vorlage „\(template)“ gibt es hier nicht. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + (ids.isEmpty ? "Vorlagen gibt es nur für Systeme." : "Erlaubt: \(ids.joined(separator: ", "))."),
        en: "There is no template “\(template)” here. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + (ids.isEmpty ? "There are templates only for systems." : "Allowed: \(ids.joined(separator: ", "))."))
    }
    entry.apply(found)
  }

  // MARK: - Questions

  private func ask(_ interview: EntryInterview, about entry: inout NewEntry) throws {
    if template == nil, let found = try interview.askTemplate(for: entry.collection) { entry.apply(found) }
    try interview.fill(&entry)
    guard !isClassified, let classification = ClassificationInterview(entry.collection, of: interview.workshop) else {
      return
    }
    try classification.ask(interview.terminal, for: &entry)
  }

  private func classify(_ entry: inout NewEntry, _ workshop: Workshop) {
    guard !isClassified else { return }
    ClassificationInterview(entry.collection, of: workshop)?.note(in: &entry)
  }

  /// Whether the command line says how the system is classified.
  private var isClassified: Bool {
    assignments.contains { $0.hasPrefix(ClassificationInterview.path + "=") || $0.hasPrefix("ai_act=") }
  }

  // MARK: - Result

  private func isAccepted(
    _ entry: NewEntry, by reader: ProjectReader, _ writer: DiagnosticWriter, _ console: Console
  ) -> Bool {
    let errors = entry.diagnostics(by: reader).filter { $0.severity == .error }
    guard !errors.isEmpty else { return true }
    writer.write(errors)
    console.say(Bilingual(de: "Es wurde nichts geschrieben.", en: "Nothing was written."))
    return false
  }

  private func sayWhatIsNext(_ entry: NewEntry, _ folder: ProjectFolder, _ console: Console) {
    let path = folder.displayPrefix + entry.path
    console.say(Bilingual(de: "Geschrieben: \(path)", en: "Written: \(path)"))
    let open = entry.openFields
    if !open.isEmpty {
      console.say(
        Bilingual(
          de: "Noch auszufüllen: " + open.map { $0.label[.german] }.joined(separator: ", ") + ".",
          en: "Still to be filled in: " + open.map { $0.label[.english] }.joined(separator: ", ") + "."))
    }
    guard entry.settings["draft"] == .scalar("true") else { return }
    console.say(
      Bilingual(
        de: "Der Eintrag ist ein Entwurf. Er erscheint, wenn Sie die Zeile „draft: true“ löschen.",
        en: "The entry is a draft. It appears when you delete the line “draft: true”."))
  }
}
