import KlartextCore
import KlartextRegister

/// A page in all its languages, as the site map tells of it.
struct SiteMapPage: Sendable {
  let versions: [LanguageTag: SitePath]
  /// When the page was last changed in a language; `nil` where nobody has said.
  let changed: @Sendable (LanguageTag) -> CivilDate?

  /// All pages that are meant to be found.
  static func all(in edition: Edition) -> [SiteMapPage] {
    overviews(edition) + lists(edition) + tables(edition) + entries(edition)
  }

  /// A page that stands in every language and was changed when the newest of these entries was.
  private static func everywhere(
    _ edition: Edition, _ changed: Once<CivilDate?>? = nil, _ path: (LanguageTag) -> SitePath
  ) -> SiteMapPage {
    let versions = Dictionary(uniqueKeysWithValues: edition.addresses.completeLanguages.map { ($0, path($0)) })
    return SiteMapPage(versions: versions) { _ in changed?.value }
  }

  private static func newest(_ entries: [Entry], _ edition: Edition) -> Once<CivilDate?> {
    Once { [register = edition.register] in
      entries.compactMap { SiteMap.lastModified($0, register.configuration.mainLanguage, register.today) }.max()
    }
  }

  // MARK: - Pages that every site has

  private static func overviews(_ edition: Edition) -> [SiteMapPage] {
    let addresses = edition.addresses
    let newest = newest(edition.register.allEntries, edition)
    let homes = Dictionary(uniqueKeysWithValues: addresses.languages.map { ($0, addresses.home($0)) })
    var pages = [SiteMapPage(versions: homes) { _ in newest.value }]
    pages += FixedPage.allCases.map { page in everywhere(edition, newest) { addresses.fixed(page, in: $0) } }
    // Those with a text of their own are told of with the entries.
    pages += LegalPage.allCases.filter { edition.legalEntry(of: $0) == nil }.map { page in
      SiteMapPage(versions: edition.legalVersions(of: page)) { _ in newest.value }
    }
    if MandatesPage.isThere(in: edition.register) {
      pages.append(everywhere(edition, newest) { addresses.mandates(in: $0) })
    }
    guard ComparisonPage.isThere(in: edition.register) else { return pages }
    pages.append(everywhere(edition, newest) { addresses.comparison(in: $0) })
    for topic in edition.common.topics {
      for page in 1...ComparisonTable.count(of: topic) {
        pages.append(everywhere(edition, newest) { addresses.comparison(of: topic.id, in: $0, page: page) })
      }
    }
    return pages
  }

  private static func lists(_ edition: Edition) -> [SiteMapPage] {
    let addresses = edition.addresses
    var pages: [SiteMapPage] = []
    for collection in edition.schema.collections where !addresses.isAtRoot(collection.id) {
      let entries = edition.register.listed(collection.id)
      let newest = newest(entries, edition)
      let count = collection.id == "glossary" ? 1 : Pagination.pageCount(entries.count)
      for page in 1...count {
        pages.append(everywhere(edition, newest) { addresses.list(collection.id, in: $0, page: page) })
      }
    }
    let latest = newest(edition.register.allEntries, edition)
    pages += FacetPage.versions(in: edition).map { page in
      SiteMapPage(versions: page.versions) { _ in latest.value }
    }
    pages.append(everywhere(edition, latest) { addresses.index(in: $0) })
    pages += edition.schema.collections.map { collection in
      everywhere(edition) { addresses.fields(of: collection, in: $0) }
    }
    if edition.schema["glossary"] != nil {
      pages.append(everywhere(edition) { addresses.values(in: $0) })
      pages += edition.valueSets.places.map { place in everywhere(edition) { addresses.values(of: place, in: $0) } }
    }
    return pages
  }

  // MARK: - Pages of entries

  /// How systems carry out a guideline.
  private static func tables(_ edition: Edition) -> [SiteMapPage] {
    let today = edition.register.today
    return edition.common.guidelinesInForce.flatMap { guideline in
      (0..<ImplementationPage.count(of: guideline, in: edition)).map { index in
        let versions = edition.versions(of: guideline).keys.map {
          ($0, edition.addresses.implementation(of: guideline.key, in: $0, page: index + 1))
        }
        return SiteMapPage(versions: Dictionary(uniqueKeysWithValues: versions)) {
          SiteMap.lastModified(guideline, $0, today)
        }
      }
    }
  }

  private static func entries(_ edition: Edition) -> [SiteMapPage] {
    let register = edition.register
    return register.allEntries.filter { !$0.isTombstone && !$0.isPreview && $0.key != .startPage }.flatMap { entry in
      let page = SiteMapPage(versions: edition.versions(of: entry)) { SiteMap.lastModified(entry, $0, register.today) }
      let histories = (0..<HistoryPage.count(of: entry, in: register)).map { index in
        SiteMapPage(versions: HistoryPage.versions(of: entry, in: edition, page: index + 1)) { _ in
          [register.histories[entry.key]?.events.first?.day, entry.lastChanged(until: register.today)]
            .compactMap { $0 }.max()
        }
      }
      return [page] + histories
    }
  }
}
