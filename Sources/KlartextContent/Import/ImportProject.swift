import KlartextCore
import KlartextRegister

/// The project into which something is imported, as it is before.
public struct ImportProject: Sendable {
  public let schema: Schema
  public let configuration: SiteConfiguration
  public let entries: [Entry]
  /// Absolute.
  let folder: String
  let contentFolder: String
  let reservedIDs: [String: Set<String>]
  let today: CivilDate
  private let reader: ProjectReader
  private let diagnostics: [Diagnostic]
  /// All entries that are there.
  let keys: Set<EntryKey>
  /// Ids by collection and title.
  let titles: [String: [String: [String]]]

  /// Reads the project; `nil` when there is no usable configuration.
  public static func open(_ reader: ProjectReader) -> (project: ImportProject?, diagnostics: [Diagnostic]) {
    let (project, diagnostics) = reader.read()
    guard let project else { return (nil, diagnostics) }
    return (ImportProject(project, reader, diagnostics), diagnostics)
  }

  private init(_ project: Project, _ reader: ProjectReader, _ diagnostics: [Diagnostic]) {
    schema = project.register.schema
    configuration = project.register.configuration
    entries = project.entries.sorted { $0.key < $1.key }
    folder = reader.folder
    contentFolder = project.contentFolder
    reservedIDs = reader.reservedIDs(schema, configuration)
    today = reader.today
    self.reader = reader
    self.diagnostics = diagnostics
    keys = Set(entries.map(\.key))
    var titles: [String: [String: [String]]] = [:]
    for entry in entries {
      titles[entry.key.collection, default: [:]][entry.title(in: entry.language).string, default: []].append(entry.id)
    }
    self.titles = titles
  }

  /// Where an entry's file is or will be, relative to the project folder.
  func path(of key: EntryKey, language: LanguageTag?) -> String {
    "\(contentFolder)/\(key)\(language.map { "." + $0.description } ?? "").md"
  }

  /// The file of an entry, byte for byte; `nil` where there is none that could be read.
  func text(of key: EntryKey, language: LanguageTag?) -> String? {
    ContentFile.text(at: folder + "/" + path(of: key, language: language))
  }

  /// The languages in which an entry has translations on the disk, those included that the site does not show.
  func translations(of key: EntryKey) -> [LanguageTag] {
    configuration.languages.dropFirst().filter { DirectoryEntry.exists(folder + "/" + path(of: key, language: $0)) }
  }

  /// What is wrong with files that are not written yet, told at the place in the source where it comes from.
  func problems(with files: [ImportPlan.File]) -> [Diagnostic] {
    guard !files.isEmpty else { return [] }
    var reader = reader
    reader.texts = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    // What was wrong before is not the fault of the import.
    let before = Set(diagnostics.map { Fault($0) })
    return reader.read().diagnostics.compactMap { diagnostic -> Diagnostic? in
      guard diagnostic.severity == .error, !before.contains(Fault(diagnostic)), let location = diagnostic.location,
        let file = byPath[location.path]
      else { return nil }
      let name = schema[file.key.collection].flatMap { self.part(atLine: location.line, of: file.text, in: $0) }
      let place = name.flatMap { file.places[$0] } ?? file.place
      return place.diagnostic(diagnostic.finding)
    }
  }

  private struct Fault: Hashable {
    var finding: Finding
    var path: String?

    init(_ diagnostic: Diagnostic) {
      finding = diagnostic.finding
      path = diagnostic.location?.path
    }
  }

  /// The part of an entry that stands at a line of its file.
  private func part(atLine line: Int, of text: String, in collection: CollectionDefinition) -> String? {
    let front = FrontMatter.read(SourceFile(path: "", text: text))
    if front.bodyLines.contains(line) { return collection.bodyField?.path }
    func part(_ pairs: [YAMLPair], _ fields: [FieldDefinition]) -> String? {
      guard let pair = pairs.last(where: { Int($0.keyMark.line) <= line }),
        let field = fields.first(where: { $0.key == pair.key })
      else { return nil }
      guard field.type == .record, !field.isList, let inner = pair.value.mapping else { return field.path }
      return part(inner, field.fields) ?? field.path
    }
    return part(front.fields ?? [], collection.fields)
  }
}
