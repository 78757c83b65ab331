import KlartextCore
import KlartextRegister

extension Feed {
  /// JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).
  var json: JSON {
    .members([
      "version": "https://jsonfeed.org/version/1.1", "title": .string(title), "home_page_url": .string(page),
      "feed_url": addresses[.json].map { .string($0) }, "description": subtitle.map { .string($0) },
      "language": .string(language.description), "authors": [author.json],
      // An extension, as the standard asks: an object whose name begins with `_`, with `about` in it.
      "_license": license.map {
        ["about": "https://spdx.org/licenses/", "id": .string($0), "url": .string(DataLicense($0).page)]
      },
      "items": .array(items.map(json)),
    ])
  }

  private func json(_ item: Item) -> JSON {
    .members([
      "id": .string(item.id), "url": .string(item.url), "title": .string(item.title.string),
      "content_html": .string(item.content.string), "date_published": .string(Self.moment(item.day)),
      "authors": [item.author.json], "tags": .array(item.categories.map { .string($0.label) }),
      "language": item.language.description(besides: language).map { .string($0) },
    ])
  }
}

extension Party {
  fileprivate var json: JSON { .members(["name": .string(name.string), "url": url.map { .string($0) }]) }
}
