import KlartextCore
import KlartextRegister

/// How all systems carry out the principles of a guideline in force: one row a system, one column a principle.
struct ImplementationPage {
  private let edition: Edition
  private let guideline: Entry
  private let principles: [Record]

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let systems = edition.common.boundSystems
    return edition.common.guidelinesInForce.flatMap { guideline -> [Artifact] in
      let count = count(of: guideline, in: edition)
      guard count > 0, edition.versions(of: guideline)[edition.language] != nil else { return [] }
      return (1...count).compactMap { number in
        let path = edition.addresses.implementation(of: guideline.key, in: edition.language, page: number)
        return edition.artifact(path, origin: guideline.file.path) {
          ImplementationPage(guideline, in: edition).page(systems, Pagination(number: number, count: count))
        }
      }
    }
  }

  /// How many pages the table has; none without principles or systems.
  static func count(of guideline: Entry, in edition: Edition) -> Int {
    guard !edition.common.boundSystems.isEmpty, !guideline.record.rows("principles").isEmpty else { return 0 }
    return Pagination.pageCount(edition.common.boundSystems.count)
  }

  private init(_ guideline: Entry, in edition: Edition) {
    self.edition = edition
    self.guideline = guideline
    principles = edition.principles(of: guideline)
  }

  private func page(_ systems: [Entry], _ pagination: Pagination) -> Page {
    let strings = edition.strings
    let title = guideline.title(in: edition.language)
    let heading = strings.text(.implementationTitle, ["title": title.string])
    let path: (Int) -> SitePath = {
      edition.addresses.implementation(of: guideline.key, in: edition.language, page: $0)
    }
    let main = edition.fill(
      .implementation,
      [
        "heading": .text(heading), "heading_attributes": edition.attributes(title),
        "intro": .text(strings[.implementationIntro]),
        "result": .text(strings.count(.countSystemsChecked, systems.count)),
        "page_sentence": pagination.sentence(strings).map { .text($0) },
        "table": table(pagination.slice(systems), name: heading),
        "pagination": pagination.html(in: edition, path: path),
      ])
    var versions: [LanguageTag: SitePath] = [:]
    for language in edition.versions(of: guideline).keys {
      versions[language] = edition.addresses.implementation(of: guideline.key, in: language, page: pagination.number)
    }
    let parent = Page.Crumb(title: title, path: edition.addresses.entry(guideline.key, in: edition.language))
    return Page(
      path: path(pagination.number), title: pagination.title(heading, strings),
      description: strings[.implementationIntro], section: .within("guidelines"), kind: "implementation",
      breadcrumb: edition.breadcrumb(to: guideline) + [parent], versions: versions, main: main)
  }

  /// On a phone each row becomes a list; roles keep it a table for screen readers, which CSS would else take away.
  private func table(_ systems: ArraySlice<Entry>, name: String) -> HTML {
    let corner = edition.schema["systems"]?.singular.text(in: edition.language) ?? LanguageText("", edition.language)
    let columns = principles.map { row -> HTML in
      let id = row.plain("id") ?? ""
      let link = edition.href(guideline, anchor: id)
      let title = row.text("title") ?? LanguageText(id, edition.language)
      return
        "<th scope=\"col\" role=\"columnheader\"><a href=\"\(link)\"\(edition.attributes(title))>\(title.string)</a></th>"
    }
    let rows = systems.map { system -> HTML in
      let cells = principles.map { row -> HTML in
        let outcome = edition.register.state(of: row, in: guideline, for: system).outcome
        let title = row.text("title")?.string ?? ""
        return "<td role=\"cell\" data-label=\"\(title)\">\(edition.tag(outcome))</td>"
      }
      return """
        <tr role="row"><th scope="row" role="rowheader">\(edition.link(to: system, anchor: "guidelines"))</th>\
        \(cells.joined())</tr>
        """
    }
    return """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(name)"><table class="matrix" role="table" aria-label="\(name)">\
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">\(edition.html(corner))</th>\
      \(columns.joined())</tr></thead><tbody role="rowgroup">\(rows.joined())</tbody></table></div>
      """
  }
}
