import Foundation
import KlartextCore
import KlartextRegister

@testable import KlartextSite

/// A small register made by hand, so that what a page shows can be told from the test alone.
struct SampleRegister {
  var languages: [LanguageTag] = [.german, .english]
  var baseURL: String? = "https://ki.stadt.example/"
  var segments: [String: LocalizedText] = [:]
  var settings = Record()
  var entries: [Entry] = []
  var backlinks: [EntryKey: [Backlink]] = [:]
  var today = CivilDate("2026-11-21") ?? .earliest

  static let systems = CollectionDefinition(
    id: "systems", label: LocalizedText([.german: "Systeme", .english: "Systems"]),
    singular: LocalizedText([.german: "System", .english: "System"]),
    intro: LocalizedText([.german: "Was läuft.", .english: "What runs."]),
    segment: LocalizedText([.german: "systeme", .english: "systems"]),
    groups: [
      FieldGroup(id: "overview", label: LocalizedText([.german: "Überblick", .english: "Overview"])),
      FieldGroup(id: "transparency", label: LocalizedText([.german: "Transparenz", .english: "Transparency"])),
    ],
    fields: [
      field("title", .text), field("summary", .text),
      field(
        "status", .choice,
        vocabulary: Vocabulary(
          name: "status",
          terms: [
            Term(
              id: "operational", label: LocalizedText([.german: "in Betrieb", .english: "in operation"]),
              text: LocalizedText([.german: "Es läuft.", .english: "It runs."]))
          ]), isFacet: true),
      field("start", .partialDate), field("purpose", .markdown, label: [.german: "Zweck", .english: "Purpose"]),
      field("provider", .text, label: [.german: "Hersteller", .english: "Provider"], takesUnknown: true),
      field("former_ids", .id, isShown: false),
      field("changes", .record, group: "transparency", isList: true),
    ])

  static let glossary = CollectionDefinition(
    id: "glossary", label: LocalizedText("Glossar", in: .german), singular: LocalizedText("Begriff", in: .german),
    intro: LocalizedText("Wörter.", in: .german), segment: LocalizedText([.german: "glossar", .english: "glossary"]),
    groups: [], fields: [field("title", .text)])

  static let pages = CollectionDefinition(
    id: "pages", label: LocalizedText("Seiten", in: .german), singular: LocalizedText("Seite", in: .german),
    intro: LocalizedText("Seiten.", in: .german), segment: LocalizedText("", in: .german), groups: [],
    fields: [field("title", .text)])

  static let schema = Schema(collections: [systems, glossary, pages], duties: [])

  static func field(
    _ key: String, _ type: FieldType, label: [LanguageTag: String] = [:], group: String = "overview",
    vocabulary: Vocabulary? = nil, takesUnknown: Bool = false, isFacet: Bool = false, isShown: Bool = true,
    isList: Bool = false
  ) -> FieldDefinition {
    FieldDefinition(
      key: key, path: key, type: type, isList: isList,
      label: LocalizedText(label.isEmpty ? [.german: key, .english: key] : label), group: group, vocabulary: vocabulary,
      takesUnknown: takesUnknown, isShown: isShown, isFacet: isFacet)
  }

  var configuration: SiteConfiguration {
    SiteConfiguration(
      record: settings, name: LocalizedText([.german: "Stadt Beispiel", .english: "City of Example"]),
      siteTitle: LocalizedText([.german: "KI-Register", .english: "AI register"]), baseURL: baseURL,
      languages: languages, theme: "klar", departments: [], segments: segments, requiredReleases: [],
      dutiesAreErrors: false)
  }

  var register: Register {
    Register(
      schema: Self.schema, configuration: configuration, today: today, entries: entries, backlinks: backlinks,
      media: [:])
  }

  var addresses: Addresses { Addresses(schema: Self.schema, configuration: configuration) }

  /// The themes of this repository.
  static let themeFolder: ThemeFolder = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ThemeFolder(path: root.appending(path: "themes").path, displayPath: "themes")
  }()

  func plan() throws -> OutputPlan { try SiteGenerator(register: register, theme: theme()).plan().plan }

  /// The site in each of its languages.
  func editions() throws -> [Edition] {
    try SiteGenerator(register: register, theme: theme()).editions
  }

  private func theme() throws -> Theme {
    let (theme, diagnostics) = ThemeReader.read("klar", from: [Self.themeFolder], languages: languages)
    guard let theme else { throw ThemeUnusable(diagnostics: diagnostics) }
    return theme
  }

  struct ThemeUnusable: Error { var diagnostics: [Diagnostic] }
}

extension Entry {
  /// An entry in German; values by key, texts as German ones.
  static func sample(
    _ id: String, _ collection: CollectionDefinition = SampleRegister.systems, _ values: [(String, Value)] = []
  ) -> Entry {
    let title: Record.Field = Record.Field("title", .text(LanguageText("Titel von " + id, .german)), .start)
    return Entry(
      key: EntryKey(collection.id, id), collection: collection,
      file: SourceFile(path: "content/\(collection.id)/\(id).md", text: ""), language: .german,
      record: Record(values.contains { $0.0 == "title" } ? [] : [title])
        .adding(values.map { Record.Field($0.0, $0.1, .start) }))
  }

  /// The same with a version in another language that states these texts.
  func translated(_ language: LanguageTag, _ values: [(String, Value)], on date: String? = nil) -> Entry {
    var copy = self
    var record = record
    for (key, value) in values { record[key] = value }
    copy.translations[language] = Translation(
      language: language, file: SourceFile(path: "content/\(key.collection)/\(id).\(language).md", text: ""),
      record: record, own: Record(), translatedOn: date.flatMap { CivilDate($0) }, reviewedBy: nil)
    return copy
  }
}

extension Record {
  func adding(_ fields: [Field]) -> Record { Record(self.fields + fields) }
}

extension OutputPlan {
  /// The text of a file; fails the test that asks for one that is not there.
  func text(_ address: String) throws -> String {
    struct Missing: Error { var address: String }
    guard let artifact = self[address] else { throw Missing(address: address) }
    return String(decoding: artifact.bytes(), as: UTF8.self)
  }

  /// The main part of a page.
  func main(_ address: String) throws -> String {
    let text = try text(address)
    guard let start = text.firstRange(of: "<main"), let end = text.firstRange(of: "</main>") else { return "" }
    return String(text[start.lowerBound..<end.upperBound])
  }
}
