import KlartextCore
import KlartextRegister

/// The first page: what this is, what there is, what is new, how to ask.
enum HomePage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    [
      edition.artifact(edition.addresses.home(edition.language), origin: "home") {
        edition.language.isEasy ? EasyHomePage.page(edition) : page(edition)
      }
    ].compactMap { $0 }
  }

  private static let collections = ["systems", "guidelines", "decisions"]
  /// Pages that a visitor may need before reading anything else (BITV 2.0 § 4).
  private static let easyPages: [LegalPage] = [.easyLanguage, .signLanguage]

  static func page(_ edition: Edition) -> Page {
    let strings = edition.strings
    let site = edition.configuration.siteTitle[edition.language]
    let heading = edition.configured("tagline") ?? site
    let text = text(edition)
    let versions = edition.addresses.languages.map { ($0, edition.addresses.home($0)) }
    let start = edition.register[.startPage].flatMap { entry -> Entry? in
      guard !entry.isTombstone else { return nil }
      return entry.language == edition.language || entry.translations[edition.language] != nil ? entry : nil
    }
    let main = edition.fill(
      .home,
      [
        "heading": .text(heading), "easy": easy(edition),
        "search_action": .text(edition.href(edition.addresses.fixed(.search, in: edition.language))),
        "index_href": .text(edition.href(edition.addresses.index(in: edition.language))),
        "index_attributes": edition.elsewhere,
        // Where there is little more than this page, its text comes first.
        "introduction": edition.isComplete ? nil : text, "text": edition.isComplete ? text : nil,
        "collections": collections(edition), "changes": edition.isComplete ? changes(edition) : nil,
        "updates_href": .text(edition.href(edition.addresses.fixed(.updates, in: edition.language))),
        "contact": EntryContact.site(edition),
      ])
    return Page(
      path: edition.addresses.home(edition.language),
      title: strings.text(.homeTitle, ["name": edition.configuration.name[edition.language]]), description: heading,
      section: .home, kind: "home", breadcrumb: nil, versions: Dictionary(uniqueKeysWithValues: versions),
      data: start.map { [edition.addresses.data($0.key)] } ?? [],
      feed: edition.isComplete ? .everything : nil, structuredData: edition.siteData, main: main)
  }

  private static func collections(_ edition: Edition) -> HTML {
    collections.compactMap { id -> HTML? in
      guard let collection = edition.schema[id] else { return nil }
      let sentence = ListSentence.of(collection, in: edition)
      return edition.fill(
        .homeCollection,
        [
          "href": .text(edition.href(edition.addresses.list(id, in: edition.language))),
          "attributes": edition.elsewhere + edition.attributes(collection.label.text(in: edition.language)),
          "label": .text(collection.label[edition.language]), "count": .text(String(sentence.own)),
          "sentence": .text(sentence.text),
          "intro": edition.html(collection.intro), "versions": versions(of: collection, in: edition),
        ])
    }.joined()
  }

  /// Links to a list in the languages that have it, for an edition that has none: „Systeme (Deutsch)“.
  private static func versions(of collection: CollectionDefinition, in edition: Edition) -> HTML? {
    guard !edition.isComplete else { return nil }
    return edition.addresses.completeLanguages.filter { !$0.isEasy }.map { other -> HTML in
      let path = edition.href(edition.addresses.list(collection.id, in: other))
      let name = "\(collection.label[other]) (\(edition.ownName(of: other)))"
      return "<li><a href=\"\(path)\" hreflang=\"\(other.description)\"\(edition.attributes(other))>\(name)</a></li>"
    }.joined()
  }

  /// The text of `content/pages/start.md` in this language; what is not translated is no help here.
  private static func text(_ edition: Edition) -> HTML? {
    guard let entry = edition.register[.startPage], !entry.isTombstone, let field = entry.collection.bodyField
    else { return nil }
    // A page in easy language shows only what was written in it.
    let record =
      edition.language.isEasy ? entry.translations[edition.language]?.own : entry.bestRecord(for: edition.language)
    guard let text = record?.markdown(field.key), !text.isEmpty, !edition.isForeign(text.language) else { return nil }
    return edition.prose(text, in: .page(of: entry)) + edition.definitions(of: text.terms)
  }

  private static func changes(_ edition: Edition) -> HTML? {
    let number: Int
    if case .number(let text)? = edition.configuration.record["home_changes"] {
      number = Int(text) ?? 5
    } else {
      number = 5
    }
    return Changes.all(edition).prefix(max(0, number)).map { edition.html($0, withTitle: true) }.joined().orNil
  }

  /// Links to easy German, sign language and the other languages.
  private static func easy(_ edition: Edition) -> HTML? {
    var items: [HTML] = []
    for language in edition.addresses.languages where language != edition.language {
      let path = edition.href(edition.addresses.home(language))
      let isReviewed = edition.common.reviewedLanguages.contains(language)
      let text =
        edition.theme.strings[language].map { $0[isReviewed ? .easyReadReviewed : .readInThisLanguage] }
        ?? edition.ownName(of: language)
      // Always with its language, also where easy German follows German.
      let attributes = Edition.attributes(language, on: edition.language)
      items.append("<li><a href=\"\(path)\" hreflang=\"\(language.description)\"\(attributes)>\(text)</a></li>")
    }
    for page in easyPages { items.append("<li>\(edition.link(to: page))</li>") }
    return items.joined().orNil
  }
}
