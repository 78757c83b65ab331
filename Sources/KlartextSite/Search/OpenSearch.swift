import KlartextCore
import KlartextRegister

/// The search as browsers add it to their own: OpenSearch 1.1 (Draft 6), one description for each language.
enum OpenSearch {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    // The description needs full addresses.
    guard let url = edition.addresses.url(edition.addresses.fixed(.search, in: edition.language)),
      let address = edition.addresses.openSearch(in: edition.language).outputAddress
    else { return [] }
    return [Artifact(address, kind: .data, origin: "OpenSearch") { document(url, edition).document }]
  }

  private static func document(_ url: String, _ edition: Edition) -> XML {
    let title = edition.configuration.siteTitle[edition.language]
    return .element(
      "OpenSearchDescription", ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"],
      [
        // OpenSearch 1.1 §4.3.2: at most 16 characters.
        .element("ShortName", text: String(title.prefix(16))), .element("LongName", text: String(title.prefix(48))),
        .element("Description", text: edition.strings[.searchIntro]),
        .element("Url", ["type": "text/html", "template": url + "?q={searchTerms}"]),
        .element("Language", text: edition.language.description), .element("InputEncoding", text: "UTF-8"),
      ])
  }
}

extension Addresses {
  /// The description of the search: `opensearch.xml`, `en/opensearch.xml`.
  func openSearch(in language: LanguageTag) -> SitePath {
    SitePath(home(language).description + "opensearch.xml")
  }
}
