import KlartextCore
import KlartextRegister

/// Names entries that were published and are not there any more: an address may lead elsewhere, but never nowhere.
struct DisappearanceCheck {
  let contentFolder: String
  let log: GitLog
  let modified: Set<String>
  let chronicler: EntryChronicler
  /// What was public only before that day is not asked for.
  let from: CivilDate?
  let configuration: SiteConfiguration

  func diagnostics(of entries: [Entry], schema: Schema, _ repository: GitRepository) -> [Diagnostic] {
    let present = Present(entries, configuration)
    let missing = log.versions.keys.sorted().compactMap { path -> (EntryKey, CollectionDefinition)? in
      guard let key = key(of: path), let collection = schema[key.collection], present.lacks(key) else { return nil }
      return (key, collection)
    }
    guard !missing.isEmpty else { return [] }
    let blobs = missing.flatMap { key, _ in (log.versions[path(of: key)] ?? []).compactMap(\.blob) }
    let contents = repository.contents(of: blobs)
    return missing.parallelMap { key, collection -> Diagnostic? in
      let states = (log.versions[path(of: key)] ?? []).map {
        EntryTimeline.State(commit: $0.commit, id: key.id, blob: $0.blob)
      }
      guard let last = chronicler.wasPublic(states, in: collection, contents: contents),
        from.map({ last >= $0 }) ?? true
      else { return nil }
      return present.diagnostic(of: key, path: path(of: key))
    }.compactMap { $0 }
  }

  /// What a site had published, by its own list.
  static func diagnostics(
    of published: [EntryKey], among entries: [Entry], contentFolder: String, configuration: SiteConfiguration
  ) -> [Diagnostic] {
    guard !published.isEmpty else { return [] }
    let present = Present(entries, configuration)
    return published.filter(present.lacks).map {
      present.diagnostic(of: $0, path: "\(contentFolder)/\($0.collection)/\($0.id).md")
    }
  }

  /// The entries that there are, and the names that they had.
  private struct Present: Sendable {
    private var entries: [EntryKey: Entry] = [:]
    private var former: Set<EntryKey> = []
    private let configuration: SiteConfiguration

    init(_ entries: [Entry], _ configuration: SiteConfiguration) {
      self.configuration = configuration
      for entry in entries {
        self.entries[entry.key] = entry
        for item in entry.record.list("former_ids") {
          former.insert(EntryKey(entry.key.collection, item.value.plainText))
        }
      }
    }

    /// Whether nothing stands at the address of an entry.
    func lacks(_ key: EntryKey) -> Bool {
      // The program writes some pages itself, whether or not there is a content page.
      guard !former.contains(key), configuration.legalPage(of: key) == nil else { return false }
      switch entries[key]?.publication {
      case nil, .heldBack?: return true
      default: return false
      }
    }

    func diagnostic(of key: EntryKey, path: String) -> Diagnostic {
      let entry = entries[key]
      let mark = ["draft", "publish_on", "release"].lazy.compactMap { entry?.record.mark(of: $0) }.first
      let place = mark.flatMap { entry?.file.location($0) } ?? entry?.file.whole ?? SourceLocation(path: path)
      return Diagnostic(.entryDisappeared(key.id, isThere: entry != nil), at: place)
    }
  }

  private func path(of key: EntryKey) -> String { "\(contentFolder)/\(key.collection)/\(key.id).md" }

  /// The entry of a file in the main language.
  private func key(of path: String) -> EntryKey? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folders = contentFolder.split(separator: "/").count
    guard parts.count == folders + 2, path.hasPrefix(contentFolder + "/"), let name = parts.last,
      name.hasSuffix(".md")
    else { return nil }
    let id = String(name.dropLast(3))
    return Slug.isValid(id) ? EntryKey(String(parts[folders]), id) : nil
  }
}
