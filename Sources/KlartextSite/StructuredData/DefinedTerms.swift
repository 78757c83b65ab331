import KlartextCore
import KlartextRegister

/// The glossary and the allowed values as schema.org's `DefinedTerm` and `DefinedTermSet`
/// (<https://schema.org/DefinedTerm>), for programs that read pages.
extension Edition {
  /// A term of the glossary, for its own page.
  func data(ofTerm entry: Entry) -> JSON {
    let path = addresses.list(entry.key.collection, in: language)
    let set = node("DefinedTermSet", [("name", .string(entry.collection.label[language])), ("url", fullAddress(path))])
    return node("DefinedTerm", values(ofTerm: entry) + [("inDefinedTermSet", set)])
  }

  /// The glossary as a whole.
  func data(ofGlossary collection: CollectionDefinition, terms: [Entry]) -> JSON {
    node(
      "DefinedTermSet",
      [
        ("name", .string(collection.label[language])), ("description", .string(collection.intro[language])),
        ("inLanguage", .string(language.description)),
        ("url", fullAddress(addresses.list(collection.id, in: language))),
        ("hasDefinedTerm", .array(terms.map { node("DefinedTerm", values(ofTerm: $0)) })),
      ])
  }

  /// Lists of allowed values, for the page on which they stand.
  func data(of sets: [ValueSets.ValueSet], on page: SitePath) -> [JSON] {
    sets.map { set in
      node(
        "DefinedTermSet",
        [
          ("name", .string(set.use.label(in: language).string)),
          ("inLanguage", .string(language.description)), ("url", fullAddress(page, anchor: set.id)),
          (
            "hasDefinedTerm",
            .array(
              set.terms.map { term in
                node(
                  "DefinedTerm",
                  [
                    ("termCode", .string(term.id)), ("name", .string(term.label[language])),
                    ("description", .string(term.text[language])),
                    ("url", fullAddress(page, anchor: set.anchor(of: term))),
                  ])
              })
          ),
        ])
    }
  }

  private func values(ofTerm entry: Entry) -> [(String, JSON?)] {
    let title = entry.title(in: language)
    let synonyms = entry.bestRecord(for: language).list("synonyms").compactMap { item -> JSON? in
      if case .text(let text) = item.value { return .string(text.string) }
      return nil
    }
    return [
      ("name", .string(title.string)), ("alternateName", synonyms.isEmpty ? nil : .array(synonyms)),
      ("description", entry.summary(in: language).map { .string($0.string) }),
      ("inLanguage", .string(title.language.description)),
      ("url", fullAddress(addresses.entry(entry.key, in: pageLanguage(of: entry)))),
    ]
  }
}
