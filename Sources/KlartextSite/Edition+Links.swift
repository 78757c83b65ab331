import KlartextCore
import KlartextRegister

extension Edition {
  /// The language in which a link from this edition leads to an entry: its own, else the entry's main one.
  func pageLanguage(of entry: Entry) -> LanguageTag {
    if let page = addresses.legalPage(of: entry.key) { return legalLanguage(of: page) }
    for tag in familiarLanguages where addresses.languages.contains(tag) {
      if tag == entry.language || entry.translations[tag] != nil { return tag }
    }
    return configuration.mainLanguage
  }

  func href(_ path: SitePath) -> String { addresses.link(path) }

  func href(_ entry: Entry, anchor: String? = nil) -> String {
    let page = pageLanguage(of: entry)
    let link = href(addresses.entry(entry.key, in: page))
    guard let anchor, has(entry, anchor, on: page) else { return link }
    return link + "#" + SitePath(anchor).encoded
  }

  /// Whether an entry's page has a place; one in easy language has only what was written in it.
  private func has(_ entry: Entry, _ anchor: String, on page: LanguageTag) -> Bool {
    guard page.isEasy, let own = entry.translations[page]?.own else { return true }
    let field = String(anchor.prefix { $0 != "." })
    return own[field] != nil || own.rows("principles").contains { $0.plain("id") == anchor }
      || own.markdown("body")?.headings.contains { $0.id == anchor } ?? false
  }

  /// ` hreflang` of the page that a link leads to, and ` lang` of the title that it shows.
  func linkAttributes(to entry: Entry) -> HTML {
    let page = pageLanguage(of: entry)
    let title = entry.title(in: language)
    return (page == language ? HTML() : " hreflang=\"\(page.description)\"") + attributes(title)
  }

  /// A link to an entry by its title.
  func link(to entry: Entry, anchor: String? = nil) -> HTML {
    "<a href=\"\(href(entry, anchor: anchor))\"\(linkAttributes(to: entry))>\(entry.title(in: language).string)</a>"
  }

  /// A link to an entry, or its id where there is no such entry.
  func link(to key: EntryKey, anchor: String? = nil) -> HTML {
    guard let entry = register[key], !isPurged(entry) else { return .text(key.id) }
    return link(to: entry, anchor: anchor)
  }

  /// A link to a configured office on the page of responsibilities.
  func link(toDepartment id: String) -> HTML {
    guard let department = configuration.department(id) else { return .text(id) }
    let name = department.name.text(in: language)
    let path = href(addresses.fixed(.responsibility, in: language)) + "#" + Self.officeAnchor(id)
    return "<a href=\"\(path)\"\(attributes(name.language))>\(name.string)</a>"
  }

  static func officeAnchor(_ id: String) -> String { "office-" + id }

  /// A link to another website; its text is the address as people read it, unless there is a better one.
  func link(external url: String, text: HTML? = nil) -> HTML {
    guard let text else { return "<a class=\"address\" href=\"\(url)\">\(Self.readable(url))</a>" }
    return "<a href=\"\(url)\">\(text)</a>"
  }

  /// `https://www.stadt.example/ki/` → `stadt.example/ki`.
  static func readable(_ url: String) -> String {
    var text = url[...]
    for prefix in ["https://", "http://", "mailto:", "tel:", "www."] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    return String(text.hasSuffix("/") ? text.dropLast() : text)
  }

  func isPurged(_ entry: Entry) -> Bool {
    if case .withdrawn(let withdrawal) = entry.publication { return withdrawal.isPurged }
    return false
  }

  func link(email: String) -> HTML { "<a href=\"mailto:\(email)\">\(email)</a>" }

  func link(phone: String) -> HTML { "<a href=\"\(Self.phoneAddress(phone))\">\(phone)</a>" }

  /// `tel:` and digits (RFC 3966); the way it is written stays in the text.
  static func phoneAddress(_ phone: String) -> String {
    var digits = ""
    for scalar in phone.unicodeScalars {
      if ("0"..."9").contains(scalar) || (scalar == "+" && digits.isEmpty) { digits.unicodeScalars.append(scalar) }
    }
    return "tel:" + digits.replacing("+490", with: "+49")
  }
}
