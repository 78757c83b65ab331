import KlartextCore
import KlartextRegister

/// Whose changes a feed tells.
enum FeedScope: Sendable {
  case everything
  case collection(CollectionDefinition)
  case office(Department)
  case entry(Entry)

  /// A name that is the same in every language and every build.
  var id: String {
    switch self {
    case .everything: "updates"
    case .collection(let collection): collection.id
    case .office(let office): "departments/" + office.id
    case .entry(let entry): entry.key.description
    }
  }
}

extension Edition {
  /// All feeds of this language. Without a base address there are none: RFC 4287 §4.2.6 asks for ids that are unique
  /// in the world, and readers of feeds for full addresses.
  var feeds: [FeedScope] {
    guard addresses.baseURL != nil else { return [] }
    let collections = schema.collections.filter { $0.field("changes") != nil && !addresses.isAtRoot($0.id) }
    return [.everything] + collections.map { .collection($0) } + configuration.departments.map { .office($0) }
      + register.allEntries.filter { hasFeed($0) }.map { .entry($0) }
  }

  /// Whether an entry has a feed of its own in this language.
  func hasFeed(_ entry: Entry) -> Bool {
    guard addresses.baseURL != nil, entry.collection.field("changes") != nil, !entry.isTombstone, !entry.isPreview,
      entry.record.flag("public") != false
    else { return false }
    return entry.language == language || entry.translations[language] != nil
  }

  /// Where a feed stands: beside the page that it belongs to.
  func path(of scope: FeedScope, as format: FeedFormat) -> SitePath {
    let folder: SitePath =
      switch scope {
      case .everything: addresses.home(language)
      case .collection(let collection): addresses.list(collection.id, in: language)
      case .office(let office): addresses.office(office.id, in: language)
      case .entry(let entry): addresses.entry(entry.key, in: language)
      }
    return SitePath(folder.description + format.fileName)
  }

  /// The link to the page of which a feed tells.
  func page(of scope: FeedScope) -> String {
    switch scope {
    case .everything: href(addresses.fixed(.updates, in: language))
    case .collection(let collection): href(addresses.list(collection.id, in: language))
    case .office(let office):
      href(addresses.fixed(.responsibility, in: language)) + "#" + Self.officeAnchor(office.id)
    case .entry(let entry): href(addresses.entry(entry.key, in: language))
    }
  }

  /// „Änderungen: Systeme“.
  func title(of scope: FeedScope) -> String { strings.text(.feedTitle, ["title": subject(of: scope)]) }

  private func subject(of scope: FeedScope) -> String { name(of: scope).string }

  /// What a feed tells of.
  func name(of scope: FeedScope) -> LanguageText {
    switch scope {
    case .everything: configuration.siteTitle.text(in: language)
    case .collection(let collection): collection.label.text(in: language)
    case .office(let office): office.name.text(in: language)
    case .entry(let entry): entry.title(in: language)
    }
  }

  // MARK: - On pages

  /// What announces the feeds of a page to programs.
  func announcement(of scope: FeedScope?) -> HTML {
    guard let scope, addresses.baseURL != nil else { return HTML() }
    if case .entry(let entry) = scope, !hasFeed(entry) { return HTML() }
    return FeedFormat.allCases.map { format -> HTML in
      """
      <link rel="alternate" type="\(format.mediaType)" title="\(title(of: scope)) (\(format.name))" \
      href="\(href(path(of: scope, as: format)))">

      """
    }.joined()
  }

  /// A link to a feed for people, in a paragraph; `nil` where there is none.
  func feedLink(_ scope: FeedScope) -> HTML? {
    guard addresses.baseURL != nil else { return nil }
    if case .entry(let entry) = scope, !hasFeed(entry) { return nil }
    return "<p class=\"more\">\(link(to: scope, text: strings[.feedLink]))</p>"
  }

  /// All feeds but those of offices and entries, and how one subscribes.
  var feedLinks: HTML? {
    guard addresses.baseURL != nil else { return nil }
    let items = feeds.compactMap { scope -> HTML? in
      switch scope {
      case .everything: "<li>\(link(to: scope, text: strings[.feedLink]))</li>"
      case .collection: "<li>\(namedLink(to: scope))</li>"
      case .office, .entry: nil
      }
    }
    return "<ul class=\"values\">\(items.joined())</ul><p class=\"note\">\(strings[.feedHow])</p>"
  }

  /// „Änderungen abonnieren: Systeme (Feed)“.
  func namedLink(to scope: FeedScope) -> HTML {
    link(to: scope, text: strings.text(.feedLinkTo, ["title": subject(of: scope)]))
  }

  private func link(to scope: FeedScope, text: String) -> HTML {
    "<a href=\"\(href(path(of: scope, as: .atom)))\" type=\"\(FeedFormat.atom.mediaType)\">\(text)</a>"
  }
}

extension Addresses {
  /// The folder of an office, for its feeds: `verantwortung/digitalamt/`.
  func office(_ id: String, in language: LanguageTag) -> SitePath {
    SitePath(fixed(.responsibility, in: language).description + id + "/")
  }
}
