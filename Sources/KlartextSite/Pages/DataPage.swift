import KlartextContent
import KlartextCore
import KlartextRegister

/// The register as files, for people: what there is, under which licence, how fresh, how large, and how to use it.
struct DataPage {
  private let edition: Edition
  private let offer: DataOffer
  private var strings: Strings { edition.strings }
  private var addresses: Addresses { edition.addresses }
  private var register: Register { edition.register }

  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    let offer = DataOffer(editions)
    return editions.flatMap { edition -> [Artifact?] in
      let path = edition.addresses.fixed(.data, in: edition.language)
      let page = edition.artifact(path, origin: "data") { DataPage(edition: edition, offer: offer).page(path) }
      return [page] + edition.schema.collections.map { FieldReferencePage.artifact($0, in: edition) }
    }.compactMap { $0 }
  }

  private func page(_ path: SitePath) -> Page {
    var outline = OutlinePage(edition)
    outline.add("files", .dataFiles, files)
    outline.add("register", .dataRegister, wholeRegister)
    outline.add("feeds", .feedHeading, feeds)
    outline.add("standards", .dataStandards, standards)
    outline.add("license", .dataLicense, license)
    outline.add("freshness", .dataFreshness, freshness)
    outline.add("fields", .dataFields, fields)
    outline.add("tables", .dataRules, TableRules(edition).html)
    outline.add("examples", .dataExamples, DataExamples(edition).html)
    outline.add("completeness", .transparencyCompleteness, completeness)
    let title = strings[.dataTitle]
    return Page(
      path: path, title: title, description: strings[.dataIntro], section: .fixed(.data), kind: "data", breadcrumb: [],
      versions: Dictionary(
        uniqueKeysWithValues: addresses.completeLanguages.map { ($0, addresses.fixed(.data, in: $0)) }),
      data: [addresses.data("register")], structuredData: edition.datasetData,
      main: outline.main(heading: title, intro: strings[.dataIntro]))
  }

  // MARK: - Files

  private var files: HTML {
    let rows = register.schema.collections.map { collection -> [HTML] in
      let links = CollectionFile.all(of: collection).map { file in
        link(
          file.path, type: file.format.mediaType,
          sized(strings[file.format.name], file.path),
          of: collection.label.text(in: edition.language))
      }
      return [edition.html(collection.label), edition.number(register.listed(collection.id).count)] + links
    }
    let table = edition.table(
      name: strings[.dataFiles],
      head: [strings[.collection], strings[.entries]] + CollectionFile.Format.allCases.map { strings[$0.name] },
      rows: rows)
    return "<p>\(strings[.dataFilesText])</p>" + table
  }

  /// A link that makes sense by itself (WCAG 2.2 SC 2.4.9): what the row says is said again where nobody sees it.
  private func link(_ path: SitePath, type: String, _ text: String, of label: LanguageText? = nil) -> HTML {
    let context = label.map { "<span class=\"visually-hidden\">: \(edition.html($0))</span>" as HTML }
    return "<a href=\"\(edition.href(path))\" type=\"\(type)\">\(text)\(context)</a>"
  }

  /// „CSV, 77 KB“.
  private func sized(_ name: String, _ path: SitePath) -> String {
    offer.size(of: path).map { name + ", " + NumberText.bytes($0, in: edition.language) } ?? name
  }

  private var wholeRegister: HTML {
    let overviews = [("register", StringKey.dataOverview), ("manifest", .dataManifest), ("openapi", .dataOpenAPI)]
    var items = overviews.map { name, title in item(addresses.data(name), strings[title]) }
    let notations = DataCatalog.Notation.allCases.filter { offer.has(DataCatalog.path($0)) }.map { notation -> HTML in
      let path = DataCatalog.path(notation)
      return link(
        path, type: notation.mediaType, sized(notation.name, path),
        of: LanguageText(strings[.dataCatalog], edition.language))
    }
    if !notations.isEmpty { items.append("<li>\(strings[.dataCatalog]): \(notations.joined(separator: " · "))</li>") }
    let calendars = [
      (addresses.calendar(in: edition.language), StringKey.calendarTitle),
      (addresses.reviewCalendar(in: edition.language), .calendarReviewsTitle),
    ]
    items += calendars.map { path, title in
      "<li>\(link(path, type: "text/calendar", strings[title])) <span class=\"note\">iCalendar</span></li>"
    }
    let statistics = edition.href(addresses.fixed(.statistics, in: edition.language))
    items.append("<li><a href=\"\(statistics)\">\(strings[.statisticsTitle])</a> <span class=\"note\">CSV</span></li>")
    return "<ul class=\"values\">\(items.joined())</ul>"
  }

  /// Every feed but those of single entries, which stand beside their pages.
  private var feeds: HTML? {
    let rows = edition.feeds.compactMap { scope -> [HTML]? in
      if case .entry = scope { return nil }
      let name = edition.name(of: scope)
      let links = FeedFormat.allCases.map { format in
        link(edition.path(of: scope, as: format), type: format.mediaType, format.name, of: name)
      }
      return [edition.html(name)] + links
    }
    guard !rows.isEmpty else { return nil }
    let table = edition.table(
      name: strings[.feedHeading], head: [strings[.feedOf]] + FeedFormat.allCases.map(\.name), rows: rows)
    return "<p>\(strings[.feedHow]) \(strings[.feedOfEntries])</p>" + table
  }

  /// The register in the form of other standards.
  private var standards: HTML? {
    var items: [HTML] = []
    if offer.has(Addresses.oparlSystem) {
      items.append(item(Addresses.oparlSystem, strings[.dataOParl]))
    }
    for mapping in Mapping.all where offer.has(addresses.data(mapping.id)) {
      let name = "\(mapping.title) \(mapping.version)"
      items.append(item(addresses.data(mapping.id), strings.text(.dataMapped, ["standard": name])))
    }
    guard !items.isEmpty else { return nil }
    return "<p>\(strings[.dataStandardsText])</p><ul class=\"values\">\(items.joined())</ul>"
  }

  /// „Überblick JSON, 31 KB“.
  private func item(_ path: SitePath, _ title: String) -> HTML {
    "<li>\(link(path, type: "application/json", title)) <span class=\"note\">\(sized("JSON", path))</span></li>"
  }

  // MARK: - Licence, freshness, fields, completeness

  private var license: HTML {
    guard let license = edition.configuration.record.plain("license") else {
      return "<p>\(strings[.dataUnlicensed])</p>"
    }
    let link: HTML = "<a href=\"\(DataLicense(license).page)\" rel=\"license\">\(license)</a>"
    return "<p>\(strings.html(.dataLicensed, ["license": link]))</p>"
  }

  private var freshness: HTML {
    var html: HTML = "<p>\(strings.html(.dataBuilt, ["date": edition.date(register.today)]))</p>"
    if let newest = register.lastModified {
      html += "<p>\(strings.html(.dataNewest, ["date": edition.date(newest)]))</p>"
    }
    if let next = register.nextChange.value {
      html += "<p>\(strings.html(.dataNextChange, ["date": edition.date(next)]))</p>"
    }
    return html
  }

  private var fields: HTML {
    let links = register.schema.collections.map { collection -> HTML in
      let href = edition.href(addresses.fields(of: collection, in: edition.language))
      return "<li><a href=\"\(href)\">\(edition.html(collection.label))</a></li>"
    }
    return "<p>\(strings[.dataFieldsText])</p><ul class=\"values\">\(links.joined())</ul>"
  }

  private var completeness: HTML? {
    guard let total = offer.completeness?.total, total.due > 0 else { return nil }
    // Rounded down, as on the page of transparency.
    let sentence = strings.text(
      .transparencyResult,
      [
        "met": NumberText.plain(String(total.met), in: edition.language),
        "due": NumberText.plain(String(total.due), in: edition.language),
        "percent": NumberText.percent(total.met * 100 / total.due, in: edition.language),
      ])
    let href = edition.href(addresses.fixed(.transparency, in: edition.language))
    return "<p>\(sentence)</p><p class=\"more\"><a href=\"\(href)\">\(strings[.transparencyTitle])</a></p>"
  }
}
