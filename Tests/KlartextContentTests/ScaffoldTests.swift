import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Files of new entries: that the reader takes them, as they are and with every suggestion taken up.
@Suite struct ScaffoldTests {
  /// A collection, the language of the file, and a template.
  struct Case: Sendable, CustomTestStringConvertible {
    var collection: String
    var language: String
    var template: EntryTemplate?

    var testDescription: String { "\(collection) \(language) \(template?.id ?? "–")" }

    static let all: [Case] = ["de", "en"].flatMap { language in
      SchemaReader.collectionOrder.map { Case(collection: $0, language: language, template: nil) }
        + TemplateReader.all.map { Case(collection: $0.collection, language: language, template: $0) }
    }
  }

  private func workshop(_ language: String) throws -> Workshop {
    let folder = FileManager.default.temporaryDirectory.path + "/klartext-scaffold-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let configuration = "name: Stadt\nbase_url: https://ki.stadt.example/\nlanguages: [\(language)]\nlicense: CC0-1.0\n"
    try Data(configuration.utf8).write(to: URL(filePath: folder + "/klartext.yaml"))
    let today = try #require(CivilDate("2026-11-21"))
    let (workshop, diagnostics) = Workshop.open(ProjectReader(folder: folder, today: today))
    #expect(diagnostics.isEmpty)
    return try #require(workshop)
  }

