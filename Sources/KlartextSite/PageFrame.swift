import KlartextCore
import KlartextRegister

/// What stands around every page of a language: name, navigation, footer.
struct PageFrame {
  let language: LanguageTag
  let register: Register
  let theme: Theme
  let addresses: Addresses
  let strings: Strings
  let accent: AccentColour

  private var configuration: SiteConfiguration { register.configuration }

  /// The order in which readers meet the collections and pages.
  private static let navigation: [PageSection] = [
    .list("systems"), .list("guidelines"), .list("decisions"), .fixed(.responsibility), .fixed(.updates),
    .list("glossary"),
  ]

  /// Pages that people look for at the end of a footer, in the usual order; all others stand before them by title.
  private static let lastPages = [
    "kontakt", "barrierefreiheit", "leichte-sprache", "gebaerdensprache", "datenschutz", "impressum",
  ]

  /// What every template may use: `t` and `site`.
  var everywhere: [String: any Sendable] {
    let title = configuration.siteTitle[language]
    let name = configuration.name[language]
    return [
      "t": strings.forTemplates,
      "site": [
        "title": title, "name": name, "owner": name == title ? "" : name,
        "home": addresses.link(addresses.home(language)), "language": language.description,
        "direction": language.isRightToLeft ? "rtl" : "ltr",
      ],
    ]
  }

  /// What the frame shows on all pages of a section.
  func fixed(for section: PageSection) -> [String: any Sendable] {
    var values = everywhere
    values["stylesheets"] = stylesheets
    values["icon"] = theme.icon.flatMap { theme.asset($0) }.map {
      addresses.link(addresses.asset($0.name, hash: $0.hash))
    }
    values["navigation"] = Self.navigation.compactMap { item($0, in: section) }
    values["pages"] = pages
    let record = configuration.record
    let links = record.rows("footer_links").compactMap(footerLink)
    values["links"] = links
    values["has_links"] = !links.isEmpty
    let search = addresses.fixed(.search, in: language)
    values["search_href"] = addresses.link(search)
    values["search_attributes"] = elsewhere
    if isComplete {
      // Where the search is on a page in another language, the link leads there instead of opening it here.
      values["search_script"] = theme.asset(SearchPage.script).map {
        addresses.link(addresses.asset($0.name, hash: $0.hash))
      }
    }
    if addresses.baseURL != nil, isComplete {
      values["search_description"] = addresses.link(addresses.openSearch(in: language))
    }
    if section == .fixed(.search) { values["search_current"] = "page" }
    values["feedback"] = record.plain("feedback_url")
    values["contact"] = contact
    if record.flag("demonstration") == true {
      values["demonstration"] = configuration.ownText("demonstration_text", in: language) ?? strings[.demonstrationText]
    }
    if let path = logo, let file = register.media[path] {
      values["logo"] = addresses.link(addresses.media(file))
      values["logo_width"] = file.width.map(String.init)
      values["logo_height"] = file.height.map(String.init)
    }
    if let license = record.plain("license") {
      values["license"] = license
      values["license_href"] = DataLicense(license).page
    }
    return values
  }

  private var logo: String? {
    guard let path = configuration.record.plain("logo") else { return nil }
    return register.media[path] == nil ? "media/" + path : path
  }

  private var stylesheets: [[String: String]] {
    let files = theme.stylesheets.compactMap { theme.asset($0) }.map { addresses.asset($0.name, hash: $0.hash) }
    return (files + [accent.path(addresses)]).map { ["href": addresses.link($0)] }
  }

  private func item(_ target: PageSection, in section: PageSection) -> [String: String]? {
    var values: [String: String]
    switch target {
    case .list(let collection):
      guard let definition = register.schema[collection] else { return nil }
      let label = definition.label.text(in: language)
      values = [
        "href": addresses.link(addresses.list(collection, in: language)), "label": label.string,
        "attributes": elsewhere + mark(label),
      ]
      if section == .within(collection) { values["current"] = "true" }
    case .fixed(let page):
      values = [
        "href": addresses.link(addresses.fixed(page, in: language)), "label": strings[page.titleKey],
        "attributes": elsewhere,
      ]
    case .elsewhere, .home, .within: return nil
    }
    if section == target { values["current"] = "page" }
    return values
  }

  private var pages: [[String: String]] {
    let entries = register.listed("pages").filter { $0.key != .startPage }
    let last = Self.lastPages.compactMap { id in entries.first { $0.id == id } }
    let others = entries.filter { !Self.lastPages.contains($0.id) }
    let figures = [FixedPage.transparency, .statistics, .data].map { page in
      [
        "href": addresses.link(addresses.fixed(page, in: language)), "label": strings[page.titleKey],
        "attributes": elsewhere,
      ]
    }
    let index = [
      "href": addresses.link(addresses.index(in: language)), "label": strings[.indexTitle], "attributes": elsewhere,
    ]
    return [index] + figures
      + (others + last).map { entry in
        let title = entry.title(in: language)
        let available = language.fallbacks.first {
          addresses.languages.contains($0) && ($0 == entry.language || entry.translations[$0] != nil)
        }
        let page = available ?? configuration.mainLanguage
        var attributes = page == language ? "" : " hreflang=\"\(page)\""
        attributes += mark(title)
        return [
          "href": addresses.link(addresses.entry(entry.key, in: page)), "label": title.string, "attributes": attributes,
        ]
      }
  }

  private func footerLink(_ row: Record) -> [String: String]? {
    guard let url = row.plain("url") else { return nil }
    switch row["title"] {
    case .localized(let text)?:
      let title = text.text(in: language)
      return ["href": url, "label": title.string, "attributes": mark(title)]
    case .text(let text)?: return ["href": url, "label": text.string, "attributes": ""]
    default: return ["href": url, "label": Edition.readable(url), "attributes": ""]
    }
  }

  private var isComplete: Bool { addresses.completeLanguage(for: language) == language }

  /// ` hreflang` of pages that this language lacks.
  private var elsewhere: String {
    isComplete ? "" : " hreflang=\"\(addresses.completeLanguage(for: language))\""
  }

  /// ` lang` of a text that is not in the language of the page (WCAG 2.2 SC 3.1.2).
  private func mark(_ text: LanguageText) -> String {
    language.fallbacks.contains(text.language) ? "" : Edition.attributes(text.language, on: language).string
  }

  private var contact: String? {
    guard let contact = configuration.record.record("contact") else { return nil }
    var items: [HTML] = []
    if let email = contact.plain("email") { items.append("<a href=\"mailto:\(email)\">\(email)</a>") }
    if let phone = contact.plain("phone") {
      items.append("<a href=\"\(Edition.phoneAddress(phone))\">\(phone)</a>")
    }
    return items.map { "<li>\($0)</li>" as HTML }.joined().orNil?.string
  }
}

extension FixedPage {
  var titleKey: StringKey {
    switch self {
    case .updates: .updatesTitle
    case .responsibility: .responsibilityTitle
    case .transparency: .transparencyTitle
    case .statistics: .statisticsTitle
    case .data: .dataTitle
    case .search: .searchTitle
    }
  }
}
