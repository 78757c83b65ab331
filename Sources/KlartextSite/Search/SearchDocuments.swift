import KlartextCore
import KlartextRegister
import KlartextSearch

/// The entries of a register as the search of an edition knows them: by what their pages say, and nothing else.
struct SearchDocuments {
  let edition: Edition

  /// Sorted so that similar entries are near each other.
  var all: [SearchDocument] {
    let entries = edition.schema.collections.flatMap { edition.register.listed($0.id) }
    return entries.filter { edition.addresses.legalPage(of: $0.key) == nil }.parallelMap(document)
      + LegalPage.allCases.map(document)
  }

  /// A page that the law asks for: by its title and first sentence, and by the text of its content page.
  private func document(_ legal: LegalPage) -> SearchDocument {
    let page = edition.legalLanguage(of: legal)
    let entry = edition.legalEntry(of: legal)
    let words = entry.map { SearchWords($0, in: edition, page: page) }
    return SearchDocument(
      address: edition.addresses.legal(legal, in: page).encoded, title: Self.text(edition.legalTitle(of: legal)),
      summary: Self.text(edition.legalTexts.intro(of: legal).text(in: page)), keywords: words?.keywords ?? [],
      sections: words?.sections ?? [], facets: [SearchFacets.collection: ["pages"]], date: nil)
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