  private func entry(_ test: Case) throws -> (NewEntry, Workshop) {
    let workshop = try workshop(test.language)
    var entry = NewEntry(
      "Ein: „Titel“ #1", id: "ein-titel", in: try #require(workshop.schema[test.collection]), of: workshop)
    if let template = test.template { entry.apply(template) }
    return (entry, workshop)
  }

  private func read(_ text: String, _ entry: NewEntry, _ workshop: Workshop) -> EntryReader.Result {
    EntryReader(
      schema: workshop.schema, configuration: workshop.configuration, today: workshop.today, includesDrafts: false
    ).read(SourceFile(path: entry.path, text: text), id: entry.key.id, in: entry.collection, translations: [])
  }

  @Test(arguments: Case.all) func canBeReadAsItIs(test: Case) throws {
    let (entry, workshop) = try entry(test)
    let result = read(entry.text, entry, workshop)
    #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty, "\(result.diagnostics)")
    #expect(result.entry.record.text("title")?.string == "Ein: „Titel“ #1")
    #expect(result.entry.publication == .heldBack(.draft))
    if test.collection == "systems" { #expect(result.entry.record.term("ai_act.class") == "not-assessed") }
    // What the file leaves open is exactly what the reader misses.
    let missing = result.entry.duties.filter { $0.isAlways && !$0.isMet && !$0.path.contains(".") }.map(\.path)
    #expect(missing == entry.openFields.map(\.key))
    for key in missing { #expect(entry.text.contains("\n\(key): # TODO\n"), "\(key)") }
  }

  @Test(arguments: Case.all) func everySuggestionCanBeTakenUp(test: Case) throws {
    let (entry, workshop) = try entry(test)
    var count = 0
    let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let indent = line.prefix { $0 == " " }
      let rest = line.dropFirst(indent.count)
      // A field begins right behind its #, an explanation after a blank; within a group the blanks come later.
      let isField = rest.hasPrefix("#") && !rest.hasPrefix("# ")
      let isInner = rest.hasPrefix("#  ") && !rest.hasPrefix("#  #")
      guard isField || isInner else { return String(line) }
      count += 1
      return String(indent) + rest.dropFirst()
    }
    let result = read(lines.joined(separator: "\n"), entry, workshop)
    let problems = result.diagnostics.filter { $0.severity == .error }
    #expect(problems.isEmpty, "\(problems)")
    if test.collection == "systems" { #expect(count > 40) }
  }

  @Test func templatesNameKnownFieldsAndValues() throws {
    let schema = try workshop("de").schema
    #expect(TemplateReader.all.count >= 6)
    for template in TemplateReader.all {
      let collection = try #require(schema[template.collection])
      for path in template.values.map(\.path) + template.typical.map(\.path) + template.questions.map(\.path) {
        #expect(collection.field(at: path) != nil, "\(template.id): \(path)")
      }
      for text in template.questions.map(\.text) + [template.label] {
        #expect(text.values[.german]?.isEmpty == false && text.values[.english]?.isEmpty == false)
      }
    }
  }

  @Test func aTemplateDoesNotOverruleWhatIsSet() throws {
    let workshop = try workshop("de")
    var entry = NewEntry("Bot", id: "bot", in: try #require(workshop.schema["systems"]), of: workshop)
    entry.set("users", to: "public")
    entry.apply(try #require(TemplateReader.all.first { $0.id == "code-assistant" }))
    #expect(read(entry.text, entry, workshop).entry.record.term("users") == "public")
  }

  @Test func setsGroupsListsAndRows() throws {
    let workshop = try workshop("de")
    var entry = NewEntry("Vorlage", id: "vorlage", in: try #require(workshop.schema["decisions"]), of: workshop)
    for (path, text) in [
      ("originators", "members, Fraktion: „A“"), ("keywords", "eins"), ("keywords", "zwei,drei"),
      ("consultations.body", "Rat der Stadt"), ("consultations.date", "2026-05-01"), ("consultations.role", "advice"),
      ("consultations.body", "Ausschuss #1"), ("consultations.vote.mode", "majority"),
      ("proposal", "Erste Zeile\n\n- Punkt: eins\n  # kein Kommentar"), ("body", "## Mehr\n\nText."),
    ] { entry.set(path, to: text) }
    let result = read(entry.text, entry, workshop)
    #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty, "\(result.diagnostics)\n\(entry.text)")
    let record = result.entry.record
    #expect(record.list("originators").map(\.value.plainText) == ["members", "Fraktion: „A“"])
    #expect(record.list("keywords").map(\.value.plainText) == ["eins", "zwei", "drei"])
    #expect(record.rows("consultations").map { $0["body"]?.plainText } == ["Rat der Stadt", "Ausschuss #1"])
    #expect(record.rows("consultations").map { $0.term("vote.mode") } == [nil, "majority"])
    #expect(record.markdown("proposal")?.plainText.contains("Punkt: eins") == true)
    #expect(record.markdown("body")?.plainText.contains("Text.") == true)
  }

  @Test(arguments: [
    ("status", "aktv"), ("status", "unknown"), ("contact", "kein Kontakt"), ("department", "digitalam"),
    ("reviewed_on", "31.2.2026"), ("summary", String(repeating: "x", count: 400)),
  ])
  func tellsAtOnceWhatCannotBeTaken(path: String, answer: String) throws {
    let workshop = try workshop("de")
    let entry = NewEntry("Bot", id: "bot", in: try #require(workshop.schema["systems"]), of: workshop)
    let field = try #require(entry.collection.field(path))
    #expect(!entry.problems(with: answer, for: field).isEmpty)
  }

  @Test(arguments: [
    ("status", "pilot"), ("contact", "ki@stadt.example"), ("department", "Digitalamt"), ("department", "unknown"),
    ("summary", "Ein Satz: mit „allem“ # und mehr."), ("purpose", "- kein Aufzählungspunkt"),
  ])
  func takesWhatCanBeTaken(path: String, answer: String) throws {
    let workshop = try workshop("de")
    let entry = NewEntry("Bot", id: "bot", in: try #require(workshop.schema["systems"]), of: workshop)
    let field = try #require(entry.collection.field(path))
    #expect(entry.problems(with: answer, for: field).isEmpty)
  }

  @Test(
    arguments: [
      ("Chatbot „Frag Köln“", "chatbot-frag-koeln"), ("日本", ""), (String(repeating: "wort ", count: 30), 16),
      (String(repeating: "x", count: 200), 80),
    ] as [(String, any Sendable)])
  func makesAnIDOfATitle(title: String, expected: any Sendable) {
    let id = NewEntry.id(for: title)
    if let text = expected as? String { #expect(id == text) }
    if let words = expected as? Int {
      #expect(Slug.isValid(id) && (id.split(separator: "-").count == words || id.count == words))
    }
  }

  @Test(arguments: [
    ("system", "systems"), ("Systeme", "systems"), ("Leitlinie", "guidelines"), ("beschluss", "decisions"),
    ("Anträge", "decisions"), ("motion", "decisions"), ("gremium", "bodies"), ("office", "bodies"),
    ("Begriff", "glossary"), ("page", "pages"), ("SEITEN", "pages"),
  ])
  func knowsCollectionsByManyNames(word: String, id: String) throws {
    #expect(try workshop("de").collection(named: word)?.id == id)
  }
}
