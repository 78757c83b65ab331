import KlartextCore
import KlartextRegister

/// The register as a catalogue for data portals: DCAT-AP.de 3.0 (<https://www.dcat-ap.de/def/dcatde/3.0/spec/>).
///
/// Each collection is a dataset, each of its files a distribution. What the catalogue says can be looked up under its own
/// addresses: they lead into the Turtle file.
struct DataCatalog {
  private let words: APIWords
  private let license: DataLicense
  /// The address of the catalogue: its things are named behind `#`.
  private let home: String

  /// `nil` without a base address or a licence: a portal could do nothing with it.
  init?(_ words: APIWords) {
    guard let home = words.addresses.url(Self.path(.turtle)),
      let license = words.register.configuration.record.plain("license")
    else { return nil }
    self.words = words
    self.home = home
    self.license = DataLicense(license)
  }

  private var register: Register { words.register }
  private var configuration: SiteConfiguration { register.configuration }
  private var land: String? { configuration.record.term("land") }
  private var publisher: String { home + "#publisher" }

  var graph: RDF {
    var graph = RDF()
    let contact = contact
    graph.add(catalog)
    for collection in register.schema.collections {
      graph.add(dataset(collection, contact: contact))
      for file in CollectionFile.all(of: collection) { graph.add(distribution(file)) }
    }
    graph.add(agent)
    if let contact { graph.add(contact) }
    for page in pages { graph.add(RDF.Thing(page, .foaf("Document"))) }
    graph.add(RDF.Thing(licenseAddress, .dct("LicenseDocument")))
    return graph
  }

  // MARK: - Catalogue and datasets

  private var catalog: RDF.Thing {
    var thing = RDF.Thing(home + "#catalog", .dcat("Catalog"))
    thing.add(.dct("title"), texts: texts { $0.configuration.siteTitle.text(in: $0.language) })
    thing.add(
      .dct("description"),
      texts: texts { LanguageText($0.configured("tagline") ?? $0.strings[.dataIntro], $0.language) })
    thing.add(.dct("publisher"), thing: publisher)
    thing.add(.dct("license"), thing: licenseAddress)
    thing.add(.dct("language"), things: languages)
    thing.add(.dct("modified"), date: register.lastModified)
    thing.add(.foaf("homepage"), thing: words.addresses.url(words.addresses.home(words.main.language)))
    thing.add(.dcat("themeTaxonomy"), thing: PortalCodes.themes)
    thing.add(.dcat("dataset"), things: register.schema.collections.map { address(of: $0) })
    return thing
  }

  private func dataset(_ collection: CollectionDefinition, contact: RDF.Thing?) -> RDF.Thing {
    let identity = address(of: collection)
    var thing = RDF.Thing(identity, .dcat("Dataset"))
    thing.add(
      .dct("title"),
      texts: texts { edition in
        let label = collection.label.text(in: edition.language)
        return Self.text("\(label.string) – \(edition.configuration.siteTitle[edition.language])", label, in: edition)
      })
    thing.add(.dct("description"), texts: texts { collection.intro.text(in: $0.language) })
    thing.add(.dct("identifier"), text: identity)
    thing.add(.dcatde("contributorID"), thing: configuration.record.plain("contributor_id"))
    thing.add(.dct("publisher"), thing: publisher)
    thing.add(.dcat("contactPoint"), thing: contact?.address)
    thing.add(.dcat("theme"), things: themes(of: collection))
    thing.add(.dcat("keyword"), texts: texts { collection.label.text(in: $0.language) } + Self.keywords(configuration))
    thing.add(.dct("language"), things: languages)
    thing.add(.dct("issued"), date: register.firstPublished(collection))
    thing.add(.dct("modified"), date: register.lastModified(collection))
    thing.add(.dct("accrualPeriodicity"), thing: PortalCodes.irregular)
    thing.add(.dct("accessRights"), thing: PortalCodes.isPublic)
    thing.add(.dcatde("politicalGeocodingLevelURI"), thing: PortalCodes.level(land: land))
    thing.add(.dcat("landingPage"), things: page { $0.fixed(.data, in: $1) })
    thing.add(.foaf("page"), things: page { $0.fields(of: collection, in: $1) })
    thing.add(.dcat("distribution"), things: CollectionFile.all(of: collection).map { address(of: $0) })
    return thing
  }

