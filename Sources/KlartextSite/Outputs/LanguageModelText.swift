import KlartextCore
import KlartextRegister

/// `llms.txt` (<https://llmstxt.org>): what there is, in Markdown, for programs that read with a language model.
enum LanguageModelText {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let edition = editions.first, let address = SitePath("llms.txt").outputAddress else { return [] }
    return [
      Artifact(address, kind: .data, origin: "llms") { Array(LanguageModelText.text(edition.leavingSite()).utf8) }
    ]
  }

  private static func text(_ edition: Edition) -> String {
    let strings = edition.strings
    let language = edition.language
    var parts = ["# " + plain(edition.configuration.siteTitle[language])]
    let record = edition.configuration.record
    if let tagline = edition.configured("tagline") { parts.append("> " + plain(tagline)) }
    if record.flag("demonstration") == true {
      parts.append(plain(edition.configured("demonstration_text") ?? strings[.demonstrationText]))
    }
    var facts = [edition.configuration.name[language]]
    if let license = record.plain("license") {
      facts.append("\(strings[.dataLicense]): \(license) (\(DataLicense(license).page))")
    }
    facts.append("\(strings[.dataFreshness]): \(edition.register.today)")
    parts.append(facts.map { "- " + plain($0) }.joined(separator: "\n"))
    parts.append(section(strings[.entries], collections(edition)))
    parts.append(section(strings[.forPrograms], programs(edition)))
    let pages = FixedPage.allCases.map {
      link(strings[$0.titleKey], edition.href(edition.addresses.fixed($0, in: language)))
    }
    let legal = LegalPage.allCases.map { page in
      link(
        edition.legalTexts.title(of: page)[language], edition.legalHref(page),
        edition.legalTexts.intro(of: page)[language])
    }
    let own = edition.register.listed("pages").filter { edition.addresses.legalPage(of: $0.key) == nil }
    let texts = own.filter { !$0.isPreview }.map {
      link($0.title(in: language).string, edition.href($0), $0.summary(in: language)?.string)
    }
    // What may be left out when there is little room.
    parts.append(section("Optional", pages + texts + legal))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func collections(_ edition: Edition) -> [String] {
    edition.schema.collections.filter { !edition.addresses.isAtRoot($0.id) }.map { collection in
      link(
        collection.label[edition.language], edition.href(edition.addresses.list(collection.id, in: edition.language)),
        collection.intro[edition.language])
    }
  }

  private static func programs(_ edition: Edition) -> [String] {
    let addresses = edition.addresses
    var links = [
      link("register.json", edition.href(addresses.data("register")), edition.strings[.dataDescription]),
      link("openapi.json", edition.href(addresses.data("openapi"))),
      link("manifest.json", edition.href(addresses.data("manifest")), edition.strings[.dataManifest]),
    ]
    if addresses.baseURL != nil {
      links.append(
        link(
          "feed.json", edition.href(edition.path(of: .everything, as: .json)), edition.title(of: .everything)))
      links.append(link("sitemap.xml", edition.href(SitePath("sitemap.xml"))))
    }
    return links
  }

  private static func section(_ title: String, _ links: [String]) -> String {
    (["## " + plain(title), ""] + links).joined(separator: "\n")
  }

  private static func link(_ title: String, _ address: String, _ text: String? = nil) -> String {
    "- [\(plain(title))](\(address))" + (text.map { ": " + plain($0) } ?? "")
  }

  /// On one line, and without a character that Markdown would read as markup (CommonMark 0.31 §2.4).
  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x5B, 0x5C, 0x5D, 0x2A, 0x5F, 0x60, 0x3C, 0x3E, 0x23:
        bytes += [0x5C, byte]
      case 0x00..<0x20, 0x7F: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
