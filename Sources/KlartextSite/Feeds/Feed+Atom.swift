import KlartextCore
import KlartextRegister

extension Feed {
  /// The Atom Syndication Format (RFC 4287).
  var atom: XML {
    .element(
      "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.description],
      [
        .element("id", text: id), .element("title", text: title), subtitle.map { .element("subtitle", text: $0) },
        .element("updated", text: Self.moment(updated)), author.atom,
        link("self", FeedFormat.atom.mediaType, addresses[.atom]),
        link("alternate", "text/html", page),
        link("alternate", FeedFormat.json.mediaType, addresses[.json]),
        // RFC 4946.
        license.flatMap { link("license", nil, DataLicense($0).page) }, license.map { .element("rights", text: $0) },
        .element("generator", ["version": Generator.version], text: "Klartext"),
      ] + items.map(entry))
  }

  private func entry(_ item: Item) -> XML {
    .element(
      "entry", [:],
      [
        .element("id", text: item.id),
        .element("title", ["xml:lang": item.title.language.description(besides: language)], text: item.title.string),
        .element("updated", text: Self.moment(item.day)), item.author.atom,
        link("alternate", "text/html", item.url),
      ]
        + item.categories.map { category in
          .element("category", ["term": category.term, "scheme": category.scheme, "label": category.label])
        }
        + [
          .element(
            "content", ["type": "html", "xml:lang": item.language.description(besides: language)],
            text: item.content.string)
        ])
  }

  private func link(_ relation: String, _ type: String?, _ address: String?) -> XML? {
    address.map { .element("link", ["rel": relation, "type": type, "href": $0]) }
  }
}

extension Party {
  fileprivate var atom: XML {
    .element("author", [:], [.element("name", text: name.string), url.map { .element("uri", text: $0) }])
  }
}

extension LanguageTag {
  /// `nil` for the language of what stands around.
  func description(besides other: LanguageTag) -> String? { self == other ? nil : description }
}
