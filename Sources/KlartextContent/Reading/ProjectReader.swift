import KlartextCore
import KlartextRegister

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
  /// Texts that are read in the place of files, or as files of their own: by path relative to the project folder.
  public var texts: [String: String] = [:]
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
    var memory = ReadingMemory()
    let reading = read(with: &memory)
    let diagnostics = reading.diagnostics()
    var project = reading.project
    project?.diagnostics = diagnostics
    return (project, diagnostics)
  }

  /// Reads what changed since the last time, and takes the rest from the memory.
  ///
  /// - Parameter changed: the paths of what may have changed, relative to the project folder; `nil` when everything
  ///   has to be looked at.
  public func read(with memory: inout ReadingMemory, changed: Set<String>? = nil) -> ProjectReading {
    memory.touched = changed ?? []
    guard let foundation = foundation(&memory, changed) else {
      return ProjectReading(nil, found: [ProjectFoundation.read(by: self).diagnostics])
    }
    let tree = tree(&memory, changed, foundation)
    let decoded = decode(tree, &memory, foundation)
    var found = [foundation.diagnostics, tree.diagnostics] + decoded.map(\.diagnostics)
    let entries = decoded.compactMap(\.entry)

    let history = history(of: entries, &memory, foundation)
    found.append(history.diagnostics)
    found.append(
      DisappearanceCheck.diagnostics(
        of: formerlyPublished, among: entries, contentFolder: foundation.contentFolder,
        configuration: foundation.configuration))

    let mediaBefore = memory.links.mediaFiles.mapValues(\.stamp)
    let linked = RegisterLinker(
      schema: foundation.schema, law: foundation.law, configuration: foundation.configuration, today: today,
      media: tree.media, contentFolder: foundation.contentFolder, histories: history.histories
    ).link(
      entries, revisions: decoded.compactMap { $0.entry == nil ? nil : $0.revision }, with: &memory.links,
      configuration: foundation.file, fields: foundation.definition)
    if memory.links.mediaFiles.mapValues(\.stamp) != mediaBefore { memory.noteChange() }
    found += linked.diagnostics
    let heldBack = entries.compactMap { entry -> (key: EntryKey, reason: HoldReason)? in
      if case .heldBack(let reason) = entry.publication { return (entry.key, reason) }
      return nil
    }
    var register = linked.register
    register.nextChange = Once { [register] in
      [nextChange(entries), foundation.nextChange, register.nextOverdue].compactMap { $0 }.min()
    }
    let project = Project(
      contentFolder: foundation.contentFolder, register: register, diagnostics: [],
      heldBack: heldBack.sorted { $0.key < $1.key }, entries: entries,
      fileCount: tree.documents.count)
    return ProjectReading(project, found: found, checks: linked.checks)
  }

  /// The files beside the content folder that are read, by name.
  public static let foundationFiles = ProjectFoundation.fileNames

  // MARK: - What changed

  private func foundation(_ memory: inout ReadingMemory, _ changed: Set<String>?) -> ProjectFoundation? {
    let isTouched = changed.map { !$0.isDisjoint(with: ProjectFoundation.fileNames) }
    if let known = memory.foundation, isTouched == false { return known }
    let stamps = ProjectFoundation.fileNames.map { FileStamp(of: folder + "/" + $0) }
    if let known = memory.foundation, isTouched == nil, stamps == memory.foundationStamps { return known }
    let foundation = ProjectFoundation.read(by: self).foundation
    memory.startAnew(on: foundation, stamps)
    return foundation
  }

  private func tree(
    _ memory: inout ReadingMemory, _ changed: Set<String>?, _ foundation: ProjectFoundation
  ) -> ContentTree {
    let collections = foundation.schema.collections.map(\.id)
    var tree: ContentTree
    if let changed, var known = memory.tree, known.update(changed) {
      tree = known
    } else {
      tree = ContentTree.scan(content: foundation.contentFolder, project: folder, collections: collections)
    }
    if memory.tree.map({ $0.media != tree.media || $0.diagnostics != tree.diagnostics }) ?? true { memory.noteChange() }
    memory.tree = tree
    tree.lay(texts, content: foundation.contentFolder, collections: collections)
    return tree
  }

  private func decode(
    _ tree: ContentTree, _ memory: inout ReadingMemory, _ foundation: ProjectFoundation
  ) -> [DecodedEntry] {
    let groups = EntrySources.grouped(tree.documents)
    // Whether a field that names entries can be filled in depends on whether there are any.
    let filled = Set(tree.documents.map(\.collection))
    if filled != memory.filledCollections { memory.entries = [:] }
    memory.filledCollections = filled
    let (known, touched) = (memory.entries, memory.touched)
    let stale = groups.filter { group in
      guard let decoded = known[group.key] else { return true }
      let documents = group.documents
      return decoded.documents != documents || !touched.isEmpty && documents.contains { touched.contains($0.path) }
    }
    var reader = EntryReader(
      schema: foundation.schema, configuration: foundation.configuration, today: today,
      includesDrafts: includesDrafts)
    reader.filledCollections = filled
    let results = stale.parallelMap { [reader] group -> DecodedEntry in
      let loaded = group.load(for: foundation.configuration, reserved: foundation.reservedIDs)
      let texts = loaded.files.map { $0?.text }
      // Saved without a change, or moved here and back: what was made of the same texts is the same.
      if var decoded = known[group.key], decoded.texts == texts, texts.allSatisfy({ $0 != nil }),
        decoded.documents.map(\.path) == group.documents.map(\.path)
      {
        decoded.documents = group.documents
        return decoded
      }
      let (entry, diagnostics) = group.decode(loaded, by: reader)
      return DecodedEntry(
        documents: group.documents, texts: texts, entry: entry, diagnostics: diagnostics, revision: 0)
    }
    for (group, result) in zip(stale, results) {
      var result = result
      if result.revision == 0 {
        result.revision = memory.nextRevision()
        memory.noteChange()
      }
      memory.entries[group.key] = result
    }
    if memory.entries.count > groups.count {
      memory.noteChange()
      let keys = Set(groups.map(\.key))
      memory.entries = memory.entries.filter { keys.contains($0.key) }
    }
    return groups.compactMap { memory.entries[$0.key] }
  }

  private func history(
    of entries: [Entry], _ memory: inout ReadingMemory, _ foundation: ProjectFoundation
  ) -> HistoryReader.Result {
    guard readsHistory else { return HistoryReader.Result() }
    let keys = entries.map(\.key)
    if let known = memory.history, known.holds(for: keys) { return known.result }
    let reader = EntryReader(
      schema: foundation.schema, configuration: foundation.configuration, today: today,
      includesDrafts: includesDrafts)
    let result = HistoryReader(
      project: folder, contentFolder: foundation.contentFolder, reader: reader, today: today,
      writesCache: writesCache, fingerprint: SchemaReader.fingerprint ^ ContentHash.value(foundation.file.text.utf8)
    ).read(entries, file: foundation.file)
    memory.history = ReadingMemory.RememberedHistory(keys: keys, result: result)
    return result
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
