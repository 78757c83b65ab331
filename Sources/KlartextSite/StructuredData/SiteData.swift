import KlartextCore
import KlartextRegister

/// Whose site it is, for the first page.
extension Edition {
  /// How a program searches the site; `nil` without a base address.
  private var searchAction: JSON? {
    addresses.url(addresses.fixed(.search, in: language)).map { url in
      [
        "@type": "SearchAction",
        "target": ["@type": "EntryPoint", "urlTemplate": .string(url + "?q={search_term_string}")],
        "query-input": "required name=search_term_string",
      ]
    }
  }

  var siteData: [JSON] {
    let main = addresses.home(configuration.mainLanguage)
    let owner = fullAddress(main, anchor: "organization")
    let site = node(
      "WebSite",
      [
        ("@id", siteID), ("url", fullAddress(addresses.home(language))),
        ("name", .string(configuration.siteTitle[language])),
        ("description", configured("tagline").map { .string($0) }),
        ("disambiguatingDescription", demonstrationText.map { .string($0) }),
        ("inLanguage", .array(addresses.languages.map { .string($0.description) })),
        ("license", configuration.record.plain("license").map { .string(DataLicense($0).page) }),
        ("potentialAction", searchAction),
        ("publisher", owner.map { .members(["@id": $0]) }),
      ])
    let organization = node(
      "GovernmentOrganization",
      [("@id", owner), ("name", .string(configuration.name[language])), ("contactPoint", contactPoint)])
    return [site, organization]
  }

  /// The site as a whole, in all languages; other pages refer to it.
  var siteID: JSON? { fullAddress(addresses.home(configuration.mainLanguage), anchor: "website") }

  private var demonstrationText: String? {
    guard configuration.record.flag("demonstration") == true else { return nil }
    return configured("demonstration_text") ?? strings[.demonstrationText]
  }

  private var contactPoint: JSON? {
    guard let contact = configuration.record.record("contact") else { return nil }
    let values = [("email", "email"), ("telephone", "phone"), ("url", "url")].map { name, key in
      (name, contact.plain(key).map { JSON.string($0) })
    }
    return values.contains { $0.1 != nil } ? node("ContactPoint", values) : nil
  }
}
