import KlartextCore
import KlartextRegister
import KlartextSearch

/// The index of an edition's search.
enum SearchFiles {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    let source = SearchDocuments(edition: edition)
    let documents = source.all
    // The names of the files hold the hash of what is in them, so the index is made with the plan.
    let index = SearchIndex(
      documents, facets: SearchFacets(edition).facets(of: documents), synonyms: source.synonyms,
      language: edition.language)
    let folder = edition.addresses.searchFolder(in: edition.language).description
    return index.files.compactMap { file in
      SitePath(folder + file.path).outputAddress.map { address in
        Artifact(address, kind: .data, origin: "search index") { file.bytes }
      }
    }
  }
}

extension Addresses {
  /// Where the files of the search stand: `search/de/`.
  func searchFolder(in language: LanguageTag) -> SitePath {
    SitePath(folders: ["search", language.description.lowercased()])
  }
}
