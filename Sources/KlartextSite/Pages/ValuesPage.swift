import KlartextCore
import KlartextRegister

/// All allowed values with the sentences that explain them: where a word alone stands on a page, it leads here.
///
/// A first page names all fields that have fixed values. Their values stand on a page for each group of fields, because
/// all in one would be too long for a phone.
enum ValuesPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard edition.schema["glossary"] != nil else { return [] }
    let first = edition.artifact(edition.addresses.values(in: edition.language), origin: "allowed values") {
      overview(edition)
    }
    let places = edition.valueSets.places.map { place in
      edition.artifact(
        edition.addresses.values(of: place, in: edition.language), origin: "allowed values of \(place.collection.id)"
      ) {
        page(place, in: edition)
      }
    }
    return ([first] + places).compactMap { $0 }
  }

  private static func overview(_ edition: Edition) -> Page {
    var outline = OutlinePage(edition)
    for collection in edition.schema.collections {
      let links = edition.valueSets.places.filter { $0.collection === collection }.flatMap { place in
        edition.valueSets.sets(at: place).map { set -> HTML in
          let href =
            edition.href(edition.addresses.values(of: place, in: edition.language)) + "#" + SitePath(set.id).encoded
          return "<li><a href=\"\(href)\">\(edition.html(set.use.label(in: edition.language)))</a></li>"
        }
      }
      guard !links.isEmpty else { continue }
      outline.add(
        collection.id, collection.label.text(in: edition.language),
        "<ul class=\"values value-fields\">\(links.joined())</ul>")
    }
    let title = edition.strings[.valuesTitle]
    let count = edition.valueSets.sets.reduce(0) { $0 + $1.terms.count }
    return page(
      title, at: { edition.addresses.values(in: $0) }, below: [], in: edition,
      main: outline.main(
        heading: title, intro: edition.strings[.valuesIntro], result: edition.strings.count(.countValues, count)))
  }

  private static func page(_ place: ValueSets.Place, in edition: Edition) -> Page {
    let sets = edition.valueSets.sets(at: place)
    var outline = OutlinePage(edition)
    for set in sets { outline.add(set.id, set.use.label(in: edition.language), html(set, in: edition)) }
    let title = edition.strings.text(
      .valuesOf,
      ["collection": place.collection.label[edition.language], "group": place.group.label[edition.language]])
    let above = Page.Crumb(
      title: LanguageText(edition.strings[.valuesTitle], edition.language),
      path: edition.addresses.values(in: edition.language))
    var page = page(
      title, at: { edition.addresses.values(of: place, in: $0) }, below: [above],
      in: edition, main: outline.main(heading: title, intro: edition.strings[.valuesIntro]))
    page.structuredData = edition.data(of: sets, on: page.path)
    return page
  }

  private static func page(
    _ title: String, at path: (LanguageTag) -> SitePath, below crumbs: [Page.Crumb], in edition: Edition, main: HTML
  ) -> Page {
    let glossary = edition.schema["glossary"].flatMap { edition.addresses.isAtRoot($0.id) ? nil : $0 }
    let first = glossary.map {
      Page.Crumb(
        title: $0.label.text(in: edition.language), path: edition.addresses.list($0.id, in: edition.language))
    }
    return Page(
      path: path(edition.language), title: title, description: edition.strings[.valuesIntro],
      section: .within("glossary"), kind: "values", breadcrumb: [first].compactMap { $0 } + crumbs,
      versions: Dictionary(uniqueKeysWithValues: edition.addresses.completeLanguages.map { ($0, path($0)) }), main: main
    )
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
    return otherFields(of: set, in: edition) + "<dl class=\"fields\">\(rows.joined())</dl>"
  }

  /// „Diese Werte gelten auch für: …“; one mention of a name is enough.
  private static func otherFields(of set: ValueSets.ValueSet, in edition: Edition) -> HTML {
    var labels = [set.use.label(in: edition.language)]
    for use in set.otherUses {
      let label = use.label(in: edition.language)
      if !labels.contains(label) { labels.append(label) }
    }
    guard labels.count > 1 else { return HTML() }
    let others = labels.dropFirst().map { edition.html($0) }.joined(separator: ", ")
    return "<p class=\"note\">\(edition.strings.html(.valuesAlso, ["fields": others]))</p>"
  }
}
