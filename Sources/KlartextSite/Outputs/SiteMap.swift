import KlartextCore
import KlartextRegister

/// `sitemap.xml` (sitemaps.org protocol 0.9) with the language versions of each page, and `robots.txt` (RFC 9309).
///
/// A large site has several files and an index of them at the same address.
enum SiteMap {
  /// The protocol allows 50,000 addresses and 50 MiB a file. An address with its date takes some 200 bytes, and each
  /// language version that it names as many again.
  private static func limit(languages: Int) -> Int { min(50_000, 50 * 1024 * 1024 / (250 + 200 * languages)) }

  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    artifacts(editions, limit: limit(languages: editions.count))
  }

  /// - Parameter limit: how many addresses a file may hold.
  static func artifacts(_ editions: [Edition], limit: Int) -> [Artifact] {
    guard let edition = editions.first else { return [] }
    let addresses = edition.addresses
    var artifacts = [artifact("robots.txt", origin: "robots") { robots(addresses) }]
    if addresses.baseURL != nil {
      let files = split(SiteMapPage.all(in: edition), limit: limit)
      if files.count == 1 {
        artifacts.append(artifact(fileName()) { document(files[0], addresses) })
      } else {
        artifacts.append(artifact(fileName()) { index(files, addresses) })
        for (number, pages) in files.enumerated() {
          artifacts.append(artifact(fileName(number + 1)) { document(pages, addresses) })
        }
      }
    }
    return artifacts.compactMap { $0 }
  }

  private static func artifact(
    _ name: String, origin: String = "site map", _ text: @escaping @Sendable () -> String
  ) -> Artifact? {
    SitePath(name).outputAddress.map { Artifact($0, kind: .data, origin: origin) { Array(text().utf8) } }
  }

  private static func fileName(_ number: Int? = nil) -> String { number.map { "sitemap-\($0).xml" } ?? "sitemap.xml" }

  /// As few files as may be; a page stands beside its language versions.
  private static func split(_ pages: [SiteMapPage], limit: Int) -> [[SiteMapPage]] {
    var files: [[SiteMapPage]] = [[]]
    var count = 0
    for page in pages {
      if count + page.versions.count > limit, count > 0 {
        files.append([])
        count = 0
      }
      files[files.count - 1].append(page)
      count += page.versions.count
    }
    return files
  }

  private static func robots(_ addresses: Addresses) -> String {
    let rules = "User-agent: *\nAllow: /\n"
    return addresses.url(SitePath(fileName())).map { rules + "\nSitemap: \($0)\n" } ?? rules
  }

  private static func document(_ pages: [SiteMapPage], _ addresses: Addresses) -> String {
    var body = ""
    for page in pages {
      let languages = addresses.languages.filter { page.versions[$0] != nil }
      var alternates = ""
      if languages.count > 1 {
        for language in languages {
          guard let url = page.versions[language].flatMap({ addresses.url($0) }) else { continue }
          alternates +=
            "<xhtml:link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(Escaping.html(url))\"/>\n"
        }
      }
      for language in languages {
        guard let url = page.versions[language].flatMap({ addresses.url($0) }) else { continue }
        body += "<url>\n<loc>\(Escaping.html(url))</loc>\n"
        if let date = page.changed(language) { body += "<lastmod>\(date)</lastmod>\n" }
        body += alternates + "</url>\n"
      }
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      \(body)</urlset>

      """
  }

  private static func index(_ files: [[SiteMapPage]], _ addresses: Addresses) -> String {
    var body = ""
    for (number, pages) in files.enumerated() {
      guard let url = addresses.url(SitePath(fileName(number + 1))) else { continue }
      let changed = pages.lazy.flatMap { page in page.versions.keys.compactMap { page.changed($0) } }.max()
      body += "<sitemap>\n<loc>\(Escaping.html(url))</loc>\n"
      if let changed { body += "<lastmod>\(changed)</lastmod>\n" }
      body += "</sitemap>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(body)</sitemapindex>

      """
  }

  /// The newest date that an entry states of itself; no file's date, which says nothing about contents.
  static func lastModified(_ entry: Entry, _ language: LanguageTag, _ today: CivilDate) -> CivilDate? {
    if let translation = entry.translations[language] {
      return translation.translatedOn.flatMap { $0 <= today ? $0 : nil }
    }
    return [entry.record.date("reviewed_on")?.fullDate, Changes.of(entry, today: today).first?.date]
      .compactMap { $0 }.filter { $0 <= today }.max()
  }
}
