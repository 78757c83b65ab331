import KlartextCore
import KlartextRegister

/// The first page in easy language, with what a public body has to explain in it: what there is, how to get around,
/// the core of the accessibility statement, and where there is more (BITV 2.0 § 4).
struct EasyHomePage {
  private let edition: Edition
  private var strings: Strings { edition.strings }

  private static let collections = ["systems", "guidelines", "decisions"]

  /// Of a collection; more would be no page in easy language.
  private static let namedEntries = 30

  static func page(_ edition: Edition) -> Page { EasyHomePage(edition: edition).page() }

  private func page() -> Page {
    let isReviewed = edition.common.reviewedLanguages.contains(edition.language)
    var outline = OutlinePage(edition)
    outline.add("what", .easyHomeWhat, what)
    outline.add("how", .easyHomeHow, how)
    outline.add("accessibility", .easyHomeAccessibility, accessibility)
    outline.add("more", isReviewed ? .easyHomeMoreReviewed : .easyHomeMore, more)
    outline.add("sign-language", .easyHomeSign, page("gebaerdensprache"))
    outline.add("ask", .easyAsk, EntryContact.site(edition))
    let heading = edition.configured("tagline") ?? edition.configuration.siteTitle[edition.language]
    let versions = edition.addresses.languages.map { ($0, edition.addresses.home($0)) }
    return Page(
      path: edition.addresses.home(edition.language),
      title: strings.text(.homeTitle, ["name": edition.configuration.name[edition.language]]), description: heading,
      section: .home, kind: "home", breadcrumb: nil, versions: Dictionary(uniqueKeysWithValues: versions),
      feed: .everything, structuredData: edition.siteData,
      main: outline.main(heading: heading, intro: strings[.easyHomeWhatText]))
  }

  /// The collections, each with a sentence on what it holds.
  private var what: HTML {
    let items = Self.collections.compactMap { id -> HTML? in
      guard let collection = edition.schema[id] else { return nil }
      let href = edition.href(edition.addresses.list(id, in: edition.language))
      let label = collection.label.text(in: edition.language)
      return """
        <li><p><a href="\(href)"\(edition.attributes(label.language))>\(label.string)</a></p>\
        <p>\(edition.html(collection.intro)) \(ListSentence.of(collection, in: edition).text)</p></li>
        """
    }
    return "<ul class=\"values\">\(items.joined())</ul>"
  }

  private var how: HTML {
    let language = edition.language
    let links: [(SitePath, StringKey)] = [
      (edition.addresses.fixed(.search, in: language), .searchTitle),
      (edition.addresses.index(in: language), .indexTitle),
      (edition.addresses.fixed(.updates, in: language), .updatesTitle),
    ]
    let items = links.map { "<li><a href=\"\(edition.href($0))\">\(strings[$1])</a></li>" as HTML }
    return "<p>\(strings[.easyHomeHowText])</p><ul class=\"values\">\(items.joined())</ul>"
  }

  /// The summary of the accessibility statement in easy language is its core.
  private var accessibility: HTML {
    let entry = edition.register[EntryKey("pages", "barrierefreiheit")]
    let core = entry?.translations[edition.language]?.own.text("summary")
    let statement: HTML = core.map { "<p>\(edition.html($0))</p>" } ?? HTML()
    let record = edition.configuration.record
    let address =
      record.plain("feedback_url") ?? record.record("contact")?.plain("email").map { "mailto:" + $0 }
    let report: HTML = address.map { "<p><a href=\"\($0)\">\(strings[.easyHomeProblem])</a></p>" } ?? HTML()
    return statement + (page("barrierefreiheit") ?? HTML()) + report
  }

  /// All entries that were written in this language, by collection.
  private var more: HTML {
    let language = edition.language
    return edition.schema.collections.compactMap { collection -> HTML? in
      let entries = edition.register.listed(collection.id).filter { $0.translations[language] != nil }
      guard !entries.isEmpty else { return nil }
      let label = collection.label.text(in: language)
      return "<h3\(edition.attributes(label.language))>\(label.string)</h3>"
        + edition.links(to: entries, limit: Self.namedEntries)
    }.joined()
  }

  /// A link to a page of the municipality's own.
  private func page(_ id: String) -> HTML? {
    guard let entry = edition.register[EntryKey("pages", id)], !entry.isTombstone else { return nil }
    return "<p>\(edition.link(to: entry))</p>"
  }
}
