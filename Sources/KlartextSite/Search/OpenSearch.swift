import KlartextCore
import KlartextRegister

/// The search as browsers add it to their own: OpenSearch 1.1 (Draft 6), one description for each language.
enum OpenSearch {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    // The description needs full addresses.
    guard let url = edition.addresses.url(edition.addresses.fixed(.search, in: edition.language)),
      let address = edition.addresses.openSearch(in: edition.language).outputAddress
    else { return [] }
    return [Artifact(address, kind: .data, origin: "OpenSearch") { Array(document(url, edition).utf8) }]
  }

  private static func document(_ url: String, _ edition: Edition) -> String {
    let title = edition.configuration.siteTitle[edition.language]
    // OpenSearch 1.1 §4.3.2: at most 16 characters.
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(Escaping.html(String(title.prefix(16))))</ShortName>
      <LongName>\(Escaping.html(String(title.prefix(48))))</LongName>
      <Description>\(Escaping.html(edition.strings[.searchIntro]))</Description>
      <Url type="text/html" template="\(Escaping.html(url))?q={searchTerms}"/>
      <Language>\(edition.language)</Language>
      <InputEncoding>UTF-8</InputEncoding>
      </OpenSearchDescription>

      """
  }
}

extension Addresses {
  /// The description of the search: `opensearch.xml`, `en/opensearch.xml`.
  func openSearch(in language: LanguageTag) -> SitePath {
    SitePath(home(language).description + "opensearch.xml")
  }
}
