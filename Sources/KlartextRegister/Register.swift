import KlartextCore

/// A relation between two entries, seen from the one it leads to.
public struct Backlink: Sendable, Hashable {
  /// The entry that states the relation.
  public var source: EntryKey
  /// The dotted path of the field that states it; `nil` when a text links.
  public var field: String?
  /// The place in the target, such as a principle.
  public var anchor: String?

  public init(source: EntryKey, field: String?, anchor: String?) {
    self.source = source
    self.field = field
    self.anchor = anchor
  }
}

/// A picture or document of the content folder.
public struct MediaFile: Sendable, Hashable {
  /// Relative to the content folder: `media/plan.svg`.
  public var path: String
  /// Where it lies on the disk.
  public var absolutePath: String
  public var byteCount: Int
  /// Twelve hexadecimal digits over the contents.
  public var hash: String
  /// Pixels, for pictures whose header says so.
  public var width: Int?
  public var height: Int?

  public init(path: String, absolutePath: String, byteCount: Int, hash: String, width: Int?, height: Int?) {
    self.path = path
    self.absolutePath = absolutePath
    self.byteCount = byteCount
    self.hash = hash
    self.width = width
    self.height = height
  }
}

/// A link of a text to a page of the site by its address: `/aktuelles/`.
public struct SiteLink: Sendable, Hashable {
  /// As it was written: with `/` at the beginning, query and fragment.
  public var path: String
  /// Where it stands.
  public var location: SourceLocation

  public init(path: String, location: SourceLocation) {
    self.path = path
    self.location = location
  }
}

/// Everything that is published, connected: the one source of every page, feed and export.
///
/// Held-back entries are not in it, and of withdrawn ones only what their tombstone says.
public struct Register: Sendable {
  public let schema: Schema
  public let configuration: SiteConfiguration
  /// The day for which the site is built.
  public let today: CivilDate
  /// By collection id; each sorted by title as in a German dictionary (DIN 5007-1).
  public private(set) var entries: [String: [Entry]]
  public private(set) var backlinks: [EntryKey: [Backlink]]
  /// By path relative to the content folder; only files that published entries use.
  public let media: [String: MediaFile]
  /// Links to pages by their address, which only the plan of the site can check.
  public let siteLinks: [SiteLink]
  /// What the law demands of systems.
  public let law: LawTable?
  /// What became of entries, as far as it is public today.
  public let histories: [EntryKey: EntryHistory]
  /// The next day on which the site changes by itself, after today; looked for in all entries when somebody asks.
  public var nextChange = Once<CivilDate?> { nil }
  private var positions: [EntryKey: Int]

  public init(
    schema: Schema, configuration: SiteConfiguration, today: CivilDate, entries: [Entry],
    backlinks: [EntryKey: [Backlink]], media: [String: MediaFile], siteLinks: [SiteLink] = [],
    law: LawTable? = nil, histories: [EntryKey: EntryHistory] = [:]
  ) {
    self.schema = schema
    self.configuration = configuration
    self.today = today
    self.backlinks = backlinks
    self.media = media
    self.siteLinks = siteLinks
    self.law = law
    self.histories = histories
    var grouped: [String: [Entry]] = [:]
    for entry in entries { grouped[entry.key.collection, default: []].append(entry) }
    for (collection, list) in grouped {
      grouped[collection] = GermanCollation.sorted(list) { $0.sortKey(in: configuration.mainLanguage) }
    }
    self.entries = grouped
    positions = [:]
    for list in grouped.values {
      for (position, entry) in list.enumerated() { positions[entry.key] = position }
    }
  }

  public subscript(key: EntryKey) -> Entry? {
    guard let position = positions[key] else { return nil }
    return entries[key.collection]?[position]
  }

  /// The entries of a collection by title; tombstones left out.
  public func listed(_ collection: String) -> [Entry] { (entries[collection] ?? []).filter { !$0.isTombstone } }

  /// Entries in the order of the register: by collection, then by title.
  public func sorted(_ entries: [Entry]) -> [Entry] {
    let collections = schema.collections.map(\.id)
    let places = entries.map { entry in
      (collections.firstIndex(of: entry.key.collection) ?? 0, positions[entry.key] ?? 0)
    }
    return entries.indices.sorted { places[$0] < places[$1] }.map { entries[$0] }
  }

  /// All entries with a page, tombstones included.
  public var allEntries: [Entry] { schema.collections.flatMap { entries[$0.id] ?? [] } }

  public func links(to key: EntryKey) -> [Backlink] { backlinks[key] ?? [] }
}
