import KlartextCore
import KlartextRegister

/// The entries of a list that have one value of a facet: `systeme/status/pilot/`; the way to filter without a script.
struct FacetPage {
  private let list: CollectionList
  private let facet: Facet
  private let choice: Facet.Choice
  private let edition: Edition

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let files = edition.isMain ? edition.common.lists.compactMap { filterFile($0, in: edition) } : []
    return files
      + all(in: edition).flatMap { page -> [Artifact] in
        (1...page.count).compactMap { number in
          edition.artifact(page.path(number), origin: "list of \(page.list.collection.id)") {
            page.page(Pagination(number: number, count: page.count))
          }
        }
      }
  }

  /// The addresses of all these pages with their language versions, for the site map.
  static func versions(in edition: Edition) -> [(collection: String, versions: [LanguageTag: SitePath])] {
    all(in: edition).flatMap { page in
      (1...page.count).map { (page.list.collection.id, page.versions(of: $0)) }
    }
  }

  private static func all(in edition: Edition) -> [FacetPage] {
    edition.common.lists.filter(\.hasFilter).flatMap { list in
      list.facets.flatMap { facet in
        facet.choices.map { FacetPage(list: list, facet: facet, choice: $0, edition: edition) }
      }
    }
  }

  /// What the list's filter loads; one file serves all languages, and no program needs it.
  private static func filterFile(_ list: CollectionList, in edition: Edition) -> Artifact? {
    guard list.hasFilter, edition.theme.asset(Edition.filterScript) != nil,
      let address = edition.addresses.filter(of: list.collection.id).outputAddress
    else { return nil }
    return Artifact(address, kind: .asset, origin: "filter of \(list.collection.id)") { list.filter.value.bytes }
  }

  // MARK: - A page

  private var count: Int { Pagination.pageCount(choice.positions.count) }

  private func path(_ number: Int) -> SitePath { versions(of: number)[edition.language] ?? SitePath("") }

  private func versions(of number: Int) -> [LanguageTag: SitePath] {
    let paths = edition.addresses.completeLanguages.map {
      ($0, edition.addresses.facet(facet, choice, of: list.collection.id, in: $0, page: number))
    }
    return Dictionary(uniqueKeysWithValues: paths)
  }

  private func page(_ pagination: Pagination) -> Page {
    let strings = edition.strings
    let collection = list.collection
    let name = collection.label[edition.language]
    let field = facet.field.label[edition.language]
    let value = edition.label(of: choice.category, in: facet.field)
    let heading = strings.text(.facetTitle, ["collection": name, "facet": field, "value": value.string])
    let entries = choice.positions.map { list.entries[$0] }
    let shown = pagination.slice(entries)
    let own = entries.count(where: \.isOwn)
    let main = edition.fill(
      .list,
      [
        "heading": .text(heading), "heading_attributes": edition.attributes(value.language),
        "intro": intro,
        "result": .text(result(of: own, field, value)),
        "page_sentence": pagination.sentence(strings).map { .text($0) },
        "items": shown.filter(\.isOwn).map { ListPage.item($0, in: edition) }.joined().orNil,
        "others": shown.filter { !$0.isOwn }.map { ListPage.item($0, nested: true, in: edition) }.joined().orNil,
        "others_result": .text(strings.count(.countOthers, entries.count - own)),
        "more": """
        <li><a href="\(edition.href(edition.addresses.list(collection.id, in: edition.language)))">\
        \(strings[.facetWhole])</a></li>
        """,
        "filter": edition.filter(of: list, current: path(1)), "pagination": pagination.html(in: edition, path: path),
      ])
    let parent = Page.Crumb(
      title: collection.label.text(in: edition.language),
      path: edition.addresses.list(collection.id, in: edition.language))
    return Page(
      path: path(pagination.number), title: pagination.title(heading, strings), description: heading,
      section: .within(collection.id), kind: "list", breadcrumb: [parent],
      versions: versions(of: pagination.number), main: main)
  }

  /// „4 Systeme (Status: Pilotbetrieb).“; a name in another language stands in the heading alone, which is marked.
  private func result(of own: Int, _ field: String, _ value: LanguageText) -> String {
    let count = ListSentence.count(own, of: list.collection, in: edition)
    if edition.isForeign(value.language) { return count + "." }
    return edition.strings.text(.facetResult, ["count": count, "facet": field, "value": value.string])
  }

  /// What the value means, where the schema says so.
  private var intro: HTML {
    if case .term(let id) = choice.category, let term = facet.field.leadingVocabulary?[id], !term.text.isEmpty {
      return edition.html(term.text)
    }
    return .text(edition.strings[.facetIntro])
  }
}
