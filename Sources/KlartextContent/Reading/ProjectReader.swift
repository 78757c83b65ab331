import KlartextCore
import KlartextRegister

/// A project on the disk, read and connected.
public struct Project: Sendable {
  public var register: Register
  /// Sorted by place; with errors among them the register must not be published.
  public var diagnostics: [Diagnostic]
  /// Entries that are not published yet, and why; sorted by collection and id.
  public var heldBack: [(key: EntryKey, reason: HoldReason)]
  /// All entries as they were read, held-back ones included: for the people who write them, never for the site.
  public var entries: [Entry]
  /// The next day on which the site changes by itself, after today.
  public var nextChange: CivilDate? { register.nextChange }
  /// How many files were read.
  public var fileCount: Int
}

/// Reads a project folder: configuration, schema, content.
public struct ProjectReader: Sendable {
  /// Absolute, without a slash at the end.
  public let folder: String
  public let today: CivilDate
  /// Whether drafts and entries of the future are shown as if they were published.
  public let includesDrafts: Bool
  /// Replaces the configured base address.
  public let baseURL: String?
  /// Whether what the history of the entries cost may be kept in the project folder for the next time.
  public let writesCache: Bool
  /// Whether the history of the entries is looked up in the repository.
  public let readsHistory: Bool
  /// Entries that are known to have been published, such as from the site that stands so far.
  public let formerlyPublished: [EntryKey]
  /// A new entry that is read as if its file were there.
  public var pending: (key: EntryKey, text: String)?
  /// Words that cannot be ids, by collection, because the site has pages of its own there.
  public let reservedIDs: @Sendable (Schema, SiteConfiguration) -> [String: Set<String>]

  public init(
    folder: String, today: CivilDate, includesDrafts: Bool = false, baseURL: String? = nil,
    writesCache: Bool = false, readsHistory: Bool = true, formerlyPublished: [EntryKey] = [],
    reservedIDs: @escaping @Sendable (Schema, SiteConfiguration) -> [String: Set<String>] = { _, _ in [:] }
  ) {
    self.folder = folder
    self.today = today
    self.includesDrafts = includesDrafts
    self.baseURL = baseURL
    self.writesCache = writesCache
    self.readsHistory = readsHistory
    self.formerlyPublished = formerlyPublished
    self.reservedIDs = reservedIDs
  }

  /// Reads everything and reports every problem of every file.
  ///
  /// - Returns: `nil` for the project when there is no usable configuration.
  public func read() -> (project: Project?, diagnostics: [Diagnostic]) {
    let configured = ConfigurationReader.read(folder: folder, baseURL: baseURL)
    guard let configuration = configured.configuration, let definition = configured.definition,
      let file = configured.file
    else { return (nil, configured.diagnostics.sortedByPlace()) }
    let (schema, schemaDiagnostics) = SchemaReader.read(
      ownFields: configured.ownFields, ownTerms: configured.ownTerms, file: file)
    var diagnostics = configured.diagnostics + schemaDiagnostics

    let (law, lawDiagnostics) = LawReader.read(folder: folder, schema: schema)
    diagnostics += lawDiagnostics
    let legal = LegalCheck(
      configuration, fields: definition, refused: configured.refused, in: file, today: today)
    diagnostics += legal.diagnostics
    var tree = ContentTree.scan(
      content: configured.contentFolder, project: folder, collections: schema.collections.map(\.id))
    if let pending { tree.add(pending.key, text: pending.text, content: configured.contentFolder) }
    diagnostics += tree.diagnostics
    let groups = Self.group(tree.documents)
    var reader = EntryReader(
      schema: schema, configuration: configuration, today: today, includesDrafts: includesDrafts)
    reader.filledCollections = Set(tree.documents.map(\.collection))
    let reserved = reservedIDs(schema, configuration)
    let results = groups.parallelMap { [reader] group in read(group, with: reader, reserved: reserved) }
    diagnostics += results.flatMap(\.diagnostics)
    let entries = results.compactMap(\.entry)

    let history =
      readsHistory
      ? HistoryReader(
        project: folder, contentFolder: configured.contentFolder, reader: reader, today: today,
        writesCache: writesCache, fingerprint: SchemaReader.fingerprint ^ ContentHash.value(file.text.utf8)
      ).read(entries, file: file) : HistoryReader.Result()
    diagnostics += history.diagnostics
    diagnostics += DisappearanceCheck.diagnostics(
      of: formerlyPublished, among: entries, contentFolder: configured.contentFolder, configuration: configuration)

    let linked = RegisterLinker(
      schema: schema, law: law, configuration: configuration, today: today, media: tree.media,
      contentFolder: configured.contentFolder, histories: history.histories
    ).link(entries, configuration: file, fields: definition)
    diagnostics += linked.diagnostics
    let heldBack = entries.compactMap { entry -> (key: EntryKey, reason: HoldReason)? in
      if case .heldBack(let reason) = entry.publication { return (entry.key, reason) }
      return nil
    }
    var register = linked.register
    register.nextChange = [nextChange(entries), legal.nextChange, register.nextOverdue].compactMap { $0 }.min()
    let project = Project(
      register: register, diagnostics: diagnostics.sortedByPlace(),
      heldBack: heldBack.sorted { $0.key < $1.key }, entries: entries, fileCount: tree.documents.count)
    return (project, project.diagnostics)
  }

