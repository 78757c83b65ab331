import KlartextCore
import KlartextRegister

/// All terms with their explanations on one page; most readers look up one word and leave.
enum GlossaryPage {
  private static let id = "glossary"

  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard let collection = edition.schema[id] else { return [] }
    let path = edition.addresses.list(id, in: edition.language)
    return [edition.artifact(path, origin: "list of \(id)") { page(collection, in: edition) }].compactMap { $0 }
  }

  static func page(_ collection: CollectionDefinition, in edition: Edition) -> Page {
    let entries = GermanCollation.sorted(edition.register.listed(id)) { $0.title(in: edition.language).string }
    let terms = entries.map { entry -> HTML in
      let title = entry.title(in: edition.language)
      let synonyms = entry.bestRecord(for: edition.language).list("synonyms").compactMap { item -> HTML? in
        if case .text(let text) = item.value { return edition.html(text) }
        return nil
      }
      return edition.fill(
        .glossaryTerm,
        [
          "id": .text(entry.id), "href": .text(edition.href(entry)), "attributes": edition.linkAttributes(to: entry),
          "title": .text(title.string), "summary": entry.summary(in: edition.language).map { edition.html($0) },
          "synonyms": synonyms.joined(separator: ", ").orNil,
        ])
    }
    let label = collection.label[edition.language]
    let main = edition.fill(
      .glossary,
      [
        "heading": .text(label), "intro": edition.html(collection.intro),
        "result": .text(ListSentence.of(collection, in: edition).text), "terms": terms.joined().orNil,
        "values_href": .text(edition.href(edition.addresses.values(in: edition.language))),
      ])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.list(id, in: $0)) }
    return Page(
      path: edition.addresses.list(id, in: edition.language), title: label,
      description: collection.intro[edition.language], section: .list(id), kind: "glossary", breadcrumb: [],
      versions: Dictionary(uniqueKeysWithValues: versions),
      structuredData: [edition.data(ofGlossary: collection, terms: entries)], main: main)
  }
}
