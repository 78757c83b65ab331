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
    outline.add("license", .dataLicense, license)
    outline.add("freshness", .dataFreshness, freshness)
    outline.add("fields", .dataFields, fields)
    outline.add("tables", .dataRules, TableRules(edition).html)
    outline.add("examples", .dataExamples, DataExamples(edition).html)
    outline.add("completeness", .transparencyCompleteness, completeness)
    let title = strings[.dataTitle]
    return Page(
      path: path, title: title, description: strings[.dataIntro], section: .fixed(.data), kind: "data", breadcrumb: [],
      versions: Dictionary(uniqueKeysWithValues: addresses.languages.map { ($0, addresses.fixed(.data, in: $0)) }),
      data: addresses.data("register"), main: outline.main(heading: title, intro: strings[.dataIntro]))
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
    var items = [("register", StringKey.dataOverview), ("manifest", .dataManifest), ("openapi", .dataOpenAPI)].map {
      name, title -> HTML in
      let path = addresses.data(name)
      return
        "<li>\(link(path, type: "application/json", strings[title])) <span class=\"note\">\(sized("JSON", path))</span></li>"
    }
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
    if let next = register.nextChange {
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
        "percent": "\(total.met * 100 / total.due)\u{A0}%",
      ])
    let href = edition.href(addresses.fixed(.transparency, in: edition.language))
    return "<p>\(sentence)</p><p class=\"more\"><a href=\"\(href)\">\(strings[.transparencyTitle])</a></p>"
  }
}
