import KlartextCore
import Synchronization

/// Whether and how an entry is published.
public enum Publication: Sendable, Hashable {
  case published
  /// Keeps its page, with a notice since when it no longer holds.
  case expired(since: CivilDate)
  /// A tombstone: the address stays and says that the entry was withdrawn, and why.
  case withdrawn(Withdrawal)
  case heldBack(HoldReason)
}

/// Why an entry is not published yet.
public enum HoldReason: Sendable, Hashable {
  case draft
  case scheduled(CivilDate)
  /// Without the release that the configuration asks for; the roles that are missing.
  case unreleased(missing: [String])
}

public struct Withdrawal: Sendable, Hashable {
  public var date: CivilDate?
  public var reason: LanguageText?
  /// Erasure (Art. 17 GDPR): title, text and history vanish from every output.
  public var isPurged: Bool
  /// The first day of which the entry's changes told; `nil` for an erased entry.
  public var firstStated: CivilDate?

  public init(date: CivilDate?, reason: LanguageText?, isPurged: Bool, firstStated: CivilDate? = nil) {
    self.date = date
    self.reason = reason
    self.isPurged = isPurged
    self.firstStated = isPurged ? nil : firstStated
  }
}

/// A version of an entry in another language: only texts.
public struct Translation: Sendable {
  /// The fields in which a translation speaks of itself, and not of what the entry is about.
  public static let factsOfItsOwn: Set<String> = [
    "reviewed_by", "reviewed_on", "translated_on", "ai_assistance", "internal", "language",
  ]

  public let language: LanguageTag
  public let file: SourceFile
  /// The entry's record with the texts of this language in place of the main ones; texts that the translation
  /// lacks keep their own language.
  public var record: Record
  /// What the translation itself states.
  public var own: Record
  public var translatedOn: CivilDate?
  /// All places of the translated page that a link can name.
  public var anchors: Set<String>
  /// Who checked it, such as a group of readers of Leichte Sprache; a group, never a person.
  public var reviewedBy: LanguageText?

  public init(
    language: LanguageTag, file: SourceFile, record: Record, own: Record, translatedOn: CivilDate?,
    reviewedBy: LanguageText?, anchors: Set<String> = []
  ) {
    self.language = language
    self.file = file
    self.record = record
    self.own = own
    self.translatedOn = translatedOn
    self.reviewedBy = reviewedBy
    self.anchors = anchors
  }
}

/// One entry of the register, with all that may be published of it and nothing else.
///
/// A value whose facts are one object until a copy is changed: lists of entries are copied and sorted all the time.
public struct Entry: Sendable {
  private struct Facts: Sendable {
    let key: EntryKey
    let collection: CollectionDefinition
    let file: SourceFile
    let language: LanguageTag
    var record: Record
    var translations: [LanguageTag: Translation]
    var publication: Publication
    var preview: HoldReason?
    var withheld: [String: Record]
    /// Whose document it is, where the record no longer says so.
    let knownAsOwn: Bool?
    var duties: [DutyState] = []
    var anchors: Set<String> = []
    var readability: [LanguageTag: TextFigures] = [:]
  }

  /// Changed only while nobody else refers to it.
  private final class Storage: @unchecked Sendable {
    var facts: Facts { didSet { sortKey.withLock { $0 = nil } } }
    /// As it was worked out last.
    let sortKey = Mutex<(language: LanguageTag, key: [UInt8])?>(nil)
    init(_ facts: Facts) { self.facts = facts }
  }

  private var storage: Storage

