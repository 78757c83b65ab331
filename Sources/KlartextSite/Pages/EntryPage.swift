import KlartextCore
import KlartextRegister

/// The page of a system, guideline, decision or body.
struct EntryPage {
  let edition: Edition
  let entry: Entry
  let fields: EntryFields
  private let files: EntryFiles?

  private init(_ entry: Entry, in edition: Edition, files: EntryFiles?) {
    self.edition = edition
    self.entry = entry
    self.files = files
    fields = EntryFields(entry, in: edition)
  }

  var strings: Strings { edition.strings }
  var collection: CollectionDefinition { entry.collection }

  /// All pages of entries, in every language that they have.
  static func artifacts(_ editions: [Edition], files: EntryFiles?) -> [Artifact] {
    editions.flatMap { edition in
      edition.register.allEntries.parallelMap { artifact(of: $0, in: edition, files: files) }.compactMap { $0 }
    }
  }

  /// The page of an entry in a language; `nil` where it has none of its own.
  static func artifact(of entry: Entry, in edition: Edition, files: EntryFiles?) -> Artifact? {
    // The first page shows the text of its own.
    guard entry.key != .startPage, edition.addresses.legalPage(of: entry.key) == nil,
      entry.language == edition.language || entry.translations[edition.language] != nil
        || entry.isTombstone && edition.isMain
    else { return nil }
    let path = edition.addresses.entry(entry.key, in: edition.language)
    let origin = entry.translations[edition.language]?.file.path ?? entry.file.path
    return edition.artifact(path, origin: origin) {
      if entry.isTombstone { return TombstonePage.page(entry, in: edition) }
      switch entry.key.collection {
      case "pages", "glossary": return TextPage.page(entry, in: edition)
      default:
        let page = EntryPage(entry, in: edition, files: files)
        let isEasy = EasyEntryPage.isThere(for: entry, in: edition.language)
        return isEasy ? EasyEntryPage.page(page.fields) : page.page()
      }
    }
  }

  func page() -> Page {
    let title = entry.title(in: edition.language)
    let summary = fields.record.text("summary")
    let facts = KeyFacts(fields)
    let groups = EntryGroups(fields, shownAbove: facts.shownPaths)
    let relations = EntryRelations(fields)
    let changes = self.changes
    let contents = EntryContents(
      groups.headings + relations.headings + changesHeading(changes) + [aboutHeading], in: edition)
    let main = edition.fill(
      .entry,
      [
        "collection": .text(entry.key.collection), "id": .text(entry.key.description), "kicker": .text(kicker),
        "title": .text(title.string), "title_attributes": edition.attributes(title),
        "summary": summary.map { edition.html($0) }, "status": edition.statusTag(of: entry),
        "status_date": edition.statusDate(of: entry),
        "notices": EntryNotices(entry, in: edition).html.orNil, "facts": facts.html.orNil,
        "facts_id": facts.groupID.map { .text("group-" + $0) },
        "contents": contents.html, "groups": groups.html,
        "original_href": fields.isEasy
          ? .text(edition.href(edition.addresses.entry(entry.key, in: entry.language))) : nil,
        "original_language": .text(entry.language.description), "relations": relations.html.orNil,
        "calendar": calendar, "changes": changes,
        "citation": citation, "files": files?.links(to: entry, in: edition),
        "report_href": edition.reportAddress(entry).map { .text($0) },
        "compare_href": compareAddress.map { .text($0) },
        "has_technical": fields.isEasy ? nil : HTML(),
      ])
    return Page(
      path: edition.addresses.entry(entry.key, in: edition.language), title: title.string,
      description: summary?.string, section: .within(entry.key.collection), kind: "entry",
      breadcrumb: edition.breadcrumb(to: entry), versions: edition.versions(of: entry),
      reviewed: entry.reviewedLanguages, isIndexed: !entry.isPreview, data: [edition.addresses.data(entry.key)],
      feed: .entry(entry), structuredData: edition.data(of: entry), main: main)
  }