  private func distribution(_ file: CollectionFile) -> RDF.Thing {
    var thing = RDF.Thing(address(of: file), .dcat("Distribution"))
    let url = words.addresses.url(file.path)
    thing.add(
      .dct("title"),
      texts: texts { edition in
        let label = file.collection.label.text(in: edition.language)
        return Self.text("\(label.string) (\(edition.strings[file.format.name]))", label, in: edition)
      })
    thing.add(.dcat("accessURL"), thing: url)
    thing.add(.dcat("downloadURL"), thing: url)
    thing.add(.dct("license"), thing: licenseAddress)
    if license.asksForAttribution {
      thing.add(.dcatde("licenseAttributionByText"), texts: texts { $0.configuration.name.text(in: $0.language) })
    }
    thing.add(.dct("format"), thing: PortalCodes.fileType(file.format.fileType))
    thing.add(.dcat("mediaType"), thing: PortalCodes.mediaType(file.format.mediaType))
    thing.add(.dct("language"), things: languages)
    thing.add(.dct("modified"), date: register.lastModified(file.collection))
    return thing
  }

  /// The themes that the entries state, and that of government, which all of them have.
  private func themes(of collection: CollectionDefinition) -> [String] {
    var codes: Set<String> = []
    for field in collection.fields where field.vocabulary?.terms.contains(where: { $0.theme != nil }) == true {
      for entry in register.listed(collection.id) {
        if case .values(let ids) = entry.record.plainValues(at: field.path, fields: collection.fields) {
          codes.formUnion(ids.compactMap { field.vocabulary?[$0]?.theme })
        }
      }
    }
    let stated = codes.sorted().map(PortalCodes.theme)
    return [PortalCodes.government] + stated.filter { $0 != PortalCodes.government }
  }

  private static func keywords(_ configuration: SiteConfiguration) -> [LanguageText] {
    let words: [LanguageTag: [String]] = [
      .german: ["Künstliche Intelligenz", "Transparenz", "Verwaltung"],
      .english: ["artificial intelligence", "transparency", "public administration"],
    ]
    return configuration.languages.flatMap { language in (words[language] ?? []).map { LanguageText($0, language) } }
  }

  // MARK: - Who

  private var agent: RDF.Thing {
    var thing = RDF.Thing(publisher, .foaf("Agent"))
    thing.add(.foaf("name"), texts: texts { $0.configuration.name.text(in: $0.language) })
    thing.add(.dct("type"), thing: PortalCodes.publisherType(land: land))
    return thing
  }

  /// `nil` without a way to reach anybody. Validators of GovData look for the type `vcard:Kind` itself.
  private var contact: RDF.Thing? {
    guard let contact = configuration.record.record("contact") else { return nil }
    let ways = [contact.plain("email"), contact.plain("url"), contact.plain("phone")]
    guard ways.contains(where: { $0 != nil }) else { return nil }
    var thing = RDF.Thing(home + "#contact", .vcard("Organization"), .vcard("Kind"))
    thing.add(.vcard("fn"), text: configuration.name[words.main.language])
    thing.add(.vcard("hasEmail"), thing: contact.plain("email").map { "mailto:" + $0 })
    thing.add(.vcard("hasURL"), thing: contact.plain("url"))
    thing.add(.vcard("hasTelephone"), thing: contact.plain("phone").map(Edition.phoneAddress))
    return thing
  }

  // MARK: - Addresses and words

  private func address(of collection: CollectionDefinition) -> String { home + "#" + collection.id }

  private func address(of file: CollectionFile) -> String { home + "#" + file.name }

  /// Portals read the licences of their own list; of others the text is named.
  private var licenseAddress: String { license.portalAddress ?? license.page }

  private var languages: [String] { words.addresses.completeLanguages.compactMap(PortalCodes.language) }

  private func page(_ path: (Addresses, LanguageTag) -> SitePath) -> [String] {
    words.addresses.completeLanguages.compactMap { words.addresses.url(path(words.addresses, $0)) }
  }

  /// The pages that the catalogue names.
  private var pages: [String] {
    let main = words.main.language
    return [words.addresses.url(words.addresses.home(main))].compactMap { $0 } + page { $0.fixed(.data, in: $1) }
      + register.schema.collections.flatMap { collection in page { $0.fields(of: collection, in: $1) } }
  }

  /// A text around a label, in the edition's language unless the label has none in it.
  private static func text(_ string: String, _ label: LanguageText, in edition: Edition) -> LanguageText {
    LanguageText(string, edition.isForeign(label.language) ? label.language : edition.language)
  }

  /// A text in the languages of the site; easy language only where it has words of its own.
  private func texts(_ text: (Edition) -> LanguageText) -> [LanguageText] {
    var texts: [LanguageText] = []
    for edition in words.editions {
      let next = text(edition)
      let isRepeated = texts.contains { next.language.fallbacks.contains($0.language) && $0.string == next.string }
      if !isRepeated { texts.append(next) }
    }
    return texts
  }
}