  private mutating func change<Value>(_ path: WritableKeyPath<Facts, Value>, to value: Value) {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.facts) }
    storage.facts[keyPath: path] = value
  }

  public var key: EntryKey { storage.facts.key }
  public var collection: CollectionDefinition { storage.facts.collection }
  /// The file in the main language.
  public var file: SourceFile { storage.facts.file }
  public var language: LanguageTag { storage.facts.language }
  /// The values in the main language; without `internal` and without withheld ones.
  public var record: Record {
    get { storage.facts.record }
    set { change(\.record, to: newValue) }
  }
  public var translations: [LanguageTag: Translation] {
    get { storage.facts.translations }
    set { change(\.translations, to: newValue) }
  }
  public var publication: Publication {
    get { storage.facts.publication }
    set { change(\.publication, to: newValue) }
  }
  /// Why the entry is not published yet, when it is shown only because drafts were asked for.
  public var preview: HoldReason? {
    get { storage.facts.preview }
    set { change(\.preview, to: newValue) }
  }
  /// Paths of fields that are withheld, with the row that says why.
  public var withheld: [String: Record] {
    get { storage.facts.withheld }
    set { change(\.withheld, to: newValue) }
  }
  /// The states of all duties that apply, in the order of the schema.
  public var duties: [DutyState] {
    get { storage.facts.duties }
    set { change(\.duties, to: newValue) }
  }
  /// All places of the page that a link can name.
  public var anchors: Set<String> {
    get { storage.facts.anchors }
    set { change(\.anchors, to: newValue) }
  }
  /// How easy the texts for citizens are to read, by the language they are written in; only German can be measured.
  public var readability: [LanguageTag: TextFigures] {
    get { storage.facts.readability }
    set { change(\.readability, to: newValue) }
  }

  public init(
    key: EntryKey, collection: CollectionDefinition, file: SourceFile, language: LanguageTag, record: Record,
    translations: [LanguageTag: Translation] = [:], publication: Publication = .published,
    withheld: [String: Record] = [:], isOwn: Bool? = nil
  ) {
    storage = Storage(
      Facts(
        key: key, collection: collection, file: file, language: language, record: record, translations: translations,
        publication: publication, withheld: withheld, knownAsOwn: isOwn))
  }

  public var id: String { key.id }

  /// Whether the entry is shown only because drafts were asked for.
  public var isPreview: Bool { preview != nil }

  /// The values for a page in a language: the translation's, where there is one.
  public func record(in language: LanguageTag) -> Record { translations[language]?.record ?? record }

  /// The best record to show in a list in a language: the translation's, a more general one's, or the original.
  public func bestRecord(for language: LanguageTag) -> Record {
    for tag in language.fallbacks {
      if tag == self.language { return record }
      if let translation = translations[tag] { return translation.record }
    }
    return record
  }

  /// The languages in which the entry has a page, the main one first.
  public var languages: [LanguageTag] { [language] + translations.keys.sorted() }

  /// The title in a language, or in the one that comes nearest.
  public func title(in language: LanguageTag) -> LanguageText {
    bestRecord(for: language).text("title") ?? LanguageText(id, self.language)
  }

  /// By what the register sorts: the title in a language as in a German dictionary (DIN 5007-1), then the id.
  ///
  /// Remembered, because a preview sorts all entries again whenever one of them changes.
  public func sortKey(in language: LanguageTag) -> [UInt8] {
    if let known = storage.sortKey.withLock({ $0 }), known.language == language { return known.key }
    let key = GermanCollation.key(title(in: language).string + "\u{0}" + id)
    storage.sortKey.withLock { $0 = (language, key) }
    return key
  }

  public func summary(in language: LanguageTag) -> LanguageText? { bestRecord(for: language).text("summary") }

  /// Whether the document is the municipality's own, rather than shown for reference.
  public var isOwn: Bool { storage.facts.knownAsOwn ?? record.isOfOwnOrigin }

  /// Whether anything more than a tombstone may be said of it.
  public var isTombstone: Bool {
    if case .withdrawn = publication { return true }
    return false
  }

  /// The share of the duties that apply and are met, 0 to 1; `nil` where none applies.
  public var completeness: Double? {
    let counted = duties
    guard !counted.isEmpty else { return nil }
    return Double(counted.filter(\.isMet).count) / Double(counted.count)
  }

  /// The newest date that the entry itself states: of its changes, its review, its decision.
  ///
  /// - Parameter today: changes announced for later days do not count yet.
  public func lastChanged(until today: CivilDate) -> CivilDate? {
    record.rows("changes").compactMap { $0.date("date")?.fullDate }.filter { $0 <= today }.max()
  }
}

extension Record {
  /// Whether the entry states no other origin than the municipality.
  public var isOfOwnOrigin: Bool { (term("origin.kind") ?? term("origin") ?? "own") == "own" }
}
