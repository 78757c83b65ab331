import KlartextCore
import KlartextRegister
import KlartextSearch

/// The entries of a register as the search of an edition knows them: by what their pages say, and nothing else.
struct SearchDocuments {
  let edition: Edition

  /// Sorted so that similar entries are near each other.
  var all: [SearchDocument] {
    let entries = edition.schema.collections.flatMap { edition.register.listed($0.id) }
    return entries.parallelMap(document)
  }

  private func document(_ entry: Entry) -> SearchDocument {
    let page = edition.pageLanguage(of: entry)
    let title = entry.title(in: edition.language)
    let summary = entry.summary(in: edition.language)
    let words = SearchWords(entry, in: edition, page: page)
    return SearchDocument(
      address: edition.addresses.entry(entry.key, in: page).encoded, title: Self.text(title),
      summary: summary.map(Self.text), keywords: words.keywords, sections: words.sections,
      facets: SearchFacets(edition).values(of: entry), date: entry.lastChanged(until: edition.register.today))
  }

  static func text(_ text: LanguageText) -> SearchDocument.Text { SearchDocument.Text(text.string, text.language) }

  /// The terms of the glossary with their synonyms.
  var synonyms: [[String]] {
    edition.register.listed("glossary").compactMap { entry in
      let words = entry.bestRecord(for: edition.language).list("synonyms").compactMap { item -> String? in
        if case .text(let text) = item.value { return text.string }
        return nil
      }
      return words.isEmpty ? nil : [entry.title(in: edition.language).string] + words
    }
  }
}
