import KlartextCore
import KlartextRegister

/// The glossary and the allowed values as schema.org's `DefinedTerm` and `DefinedTermSet`
/// (<https://schema.org/DefinedTerm>), for programs that read pages.
extension Edition {
  private static let context = JSON.Member("@context", "https://schema.org")

  /// A term of the glossary, for its own page.
  func data(ofTerm entry: Entry) -> JSON {
    let path = addresses.list(entry.key.collection, in: language)
    let set = node("DefinedTermSet", [("name", .string(entry.collection.label[language])), ("url", url(path))])
    return .object([Self.context] + members(ofTerm: entry) + [JSON.Member("inDefinedTermSet", set)])
  }

  /// The glossary as a whole.
  func data(ofGlossary collection: CollectionDefinition, terms: [Entry]) -> JSON {
    .object(
      [Self.context]
        + members(
          "DefinedTermSet",
          [
            ("name", .string(collection.label[language])), ("description", .string(collection.intro[language])),
            ("inLanguage", .string(language.description)), ("url", url(addresses.list(collection.id, in: language))),
            ("hasDefinedTerm", .array(terms.map { .object(members(ofTerm: $0)) })),
          ]))
  }

  /// Lists of allowed values, for the page on which they stand.
  func data(of sets: [ValueSets.ValueSet], on page: SitePath) -> JSON {
    let sets = sets.map { set in
      node(
        "DefinedTermSet",
        [
          ("name", .string(set.use.label(in: language).string)),
          ("inLanguage", .string(language.description)), ("url", url(page, anchor: set.id)),
          (
            "hasDefinedTerm",
            .array(
              set.terms.map { term in
                node(
                  "DefinedTerm",
                  [
                    ("termCode", .string(term.id)), ("name", .string(term.label[language])),
                    ("description", .string(term.text[language])), ("url", url(page, anchor: set.anchor(of: term))),
                  ])
              })
          ),
        ])
    }
    return .object([Self.context, JSON.Member("@graph", .array(sets))])
  }

  private func members(ofTerm entry: Entry) -> [JSON.Member] {
    let title = entry.title(in: language)
    let synonyms = entry.bestRecord(for: language).list("synonyms").compactMap { item -> JSON? in
      if case .text(let text) = item.value { return .string(text.string) }
      return nil
    }
    return members(
      "DefinedTerm",
      [
        ("name", .string(title.string)), ("alternateName", synonyms.isEmpty ? nil : .array(synonyms)),
        ("description", entry.summary(in: language).map { .string($0.string) }),
        ("inLanguage", .string(title.language.description)),
        ("url", url(addresses.entry(entry.key, in: pageLanguage(of: entry)))),
      ])
  }

  /// Full URLs only: a relative one means another place in every program that keeps the data.
  private func url(_ path: SitePath, anchor: String? = nil) -> JSON? {
    addresses.url(path).map { .string($0 + (anchor.map { "#" + SitePath($0).encoded } ?? "")) }
  }

  private func node(_ type: String, _ values: [(String, JSON?)]) -> JSON { .object(members(type, values)) }

  private func members(_ type: String, _ values: [(String, JSON?)]) -> [JSON.Member] {
    [JSON.Member("@type", .string(type))] + values.compactMap { key, value in value.map { JSON.Member(key, $0) } }
  }
}
