import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// What a list says of an entry.
struct EntryRow {
  let entry: Entry
  private let register: Register
  /// Those of the site in which entries are written.
  private let languages: [LanguageTag]

  private init(_ entry: Entry, of register: Register, languages: [LanguageTag]) {
    self.entry = entry
    self.register = register
    self.languages = languages
  }

  /// The rows of a list, in the order in which they matter.
  static func rows(_ list: ListedEntries, of project: Project) -> [EntryRow] {
    let register = project.register
    let collections = register.schema.collections.map(\.id)
    let byTitle = GermanCollation.sorted(project.entries) { $0.sortKey(in: register.configuration.mainLanguage) }
    let languages = register.completeLanguages
    let rows = collections.flatMap { id in byTitle.filter { $0.key.collection == id } }
      .map { EntryRow($0, of: register, languages: languages) }.filter { $0.belongs(to: list) }
    guard [.scheduled, .expired, .overdue].contains(list) else { return rows }
    // What has waited longest comes first; of two of one day, the order above decides.
    return rows.enumerated().map { (day: $1.day(in: list) ?? .earliest, position: $0, row: $1) }
      .sorted { ($0.day, $0.position) < ($1.day, $1.position) }.map(\.row)
  }

  private func belongs(to list: ListedEntries) -> Bool {
    switch (list, entry.publication) {
    case (.all, _), (.drafts, .heldBack(.draft)), (.unreleased, .heldBack(.unreleased)),
      (.scheduled, .heldBack(.scheduled)), (.expired, .expired):
      true
    case (.overdue, .published), (.overdue, .expired): register.isReviewOverdue(entry)
    case (.incomplete, _): entry.isOwn && !unmet.isEmpty
    case (.untranslated, _): !missingLanguages.isEmpty
    default: false
    }
  }

  /// The day that matters in a list.
  func day(in list: ListedEntries) -> CivilDate? {
    switch (list, entry.publication) {
    case (.scheduled, .heldBack(.scheduled(let day))), (.expired, .expired(since: let day)): day
    case (.overdue, _): reviewDue
    default: nil
    }
  }

  // MARK: - What it says

  /// The file, relative to the project folder.
  var path: String { entry.file.path }

  func title(in language: LanguageTag) -> String { entry.title(in: language).string }

  func status(in language: LanguageTag) -> String {
    guard let id = entry.record.term("status") else { return "" }
    return entry.collection.field("status")?.vocabulary?[id]?.label[language] ?? id
  }

  /// Whether the entry is published, as one word for programs.
  var state: String {
    switch entry.publication {
    case .published: "published"
    case .expired: "expired"
    case .withdrawn: "withdrawn"
    case .heldBack(.draft): "draft"
    case .heldBack(.scheduled): "scheduled"
    case .heldBack(.unreleased): "unreleased"
    }
  }

  /// The same for people.
  var stateWords: Bilingual { entry.publication.words }

  /// The roles whose release is missing.
  var missingReleases: [String] {
    if case .heldBack(.unreleased(let roles)) = entry.publication { return roles }
    return []
  }

  /// Duties that apply and are not met, each field once.
  var unmet: [DutyState] {
    var seen: Set<String> = []
    return entry.duties.filter { !$0.isMet && seen.insert($0.path).inserted }
  }

  /// Languages of the site in which the entry has no page. Nothing is missing in a language with a first page alone.
  var missingLanguages: [LanguageTag] {
    guard !entry.isTombstone, entry.record.flag("public") != false else { return [] }
    return languages.filter { $0 != entry.language && entry.translations[$0] == nil }
  }

  /// The day of the next review; `nil` for what needs none.
  var reviewDue: CivilDate? { register.nextReview(entry) }
}
