import KlartextCore
import KlartextRegister

/// What all feeds of a language are made from; its links leave the site.
struct FeedSource: Sendable {
  /// Enough for months, and small enough to be asked for every hour.
  static let length = 50

  private let edition: Edition
  private let tag: FeedTag
  /// For feeds without items: the newest day that any entry states.
  private let lastModified: CivilDate
  private var newest: [Change] = []
  private var byCollection: [String: [Change]] = [:]
  private var byOffice: [String: [Change]] = [:]

  /// - Parameter base: the base address of the site.
  init(_ edition: Edition, base: String) {
    self.edition = edition.leavingSite()
    tag = FeedTag(base)
    lastModified = edition.register.lastModified ?? edition.register.today
    for change in Changes.all(edition) where !change.entry.isPreview {
      Self.add(change, to: &newest)
      Self.add(change, to: &byCollection[change.entry.key.collection, default: []])
      if let office = Self.office(of: change.entry) { Self.add(change, to: &byOffice[office, default: []]) }
    }
  }

  private static func add(_ change: Change, to changes: inout [Change]) {
    if changes.count < length { changes.append(change) }
  }

  /// The configured office that an entry names as its own.
  private static func office(of entry: Entry) -> String? {
    for field in entry.collection.fields where field.target == "departments" {
      if case .reference(let key)? = entry.record[field.key] { return key.id }
    }
    return nil
  }

  func feed(_ scope: FeedScope) -> Feed {
    let changes: [Change]
    var subtitle: String?
    var author = edition.municipality
    var stated: CivilDate?
    switch scope {
    case .everything:
      changes = newest
      subtitle = edition.strings[.updatesIntro]
    case .collection(let collection):
      changes = byCollection[collection.id] ?? []
      subtitle = collection.intro[edition.language]
    case .office(let office):
      changes = byOffice[office.id] ?? []
      author = edition.party(office)
    case .entry(let entry):
      changes = Array(
        Changes.of(entry, today: edition.register.today, language: edition.language).prefix(Self.length))
      subtitle = entry.summary(in: edition.language)?.string
      author = edition.party(answeringFor: entry)
      let history = edition.register.histories[entry.key]?.events.first?.day
      stated = [entry.record.date("reviewed_on")?.fullDate, history].compactMap { $0 }.max().map {
        min($0, edition.register.today)
      }
    }
    let paths = FeedFormat.allCases.map { ($0, edition.href(edition.path(of: scope, as: $0))) }
    return Feed(
      id: tag("\(edition.language)/\(scope.id)"), title: edition.title(of: scope), subtitle: subtitle,
      language: edition.language, page: edition.page(of: scope),
      addresses: Dictionary(uniqueKeysWithValues: paths), author: author,
      license: edition.configuration.record.plain("license"),
      // Without changes: the last day on which somebody looked at the entry, else at any entry, so that the feed stays
      // the same while nothing happens.
      updated: changes.first?.date ?? stated ?? lastModified, items: changes.map(item))
  }

  // MARK: - Items

  private func item(_ change: Change) -> Feed.Item {
    let entry = change.entry
    let title = entry.title(in: edition.language)
    let kind = category("kind", of: entry.collection.field("changes"), in: change.row)
    let text = change.row.markdown("text")
    // A page in easy language answers questions and has no list of changes.
    let hasChanges = !EasyEntryPage.isThere(for: entry, in: edition.pageLanguage(of: entry))
    let number = change.number > 1 ? "/\(change.number)" : ""
    return Feed.Item(
      id: tag("\(edition.language)/\(entry.key)/\(change.date)\(number)"),
      url: edition.href(entry) + (hasChanges ? "#changes" : ""),
      title: LanguageText(title.string + (kind.map { ": " + $0.label } ?? ""), title.language), day: change.date,
      author: edition.party(answeringFor: entry),
      categories: [kind, collection(of: entry), status(of: entry)].compactMap { $0 },
      content: content(of: change), language: text?.language ?? change.row.text("text")?.language ?? title.language)
  }

  /// What changed, then in what.
  private func content(of change: Change) -> HTML {
    let entry = change.entry
    let text =
      change.row.markdown("text").map { markdown -> HTML in
        let html = edition.html(markdown, in: .awayFrom(entry))
        return edition.isForeign(markdown.language)
          ? "<div\(edition.attributes(markdown.language))>\(html)</div>" : html
      } ?? change.row.text("text").map { "<p>\(edition.html($0))</p>" } ?? HTML()
    let summary = entry.summary(in: edition.language).map { ": \(edition.html($0))" as HTML }
    return text + "<p>\(edition.link(to: entry))\(summary)</p>"
  }

  // MARK: - Categories

  private func category(_ key: String, of field: FieldDefinition?, in row: Record) -> Feed.Category? {
    guard let field = field?.field(key), let id = row.term(key) ?? field.defaultValue else { return nil }
    return Feed.Category(
      scheme: tag("changes." + key), term: id, label: field.vocabulary?[id]?.label[edition.language] ?? id)
  }

  private func collection(of entry: Entry) -> Feed.Category {
    Feed.Category(
      scheme: tag("collection"), term: entry.key.collection, label: entry.collection.label[edition.language])
  }

  private func status(of entry: Entry) -> Feed.Category? {
    edition.status(of: entry).map { field, term in
      Feed.Category(
        scheme: tag(entry.key.collection + "." + field), term: term.id, label: term.label[edition.language])
    }
  }
}
