import KlartextCore
import KlartextRegister

/// Whose text it is and where it stands.
enum TextPlace {
  case unknown
  /// On the entry's own page.
  case page(of: Entry)
  /// In a list or on another entry's page.
  case awayFrom(Entry)

  var entry: Entry? {
    switch self {
    case .unknown: nil
    case .page(let entry), .awayFrom(let entry): entry
    }
  }

  fileprivate var isOwnPage: Bool {
    if case .page = self { return true }
    return false
  }

  /// The language of the page that has the places which the text names; `nil` for the page on which it stands.
  ///
  /// A text that a translation lacks stands there in the main language, and the places that it names may be missing
  /// from the translation: they are looked for in the original.
  fileprivate func page(of markdown: Markdown, in edition: Edition) -> LanguageTag? {
    switch self {
    case .unknown: nil
    case .page(let entry):
      markdown.language == edition.language || entry.language == edition.language ? nil : entry.language
    case .awayFrom(let entry):
      markdown.language == edition.language ? edition.pageLanguage(of: entry) : entry.language
    }
  }
}

extension Edition {
  /// A Markdown text as it stands on this edition's pages.
  ///
  /// The text is finished but for what depends on the page: addresses, and words of the interface.
  ///
  /// - Parameter place: Whose text it is and where it stands, for links to places of the same page.
  func html(_ markdown: Markdown, in place: TextPlace = .unknown) -> HTML {
    HTML(
      trusted: markdown.html(
        link: { $0.isAutomatic && !place.isOwnPage ? nil : resolved($0.target, in: markdown, place) },
        image: { image($0).string },
        label: { word($0, in: markdown.language) }))
  }

  /// The same as a block with its language.
  func prose(_ markdown: Markdown, in place: TextPlace = .unknown) -> HTML {
    "<div class=\"prose\"\(attributes(markdown.language))>\(html(markdown, in: place))</div>"
  }

  /// Where a link leads; `nil` when its target is not published.
  private func resolved(_ target: LinkTarget, in markdown: Markdown, _ place: TextPlace) -> ResolvedLink? {
    switch target {
    case .anchor(let id):
      let anchor = "#" + SitePath(id).encoded
      guard let page = place.page(of: markdown, in: self) else { return ResolvedLink(href: anchor) }
      let address = place.entry.map { href(addresses.entry($0.key, in: page)) } ?? ""
      return ResolvedLink(href: address + anchor, hreflang: page == language ? nil : page)
    case .entry(let key, let anchor):
      guard let entry = register[key], !isPurged(entry) else { return nil }
      let page = pageLanguage(of: entry)
      return ResolvedLink(
        href: href(entry, anchor: anchor), hreflang: page == language ? nil : page,
        className: key.collection == "glossary" ? "glossary-term" : nil)
    case .media(let path):
      guard let file = register.media[path] else { return nil }
      return ResolvedLink(href: href(addresses.media(file)), note: description(of: file))
    case .site(let path):
      let page = addresses.language(ofPage: path)
      return ResolvedLink(
        href: addresses.basePath + path.drop { $0 == "/" }, hreflang: isForeign(page) ? page : nil)
    case .external(let url): return ResolvedLink(href: url)
    }
  }

  /// „PDF, 240 KB“.
  func description(of file: MediaFile) -> String {
    let kind = file.path.split(separator: ".").last.map { $0.uppercased() } ?? ""
    return kind + ", " + NumberText.bytes(file.byteCount, in: language)
  }

  private func image(_ image: Markdown.Image) -> HTML {
    guard let file = register.media[image.path] else { return .text(image.alternative) }
    // Width and height keep the page from jumping while it loads.
    let size: HTML
    if let width = file.width, let height = file.height {
      size = " width=\"\(width)\" height=\"\(height)\""
    } else {
      size = HTML()
    }
    return """
      <img src="\(href(addresses.media(file)))" alt="\(image.alternative)"\(size) loading="lazy" decoding="async">
      """
  }

  /// Labels stand in a text of another language in that language, where the site speaks it.
  private func word(_ label: Markdown.Label, in other: LanguageTag) -> String {
    let strings = isForeign(other) ? theme.strings[other] ?? strings : strings
    switch label {
    case .footnotes: return strings[.footnotes]
    case .footnoteReference: return strings[.footnoteReference]
    case .footnoteBack: return strings[.footnoteBack]
    case .table: return strings[.table]
    case .externalLink: return strings[.externalLink]
    case .document: return strings[.document]
    case .taskDone: return strings[.taskDone]
    case .taskOpen: return strings[.taskOpen]
    }
  }
}
