import KlartextCore
import KlartextRegister
import KlartextSearch

/// The page of the search. `search.js` shows its form and fills in the results; without it the page says where else to
/// look.
enum SearchPage {
  /// The module that searches; every page loads it for the dialog.
  static let script = "search.js"

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let path = edition.addresses.fixed(.search, in: edition.language)
    return [edition.artifact(path, origin: "search") { page(path, in: edition) }].compactMap { $0 }
  }

  private static func page(_ path: SitePath, in edition: Edition) -> Page {
    let strings = edition.strings
    let index = edition.addresses.index(in: edition.language)
    let main = edition.fill(
      .search,
      [
        "heading": .text(strings[.searchTitle]), "intro": .text(strings[.searchIntro]),
        "action": .text(edition.href(path)), "base": .text(edition.addresses.basePath),
        "folder": .text(edition.href(edition.addresses.searchFolder(in: edition.language))), "words": words(edition),
        "index_href": .text(edition.href(index)), "index": IndexPage.overview(in: edition),
      ])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.fixed(.search, in: $0)) }
    return Page(
      path: path, title: strings[.searchTitle], description: strings[.searchIntro], section: .fixed(.search),
      kind: "search", breadcrumb: [], versions: Dictionary(uniqueKeysWithValues: versions),
      preloads: [edition.addresses.searchFolder(in: edition.language).description + SearchIndex.manifest].map(
        SitePath.init),
      main: main)
  }

  /// The words of the interface that the script needs.
  private static func words(_ edition: Edition) -> HTML {
    let words = edition.strings.forTemplates.filter {
      $0.key.hasPrefix("search_") && $0.key != StringKey.searchCount.rawValue
    }.sorted { $0.key < $1.key }
    let texts = words.map { JSON.Member(String($0.key.dropFirst("search_".count)), .string($0.value)) }
    let json = JSON.object(texts + [JSON.Member("count", edition.strings.forms(.searchCount))])
    return HTML(trusted: json.scriptText)
  }
}
