import KlartextCore
import KlartextRegister

/// All allowed values with the sentences that explain them: where a word alone stands on a page, it leads here.
enum ValuesPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard edition.schema["glossary"] != nil else { return [] }
    let path = edition.addresses.values(in: edition.language)
    return [edition.artifact(path, origin: "allowed values") { page(edition) }].compactMap { $0 }
  }

  private static func page(_ edition: Edition) -> Page {
    var outline = OutlinePage(edition)
    for collection in edition.schema.collections {
      let sets = edition.valueSets.sets(of: collection)
      outline.add(
        collection.id, collection.label.text(in: edition.language), sets.map { html($0, in: edition) }.joined())
    }
    let title = edition.strings[.valuesTitle]
    let count = edition.valueSets.sets.reduce(0) { $0 + $1.terms.count }
    let languages = edition.addresses.languages
    return Page(
      path: edition.addresses.values(in: edition.language), title: title, description: edition.strings[.valuesIntro],
      section: .within("glossary"), kind: "values", breadcrumb: breadcrumb(in: edition),
      versions: Dictionary(uniqueKeysWithValues: languages.map { ($0, edition.addresses.values(in: $0)) }),
      data: edition.valueSetData,
      main: outline.main(
        heading: title, intro: edition.strings[.valuesIntro], result: edition.strings.count(.countValues, count)))
  }

  private static func breadcrumb(in edition: Edition) -> [Page.Crumb] {
    guard let glossary = edition.schema["glossary"], !edition.addresses.isAtRoot(glossary.id) else { return [] }
    return [
      Page.Crumb(
        title: glossary.label.text(in: edition.language),
        path: edition.addresses.list(glossary.id, in: edition.language))
    ]
  }

  private static func html(_ set: ValueSets.ValueSet, in edition: Edition) -> HTML {
    let rows = set.terms.map { term -> HTML in
      let label = term.label.text(in: edition.language)
      return edition.fill(
        .field,
        [
          "id": .text(set.anchor(of: term)), "key": .text(term.id), "type": "choice", "label": .text(label.string),
          "label_attributes": edition.attributes(label.language), "value": edition.html(term.text),
        ])
    }
    // Leading fields of one record can have the same name; one mention is enough.
    var labels: [HTML] = []
    for use in set.uses.map({ edition.html($0) }) where !labels.contains(use) { labels.append(use) }
    let others = labels.dropFirst()
    let note: HTML =
      others.isEmpty
      ? HTML()
      : "<p class=\"note\">\(edition.strings.html(.valuesAlso, ["fields": others.joined(separator: ", ")]))</p>"
    return edition.fill(
      .block,
      [
        "id": .text(set.id), "key": "values", "label": labels.first ?? HTML(), "label_attributes": HTML(),
        "content": note + "<dl class=\"fields\">\(rows.joined())</dl>",
      ])
  }
}

extension Edition {
  fileprivate func html(_ use: ValueSets.Use) -> HTML {
    use.label(in: language).map { html($0) }.joined(separator: ": ")
  }
}
