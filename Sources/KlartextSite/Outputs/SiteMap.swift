import KlartextCore
import KlartextRegister

/// `sitemap.xml` (sitemaps.org protocol 0.9) with the language versions of each page, and `robots.txt` (RFC 9309).
enum SiteMap {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let edition = editions.first else { return [] }
    var artifacts: [Artifact] = []
    if edition.addresses.baseURL != nil, let address = SitePath("sitemap.xml").outputAddress {
      artifacts.append(Artifact(address, kind: .data, origin: "site map") { Array(document(edition).utf8) })
    }
    if let address = SitePath("robots.txt").outputAddress {
      artifacts.append(Artifact(address, kind: .data, origin: "robots") { Array(robots(edition.addresses).utf8) })
    }
    return artifacts
  }

  private static func robots(_ addresses: Addresses) -> String {
    let rules = "User-agent: *\nAllow: /\n"
    return addresses.url(SitePath("sitemap.xml")).map { rules + "\nSitemap: \($0)\n" } ?? rules
  }

  private static func document(_ edition: Edition) -> String {
    let addresses = edition.addresses
    let register = edition.register
    var body = ""
    func add(_ versions: [LanguageTag: SitePath], changed: (LanguageTag) -> CivilDate?) {
      let languages = addresses.languages.filter { versions[$0] != nil }
      var alternates = ""
      if languages.count > 1 {
        for language in languages {
          guard let url = versions[language].flatMap({ addresses.url($0) }) else { continue }
          alternates +=
            "<xhtml:link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(Escaping.html(url))\"/>\n"
        }
      }
      for language in languages {
        guard let url = versions[language].flatMap({ addresses.url($0) }) else { continue }
        body += "<url>\n<loc>\(Escaping.html(url))</loc>\n"
        if let date = changed(language) { body += "<lastmod>\(date)</lastmod>\n" }
        body += alternates + "</url>\n"
      }
    }
    func everywhere(_ path: (LanguageTag) -> SitePath) -> [LanguageTag: SitePath] {
      Dictionary(uniqueKeysWithValues: addresses.languages.map { ($0, path($0)) })
    }
    let newest = register.allEntries.compactMap {
      lastModified($0, register.configuration.mainLanguage, register.today)
    }.max()
    add(everywhere { addresses.home($0) }) { _ in newest }
    for page in FixedPage.allCases { add(everywhere { addresses.fixed(page, in: $0) }) { _ in newest } }
    for collection in register.schema.collections where !addresses.isAtRoot(collection.id) {
      let entries = register.listed(collection.id)
      let date = entries.compactMap { lastModified($0, register.configuration.mainLanguage, register.today) }.max()
      let pages = collection.id == "glossary" ? 1 : Pagination.pageCount(entries.count)
      for page in 1...pages {
        add(everywhere { addresses.list(collection.id, in: $0, page: page) }) { _ in date }
      }
    }
    for page in FacetPage.versions(in: edition) { add(page.versions) { _ in newest } }
    add(everywhere { addresses.index(in: $0) }) { _ in newest }
    if register.schema["glossary"] != nil {
      add(everywhere { addresses.values(in: $0) }) { _ in nil }
      for place in edition.valueSets.places { add(everywhere { addresses.values(of: place, in: $0) }) { _ in nil } }
    }
    for guideline in edition.guidelinesInForce { addTables(of: guideline, in: edition, add) }
    if MandatesPage.isThere(in: register) { add(everywhere { addresses.mandates(in: $0) }) { _ in newest } }
    if ComparisonPage.isThere(in: register) {
      add(everywhere { addresses.comparison(in: $0) }) { _ in newest }
      for topic in edition.topics {
        for page in 1...ComparisonTable.count(of: topic) {
          add(everywhere { addresses.comparison(of: topic.id, in: $0, page: page) }) { _ in newest }
        }
      }
    }
    for entry in register.allEntries where !entry.isTombstone && !entry.isPreview {
      add(edition.versions(of: entry)) { lastModified(entry, $0, register.today) }
      for page in 0..<HistoryPage.count(of: entry, in: register) {
        add(HistoryPage.versions(of: entry, in: edition, page: page + 1)) { _ in historyModified(entry, register) }
      }
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      \(body)</urlset>

      """
  }

  private static func addTables(
    of guideline: Entry, in edition: Edition, _ add: ([LanguageTag: SitePath], (LanguageTag) -> CivilDate?) -> Void
  ) {
    for page in 1...max(1, ImplementationPage.count(of: guideline, in: edition)) {
      guard ImplementationPage.count(of: guideline, in: edition) > 0 else { return }
      let languages = edition.versions(of: guideline).keys
      let versions = languages.map { ($0, edition.addresses.implementation(of: guideline.key, in: $0, page: page)) }
      add(Dictionary(uniqueKeysWithValues: versions)) { lastModified(guideline, $0, edition.register.today) }
    }
  }

  private static func historyModified(_ entry: Entry, _ register: Register) -> CivilDate? {
    [register.histories[entry.key]?.events.first?.day, entry.lastChanged(until: register.today)].compactMap { $0 }.max()
  }

  /// The newest date that an entry states of itself; no file's date, which says nothing about contents.
  private static func lastModified(_ entry: Entry, _ language: LanguageTag, _ today: CivilDate) -> CivilDate? {
    if let translation = entry.translations[language] {
      return translation.translatedOn.flatMap { $0 <= today ? $0 : nil }
    }
    return [entry.record.date("reviewed_on")?.fullDate, Changes.of(entry, today: today).first?.date]
      .compactMap { $0 }.filter { $0 <= today }.max()
  }
}