  /// What the entry is, above its title: „Beschlussvorlage 2026/0012“.
  private var kicker: String {
    guard let id = entry.record.term("kind"), let term = collection.field("kind")?.vocabulary?[id] else {
      return collection.singular[edition.language]
    }
    let kind = term.label[edition.language]
    return entry.record.text("reference").map { kind + " " + $0.string } ?? kind
  }

  /// The comparison, with this system chosen.
  private var compareAddress: String? {
    guard collection.id == "systems", ComparisonPage.isThere(in: edition.register) else { return nil }
    return edition.href(edition.addresses.comparison(in: edition.language)) + "?a=" + entry.id
  }

  /// A body's sessions as a calendar.
  private var calendar: HTML? {
    edition.calendar(of: entry).map { path in
      let body = entry.title(in: edition.language).string
      return edition.calendarLinks([(path, strings.text(.calendarBodyTitle, ["body": body]))])
    }
  }

  // MARK: - Changes

  private var changes: HTML? {
    let changes = Changes.of(entry, today: edition.register.today, language: edition.language)
    var html: HTML =
      changes.isEmpty
      ? "" : "<ol class=\"changes\">\(changes.map { edition.html($0, withTitle: false) }.joined())</ol>"
    if let path = HistoryPage.versions(of: entry, in: edition)[edition.language] {
      html += "<p class=\"more\"><a href=\"\(edition.href(path))\">\(strings[.historyLink])</a></p>"
    }
    return html.isEmpty ? nil : html + (edition.feedLink(.entry(entry)) ?? HTML())
  }

  private var aboutHeading: EntryHeading {
    EntryHeading(id: "about", label: LanguageText(strings[.aboutEntry], edition.language))
  }

  /// How to cite the entry: title, register, municipality, state and address.
  private var citation: HTML {
    let path = edition.addresses.entry(entry.key, in: edition.language)
    let configuration = edition.configuration
    let state = SiteMap.lastModified(entry, edition.language, edition.register.today) ?? edition.register.today
    return strings.html(
      .citation,
      [
        "title": edition.html(entry.title(in: edition.language)),
        "site": .text(configuration.siteTitle[edition.language]),
        "name": .text(configuration.name[edition.language]), "date": edition.date(state),
        "address": .text(edition.addresses.url(path) ?? edition.href(path)),
      ])
  }

  private func changesHeading(_ changes: HTML?) -> [EntryHeading] {
    changes == nil ? [] : [EntryHeading(id: "changes", label: LanguageText(strings[.changes], edition.language))]
  }
}

extension Edition {
  /// The pages above an entry.
  func breadcrumb(to entry: Entry) -> [Page.Crumb] {
    guard !addresses.isAtRoot(entry.key.collection) else { return [] }
    return [
      Page.Crumb(
        title: entry.collection.label.text(in: language), path: addresses.list(entry.key.collection, in: language))
    ]
  }

  /// The addresses of an entry in all languages in which it has a page.
  func versions(of entry: Entry) -> [LanguageTag: SitePath] {
    if let page = addresses.legalPage(of: entry.key) { return legalVersions(of: page) }
    var versions: [LanguageTag: SitePath] = [:]
    for language in entry.languages where addresses.languages.contains(language) {
      versions[language] = addresses.entry(entry.key, in: language)
    }
    return versions
  }

  /// Where a mistake in an entry is reported: the configured form, else a mail; the entry's id goes with it. `nil` where
  /// neither is configured.
  func reportAddress(_ entry: Entry) -> String? {
    let record = configuration.record
    let subject = strings.text(.reportSubject, ["id": entry.key.description])
    if let form = record.plain("feedback_url") { return form.addingQuery("subject", subject) }
    if let email = record.record("contact")?.plain("email") {
      return "mailto:\(email)?subject=\(Escaping.percentEncoded(subject))"
    }
    return record.record("contact")?.plain("url")
  }
}

extension String {
  /// The address with one more part of its query (RFC 3986 §3.4).
  func addingQuery(_ name: String, _ value: String) -> String {
    let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let separator = parts[0].contains("?") ? "&" : "?"
    let fragment = parts.count > 1 ? "#" + parts[1] : ""
    return parts[0] + separator + name + "=" + Escaping.percentEncoded(value) + fragment
  }
}
