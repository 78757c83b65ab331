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
  let icons: IconFiles

  private var configuration: SiteConfiguration { register.configuration }

  /// The order in which readers meet the collections and pages.
  private static let navigation: [PageSection] = [
    .list("systems"), .list("guidelines"), .list("decisions"), .fixed(.responsibility), .fixed(.updates),
    .list("glossary"),
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
    values["icon"] = addresses.link(icons.vector)
    values["icon_png"] = addresses.link(icons.bitmap)
    values["theme_color"] = accent.light.hexadecimal
    values["theme_color_dark"] = theme.paper.dark.hexadecimal
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
    values["contact"] = contact
    if record.flag("demonstration") == true {
      values["demonstration"] = configuration.ownText("demonstration_text", in: language) ?? strings[.demonstrationText]
    }
    let pictures = SitePictures(register)
    let coatOfArmsText = strings.text(.coatOfArms, ["name": configuration.name[language]])
    if let logo = pictures.logo {
      // The name stands beside the logo, so the picture adds nothing to it (WCAG 2.2 SC 1.1.1).
      values.merge(picture(logo, "logo", text: "")) { _, new in new }
      if let coatOfArms = pictures.coatOfArms {
        values.merge(picture(coatOfArms, "coat_of_arms", text: coatOfArmsText)) { _, new in new }
      }
    } else if let coatOfArms = pictures.coatOfArms {
      values.merge(picture(coatOfArms, "logo", text: coatOfArmsText)) { _, new in new }
    }
    if let license = record.plain("license") {
      values["license"] = license
      values["license_href"] = DataLicense(license).page
    }
    return values
  }

  /// A picture with its size, so that the page does not jump while it loads.
  private func picture(_ file: MediaFile, _ name: String, text: String) -> [String: any Sendable] {
    var values: [String: any Sendable] = [name: addresses.link(addresses.media(file)), name + "_text": text]
    values[name + "_width"] = file.width.map(String.init)
    values[name + "_height"] = file.height.map(String.init)
    return values
  }

  private var stylesheets: [[String: String]] {
    let names = theme.stylesheets + (language.isEasy ? theme.easyStylesheets : [])
    let files = names.compactMap { theme.asset($0) }.map { addresses.asset($0.name, hash: $0.hash) }
    // The theme has the last word: on paper and for more contrast it changes what the colours were.
    return ([accent.path(addresses)] + files).map { ["href": addresses.link($0)] }
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

  /// The index, figures, pages of one's own by title, then those that the law asks for, in the usual order.
  private var pages: [[String: String]] {
    let figures = [FixedPage.transparency, .statistics, .data].map { page in
      [
        "href": addresses.link(addresses.fixed(page, in: language)), "label": strings[page.titleKey],
        "attributes": elsewhere,
      ]
    }
    let index = [
      "href": addresses.link(addresses.index(in: language)), "label": strings[.indexTitle], "attributes": elsewhere,
    ]
    let own = register.listed("pages").filter { $0.key != .startPage && addresses.legalPage(of: $0.key) == nil }
    let links = LegalLinks(register: register, addresses: addresses, language: language)
    return [index] + figures + own.map(ownPage)
      + LegalPage.allCases.map { page in
        let target = links.language(of: page)
        return link(to: addresses.legal(page, in: target), in: target, title: links.title(of: page))
      }
  }

  private func ownPage(_ entry: Entry) -> [String: String] {
    let available = language.fallbacks.first {
      addresses.languages.contains($0) && ($0 == entry.language || entry.translations[$0] != nil)
    }
    let page = available ?? configuration.mainLanguage
    return link(to: addresses.entry(entry.key, in: page), in: page, title: entry.title(in: language))
  }

  private func link(to path: SitePath, in page: LanguageTag, title: LanguageText) -> [String: String] {
    let attributes = (page == language ? "" : " hreflang=\"\(page)\"") + mark(title)
    var label = title.string
    if language.isEasy, page != language { label += " (" + strings[.onlyInLanguage] + ")" }
    return ["href": addresses.link(path), "label": label, "attributes": attributes]
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
