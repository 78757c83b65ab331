import ArgumentParser
import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// `klartext new`: writes the file of a new entry, with explanations; at a terminal it asks for what is needed.
struct NewCommand: ProjectCommand {
  static let name = "new"

  static let configuration = CommandConfiguration(
    commandName: name,
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
      let (path, value) = (String(pair[..<sign]), String(pair[pair.index(after: sign)...]))
      if let field = entry.collection.field(at: path), !field.takesBareValue, !value.hasPrefix("{"),
        !value.hasPrefix("["), value.contains(where: { !$0.isWhitespace })
      {
        throw Self.needsGroup(field, path)
      }
      entry.set(path, to: value)
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

  private static func needsGroup(_ field: FieldDefinition, _ path: String) -> UsageError {
    let inner = field.fields.first { $0.isAlwaysRequired } ?? field.fields.first
    let call = "--set \(path).\(inner?.key ?? "…")=…"
    let label = field.label.bilingual
    return UsageError(
      de: "„\(label.de)“ (\(path)) besteht aus mehreren Angaben und passt nicht in einen Wert. "
        + "Tragen Sie sie in die Datei ein, die dieser Befehl anlegt, oder nennen Sie jede für sich: \(call)",
      en: "“\(label.en)” (\(path)) consists of several values and does not fit into one. "
        + "Fill them in in the file that this command creates, or name each of them: \(call)")
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
    writer.write(errors.map(aboutCall))
    console.say(Bilingual(de: "Es wurde nichts geschrieben.", en: "Nothing was written."))
    return false
  }

  /// What is wrong with a file that was not written, as a word about the call: nobody can open that file.
  private func aboutCall(_ diagnostic: Diagnostic) -> Diagnostic {
    var finding = diagnostic.finding
    let line = diagnostic.location?.text.drop { $0 == " " } ?? ""
    let stated = assignments.first { pair in
      let path = pair.prefix { $0 != "=" }
      return line.hasPrefix((path.split(separator: ".").last ?? path) + ":")
    }
    if let stated {
      let path = stated.prefix { $0 != "=" }
      finding = finding.withMend("\(path.split(separator: ".").last ?? path): ", as: "--set \(path)=")
      let option = "--set \(path): "
      finding.message = Bilingual(de: option + finding.message.de, en: option + finding.message.en)
    }
    return Diagnostic(finding, at: nil)
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
