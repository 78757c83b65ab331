import KlartextCore
import KlartextRegister

/// The page for addresses that do not exist; it may be shown at any depth, so all its links begin at the host.
enum NotFoundPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    let path = edition.addresses.notFound(edition.language)
    return [edition.artifact(path, origin: "not found") { page(edition, path) }].compactMap { $0 }
  }

  static func page(_ edition: Edition, _ path: SitePath) -> Page {
    var links: [HTML] = [
      "<li><a href=\"\(edition.href(edition.addresses.home(edition.language)))\">\(edition.strings[.home])</a></li>"
    ]
    for collection in edition.schema.collections where !edition.addresses.isAtRoot(collection.id) {
      let list = edition.href(edition.addresses.list(collection.id, in: edition.language))
      links.append("<li><a href=\"\(list)\"\(edition.elsewhere)>\(edition.html(collection.label))</a></li>")
    }
    let main = edition.fill(
      .notFound,
      [
        "links": links.joined(),
        "search_action": .text(edition.href(edition.addresses.fixed(.search, in: edition.language))),
        "index_href": .text(edition.href(edition.addresses.index(in: edition.language))),
        "index_attributes": edition.elsewhere,
        "contact": EntryContact.site(edition),
      ])
    let versions = edition.addresses.languages.map { ($0, edition.addresses.notFound($0)) }
    return Page(
      path: path, title: edition.strings[.notFoundTitle], description: nil, section: .elsewhere, kind: "not-found",
      breadcrumb: nil, versions: Dictionary(uniqueKeysWithValues: versions), isIndexed: false, main: main)
  }
}
