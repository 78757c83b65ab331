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

  func diagnostics(of entries: [Entry], schema: Schema, _ repository: GitRepository) -> [Diagnostic] {
    var present: [EntryKey: Entry] = [:]
    var former: Set<EntryKey> = []
    for entry in entries {
      present[entry.key] = entry
      for item in entry.record.list("former_ids") {
        former.insert(EntryKey(entry.key.collection, item.value.plainText))
      }
    }
    let missing = log.versions.keys.sorted().compactMap { path -> (EntryKey, CollectionDefinition)? in
      guard let key = key(of: path), let collection = schema[key.collection], !former.contains(key) else { return nil }
      switch present[key]?.publication {
      case nil, .heldBack?: return (key, collection)
      default: return nil
      }
    }
    guard !missing.isEmpty else { return [] }
    let blobs = missing.flatMap { key, _ in (log.versions[path(of: key)] ?? []).compactMap(\.blob) }
    let contents = repository.contents(of: blobs)
    let held = present
    return missing.parallelMap { key, collection -> Diagnostic? in
      let states = (log.versions[path(of: key)] ?? []).map {
        EntryTimeline.State(commit: $0.commit, id: key.id, blob: $0.blob)
      }
      guard let last = chronicler.wasPublic(states, in: collection, contents: contents),
        from.map({ last >= $0 }) ?? true
      else { return nil }
      let entry = held[key]
      let mark = ["draft", "publish_on", "release"].lazy.compactMap { entry?.record.mark(of: $0) }.first
      let place = mark.flatMap { entry?.file.location($0) } ?? entry?.file.whole ?? SourceLocation(path: path(of: key))
      return Diagnostic(.entryDisappeared(key.id, isThere: entry != nil), at: place)
    }.compactMap { $0 }
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
