import KlartextCore
import KlartextRegister

/// The list of a collection: own entries first, other people's documents apart.
enum ListPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    edition.common.lists.flatMap { list -> [Artifact] in
      let count = Pagination.pageCount(list.entries.count)
      let sentence = Once { ListSentence.of(list.collection, in: edition) }
      return (1...count).compactMap { number in
        let path = edition.addresses.list(list.collection.id, in: edition.language, page: number)
        return edition.artifact(path, origin: "list of \(list.collection.id)") {
          page(list, sentence.value, Pagination(number: number, count: count), in: edition)
        }
      }
    }
  }

  static func page(
    _ list: CollectionList, _ sentence: ListSentence, _ pagination: Pagination, in edition: Edition
  ) -> Page {
    let strings = edition.strings
    let collection = list.collection
    let shown = pagination.slice(list.entries)
    let own = shown.filter(\.isOwn)
    let others = shown.filter { !$0.isOwn }
    let label = collection.label[edition.language]
    let hasFeed = collection.field("changes") != nil
    let path: (Int) -> SitePath = { edition.addresses.list(collection.id, in: edition.language, page: $0) }
    let main = edition.fill(
      .list,
      [
        "heading": .text(label), "intro": edition.html(collection.intro), "result": .text(sentence.text),
        "page_sentence": pagination.sentence(strings).map { .text($0) },
        "items": own.map { item($0, in: edition) }.joined().orNil,
        "others": others.map { item($0, nested: true, in: edition) }.joined().orNil,
        "others_result": .text(strings.count(.countOthers, sentence.others)),
        "more": more(collection, in: edition).orNil, "filter": edition.filter(of: list, page: pagination.number),
        "pagination": pagination.html(in: edition, path: path),
        "feed": hasFeed ? edition.feedLink(.collection(collection)) : nil,
        "is_empty": list.entries.isEmpty ? HTML() : nil,
      ])
    var versions: [LanguageTag: SitePath] = [:]
    for language in edition.addresses.completeLanguages {
      versions[language] = edition.addresses.list(collection.id, in: language, page: pagination.number)
    }
    return Page(
      path: path(pagination.number), title: pagination.title(label, strings),
      description: collection.intro[edition.language], section: .list(collection.id), kind: "list", breadcrumb: [],
      versions: versions, feed: hasFeed ? .collection(collection) : nil,
      scripts: list.hasFilter ? [Edition.filterScript] : [], main: main)
  }

  /// Pages that look at the same entries in another way.
  private static func more(_ collection: CollectionDefinition, in edition: Edition) -> HTML {
    let language = edition.language
    var links: [(path: SitePath, title: StringKey)] = []
    switch collection.id {
    case "decisions":
      if MandatesPage.isThere(in: edition.register) {
        links = [(edition.addresses.mandates(in: language), .mandatesTitle)]
      }
    case "systems":
      if ComparisonPage.isThere(in: edition.register) {
        links.append((edition.addresses.comparison(in: language), .comparisonTitle))
      }
      links.append((edition.addresses.fixed(.statistics, in: language), .statisticsTitle))
    default: break
    }
    return links.map { "<li><a href=\"\(edition.href($0.path))\">\(edition.strings[$0.title])</a></li>" as HTML }
      .joined()
  }

  static func item(_ entry: Entry, nested: Bool = false, in edition: Edition) -> HTML {
    let title = entry.title(in: edition.language)
    return edition.fill(
      .listItem,
      [
        "nested": nested ? HTML() : nil, "href": .text(edition.href(entry)),
        "attributes": edition.linkAttributes(to: entry),
        "title": .text(title.string), "summary": entry.summary(in: edition.language).map { edition.html($0) },
        "status": edition.statusTag(of: entry), "date": edition.statusDate(of: entry),
        "meta": meta(of: entry, in: edition).orNil,
      ])
  }

  /// What kind of entry it is and who answers for it.
  private static func meta(of entry: Entry, in edition: Edition) -> HTML {
    let record = entry.bestRecord(for: edition.language)
    var parts: [HTML] = []
    if entry.key.collection != "systems", let id = record.term("kind"),
      let term = entry.collection.field("kind")?.vocabulary?[id]
    {
      parts.append(edition.html(term.label))
    }
    if let reference = record.text("reference") { parts.append(edition.html(reference)) }
    for key in ["department", "issuer", "originators"] {
      guard let field = entry.collection.field(key), let value = record[key] else { continue }
      let text = name(value, of: field, in: edition)
      if !text.isEmpty { parts.append(text) }
    }
    // Who looks for easy language wants to know what is in another.
    let page = edition.pageLanguage(of: entry)
    if edition.isForeign(page) || (edition.language.isEasy && page != edition.language) {
      parts.append(
        .text(
          edition.strings.text(
            .onlyInLanguage, ["language": edition.languageName(page)])))
    }
    return parts.map { "<li>\($0)</li>" as HTML }.joined()
  }

  /// A name without a link: the title is the one link of an item.
  private static func name(_ value: Value, of field: FieldDefinition, in edition: Edition) -> HTML {
    switch value {
    case .text(let text): edition.html(text)
    case .term(let id): field.vocabulary?[id].map { edition.html($0.label) } ?? .text(id)
    case .reference(let key):
      if key.collection == "departments" {
        edition.configuration.department(key.id).map { edition.html($0.name) } ?? .text(key.id)
      } else {
        edition.register[key].map { edition.html($0.title(in: edition.language)) } ?? .text(key.id)
      }
    case .list(let items): items.map { name($0.value, of: field, in: edition) }.joined(separator: ", ")
    default: HTML()
    }
  }
}
