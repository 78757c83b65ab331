import KlartextContent
import KlartextCore
import KlartextRegister

/// The legal notice (§ 5 DDG, § 18 MStV).
struct ImprintPage {
  let words: LegalWords
  private var edition: Edition { words.edition }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-provider", words.heading(.providerHeading), provider)
    outline.add("legal-reach", words.heading(.reachHeading), reach)
    outline.add("legal-responsible", words.heading(.responsibleHeading), responsible)
    outline.add("legal-supervision", words.heading(.supervisionHeading), supervision)
    outline.add("legal-numbers", words.heading(.taxHeading), numbers)
    outline.add("legal-rights", words.heading(.rightsHeading), rights)
  }

  private var provider: HTML {
    var lines: [HTML] = ["<strong>\(edition.html(edition.configuration.name))</strong>"]
    if let form = words.fact("legal.imprint.legal_form") { lines.append(form) }
    if let address = words.fact("legal.imprint.address", "contact.address") { lines.append(address) }
    if let who = words.fact("legal.imprint.represented_by") {
      lines.append(words(.providerRepresented, ["who": who]))
    }
    return "<ul class=\"lines\">\(lines.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
      + words.paragraph(.providerBasis)
  }

  private var reach: HTML? {
    words.rows([
      (.email, words.plain("legal.imprint.email", "contact.email").map { edition.link(email: $0) }),
      (.phone, words.plain("legal.imprint.phone", "contact.phone").map { edition.link(phone: $0) }),
      (.website, words.plain("contact.url").map { edition.link(external: $0) }),
    ])
  }

  private var responsible: HTML? {
    words.fact("legal.imprint.responsible").map { "<p>\($0)</p>" + words.paragraph(.responsibleBasis) }
  }

  private var supervision: HTML? {
    words.fact("legal.imprint.supervisor").map { name in
      let body = words.plain("legal.imprint.supervisor_url").map { edition.link(external: $0, text: name) } ?? name
      let kind = words.land?.supervision.map { "\(edition.html($0)): " as HTML }
      return "<p>\(kind)\(body)</p>"
    }
  }

  private var numbers: HTML? {
    let lines = [
      words.fact("legal.imprint.vat_id").map { words(.taxVat, ["number": $0]) },
      words.fact("legal.imprint.business_id").map { words(.taxBusiness, ["number": $0]) },
    ].compactMap { $0 }
    return lines.isEmpty ? nil : words.list(lines)
  }

  private var rights: HTML {
    let credits = words.fact("legal.imprint.credits").map { "<p>\($0)</p>" as HTML } ?? HTML()
    return credits + words.paragraph(.rightsText, ["link": edition.link(to: .licence)])
  }
}
