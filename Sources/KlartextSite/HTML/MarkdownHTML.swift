import KlartextCore
import KlartextRegister

extension Edition {
  /// A Markdown text as it stands on this edition's pages.
  ///
  /// The text is finished but for what depends on the page: addresses, and words of the interface.
  func html(_ markdown: Markdown) -> HTML {
    var result = ""
    for piece in markdown.pieces {
      switch piece {
      case .html(let html): result += html
      case .linkStart(let index): result += linkStart(markdown.links[index].target, in: markdown).string
      case .linkEnd(let index): result += linkEnd(markdown.links[index].target).string
      case .image(let index): result += image(markdown.images[index]).string
      case .label(let label): result += Escaping.html(word(label, in: markdown.language))
      }
    }
    return HTML(trusted: result)
  }

  /// The same as a block with its language.
  func prose(_ markdown: Markdown) -> HTML {
    "<div class=\"prose\"\(attributes(markdown.language))>\(html(markdown))</div>"
  }

  private func linkStart(_ target: LinkTarget, in markdown: Markdown) -> HTML {
    switch target {
    case .anchor(let id): return "<a href=\"#\(Escaping.percentEncoded(id))\">"
    case .entry(let key, let anchor):
      guard let entry = register[key], !isPurged(entry) else { return "<span>" }
      let page = pageLanguage(of: entry)
      let hreflang: HTML = page == language ? "" : " hreflang=\"\(page.description)\""
      return "<a href=\"\(href(entry, anchor: anchor))\"\(hreflang)>"
    case .media(let path):
      guard let file = register.media[path] else { return "<span>" }
      return "<a href=\"\(href(addresses.media(file)))\">"
    case .site(let path):
      let relative = path.hasPrefix("/") ? path.dropFirst() : path[...]
      return "<a href=\"\(addresses.basePath + relative)\">"
    case .external(let url): return "<a href=\"\(url)\">"
    }
  }

  private func linkEnd(_ target: LinkTarget) -> HTML {
    switch target {
    case .entry(let key, _):
      guard let entry = register[key], !isPurged(entry) else { return "</span>" }
      return "</a>"
    case .media(let path):
      guard let file = register.media[path] else { return "</span>" }
      return "</a> <span class=\"note\">(\(description(of: file)))</span>"
    case .anchor, .site, .external: return "</a>"
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
