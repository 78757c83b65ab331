import KlartextCore
import KlartextRegister

/// What became of an entry: the changes that it states, and what differs between its published versions.
struct HistoryPage {
  private let edition: Edition
  private let entry: Entry
  private var strings: Strings { edition.strings }

  static func artifacts(_ edition: Edition) -> [Artifact] {
    edition.register.allEntries.flatMap { entry -> [Artifact] in
      guard versions(of: entry, in: edition)[edition.language] != nil else { return [] }
      let count = count(of: entry, in: edition.register)
      return (0..<count).compactMap { index in
        let pagination = Pagination(number: index + 1, count: count)
        let path = edition.addresses.history(of: entry.key, in: edition.language, page: pagination.number)
        return edition.artifact(path, origin: entry.file.path) {
          HistoryPage(edition: edition, entry: entry).page(pagination)
        }
      }
    }
  }

  /// How many pages there are; none where nothing is known.
  static func count(of entry: Entry, in register: Register) -> Int {
    guard !entry.isTombstone, !entry.isPreview, entry.collection.field("changes") != nil else { return 0 }
    let events = register.histories[entry.key]?.events.count ?? 0
    let stated = Changes.count(of: entry, today: register.today)
    return events + stated == 0 ? 0 : Pagination.pageCount(events + stated)
  }

  /// The languages with such a page. In easy language it would be made of ordinary words.
  static func versions(of entry: Entry, in edition: Edition, page: Int = 1) -> [LanguageTag: SitePath] {
    guard count(of: entry, in: edition.register) >= page else { return [:] }
    var versions: [LanguageTag: SitePath] = [:]
    for language in edition.versions(of: entry).keys where !language.isEasy {
      versions[language] = edition.addresses.history(of: entry.key, in: language, page: page)
    }
    return versions
  }

  private func page(_ pagination: Pagination) -> Page {
    let title = entry.title(in: edition.language)
    let heading = strings.text(.historyTitle, ["title": title.string])
    let path: (Int) -> SitePath = { edition.addresses.history(of: entry.key, in: edition.language, page: $0) }
    let history = edition.register.histories[entry.key]
    let steps = steps(history)
    var intro = strings[history == nil ? .historyIntroStated : .historyIntro]
    if let begins = history?.begins {
      intro += " " + strings.text(.historyBegins, ["date": DateText.long(PartialDate(begins), in: edition.language)])
    }
    let items = pagination.slice(steps).map(\.html).joined()
    let main = edition.fill(
      .updates,
      [
        "heading": .text(heading), "heading_attributes": edition.attributes(title), "intro": .text(intro),
        "result": .text(strings.count(.countChanges, steps.count)),
        "page_sentence": pagination.sentence(strings).map { .text($0) },
        "changes": "<ol class=\"changes\">\(items)</ol>", "pagination": pagination.html(in: edition, path: path),
      ])
    let parent = Page.Crumb(title: title, path: edition.addresses.entry(entry.key, in: edition.language))
    return Page(
      path: path(pagination.number), title: pagination.title(heading, strings), description: intro,
      section: .within(entry.key.collection), kind: "history", breadcrumb: edition.breadcrumb(to: entry) + [parent],
      versions: Self.versions(of: entry, in: edition, page: pagination.number), main: main)
  }

  private struct Step {
    var day: CivilDate
    var html: HTML
  }

  /// Newest first; on one day what the entry states of itself comes before what was found by comparing.
  private func steps(_ history: EntryHistory?) -> [Step] {
    let stated = Changes.of(entry, today: edition.register.today, language: edition.language).map {
      Step(day: $0.date, html: edition.html($0, withTitle: false))
    }
    let found = (history?.events ?? []).map { Step(day: $0.day, html: html($0)) }
    return (stated + found).enumerated().sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }
      .map(\.element)
  }

  private func html(_ event: EntryHistory.Event) -> HTML {
    let kind: StringKey
    var text: HTML?
    switch event.what {
    case .published: kind = .historyPublished
    case .unpublished: kind = .historyUnpublished
    case .republished: kind = .historyRepublished
    case .renamed(let id):
      kind = .historyRenamed
      text = "<p>\(strings.html(.historyRenamedText, ["id": "<code>\(id)</code>"]))</p>"
    case .changed(let changes):
      kind = .historyChanged
      let rows = changes.compactMap { edition.html($0, in: entry.collection) }
      text = rows.isEmpty ? nil : "<dl class=\"fields\">\(rows.joined())</dl>"
    case .translation(let language, let change):
      kind = .historyTranslation
      let key: StringKey =
        switch change {
        case .added: .historyTranslationAdded
        case .changed: .historyTranslationChanged
        case .removed: .historyTranslationRemoved
        }
      let name = edition.ownName(of: language, isReviewed: entry.reviewedLanguages.contains(language))
      text = "<p>\(strings.html(key, ["language": .text(name)]))</p>"
    }
    let head: HTML = "<p class=\"change-kind\">\(strings[kind])</p>"
    return edition.fill(.change, ["date": edition.date(event.day), "text": head + (text ?? HTML())])
  }
}