  /// The file of an entry with its translations.
  private struct Group: Sendable {
    var main: ContentTree.Document?
    var translations: [ContentTree.Document]
  }

  private static func group(_ documents: [ContentTree.Document]) -> [Group] {
    var groups: [Group] = []
    var positions: [EntryKey: Int] = [:]
    for document in documents {
      let key = EntryKey(document.collection, document.id)
      let position = positions[key] ?? groups.count
      if position == groups.count {
        positions[key] = position
        groups.append(Group(main: nil, translations: []))
      }
      if document.language == nil {
        groups[position].main = document
      } else {
        groups[position].translations.append(document)
      }
    }
    return groups
  }

  private func read(
    _ group: Group, with reader: EntryReader, reserved: [String: Set<String>]
  ) -> (entry: Entry?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var translations: [(LanguageTag, SourceFile)] = []
    let configuration = reader.configuration
    func report(_ finding: Finding, _ document: ContentTree.Document) {
      diagnostics.append(Diagnostic(finding, at: SourceLocation(path: document.path)))
    }
    for document in group.translations {
      guard let language = document.language else { continue }
      if language == configuration.mainLanguage {
        report(.translationOfMain(language, id: document.id), document)
      } else if group.main == nil {
        report(.translationWithoutOriginal(document.id), document)
      } else if !configuration.languages.contains(language) {
        report(.translationLanguageOff(language, configured: configuration.languages), document)
      } else {
        let (file, diagnostic) = TextFileReader.read(document.absolutePath, path: document.path)
        if let file { translations.append((language, file)) }
        if let diagnostic { diagnostics.append(diagnostic) }
      }
    }
    guard let main = group.main, let collection = reader.schema[main.collection] else { return (nil, diagnostics) }
    if reserved[main.collection]?.contains(main.id) == true { report(.idReserved(main.id), main) }
    let (file, diagnostic) =
      main.text.map { (SourceFile(path: main.path, text: $0), nil) }
      ?? TextFileReader.read(main.absolutePath, path: main.path)
    if let diagnostic { diagnostics.append(diagnostic) }
    // An entry that cannot be read still exists, so that references to it are not reported as well.
    let source = file ?? SourceFile(path: main.path, text: "---\ntitle: \(main.id)\n---\n")
    let result = reader.read(source, id: main.id, in: collection, translations: translations)
    if file != nil { diagnostics += result.diagnostics }
    return (result.entry, diagnostics)
  }

  private func nextChange(_ entries: [Entry]) -> CivilDate? {
    entries.compactMap { entry -> CivilDate? in
      switch entry.publication {
      case .heldBack(.scheduled(let date)): date
      case .published where !entry.isPreview:
        entry.record.date("expires_on")?.fullDate.flatMap { $0 > today ? $0 : nil }
      default: nil
      }
    }.min()
  }
}
