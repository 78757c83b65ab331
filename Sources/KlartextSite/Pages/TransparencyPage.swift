import KlartextCore
import KlartextRegister

/// How complete the register is: by collection, by field, by review date, by principle, by office.
struct TransparencyPage {
  private let edition: Edition
  private var strings: Strings { edition.strings }

  /// The collections whose entries owe something.
  static let collections = ["systems", "guidelines", "decisions"]

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let path = edition.addresses.fixed(.transparency, in: edition.language)
    return [edition.artifact(path, origin: "transparency") { TransparencyPage(edition: edition).page(path) }]
      .compactMap { $0 }
  }

  private func page(_ path: SitePath) -> Page {
    let gaps = Completeness(of: edition.register, in: Self.collections)
    var outline = OutlinePage(edition)
    outline.add("completeness", .transparencyCompleteness, completeness(gaps))
    outline.add("missing", .transparencyMissing, fields(gaps.missing))
    outline.add("open", .transparencyOpen, fields(gaps.open))
    outline.add("withheld", .transparencyWithheld, fields(gaps.withheld))
    outline.add("overdue", .transparencyOverdue, overdue)
    outline.add(
      "calendar", .calendarHeading,
      edition.calendarLinks([
        (edition.addresses.reviewCalendar(in: edition.language), strings[.calendarReviewsTitle])
      ]))
    outline.add("deviations", .transparencyDeviations, deviations)
    outline.add("readability", .readabilityTitle, ReadabilitySection(edition).html)
    outline.add("coverage", .coverage, coverage)
    let title = strings[.transparencyTitle]
    let result = strings.text(
      .transparencyResult, ["met": plain(gaps.total.met), "due": plain(gaps.total.due), "percent": percent(gaps.total)])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.fixed(.transparency, in: $0)) }
    return Page(
      path: path, title: title, description: strings[.transparencyIntro], section: .fixed(.transparency),
      kind: "transparency", breadcrumb: [], versions: Dictionary(uniqueKeysWithValues: versions),
      main: outline.main(
        heading: title, intro: strings[.transparencyIntro], result: gaps.total.due == 0 ? nil : result))
  }

  // MARK: - Completeness

  private func completeness(_ gaps: Completeness) -> HTML? {
    let rows = Self.collections.compactMap { id -> [HTML]? in
      guard let collection = edition.schema[id], let sum = gaps.byCollection[id] else { return nil }
      return [
        edition.html(collection.label), edition.number(sum.entries), edition.number(sum.due), edition.number(sum.met),
        .text(percent(sum)),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return edition.table(
      name: strings[.transparencyCompleteness],
      head: [
        strings[.collection], strings[.entries], strings[.dutiesDue], strings[.dutiesMet], strings[.share],
      ], rows: rows)
  }

  private func fields(_ gaps: [Completeness.Gap]) -> HTML? {
    let rows = gaps.map { gap -> HTML in
      """
      <div class="field"><dt>\(edition.html(gap.label))<span class="note">\(edition.html(gap.collection.label)), \
      \(strings.count(.countEntries, gap.entries.count))</span></dt><dd>\(edition.links(to: gap.entries, anchor: gap.anchor))</dd></div>
      """
    }
    return rows.isEmpty ? nil : "<dl class=\"fields\">\(rows.joined())</dl>"
  }

  private func plain(_ number: Int) -> String { NumberText.plain(String(number), in: edition.language) }

  /// Rounded down, so that what is not complete never reads as 100 %.
  private func percent(_ sum: Completeness.Sum) -> String {
    sum.due == 0 ? "–" : NumberText.percent(sum.met * 100 / sum.due, in: edition.language)
  }

  // MARK: - Reviews and deviations

  private var overdue: HTML? {
    let register = edition.register
    let entries = Self.collections.flatMap { register.listed($0) }.filter(register.isReviewOverdue)
    guard !entries.isEmpty else { return nil }
    return edition.links(to: entries) { entry in
      register.reviewDue(entry).map { strings.html(.reviewWasDue, ["date": edition.date($0)]) }
    }
  }

  private var deviations: HTML? {
    let register = edition.register
    let rows = edition.common.guidelinesInForce.flatMap { guideline in
      edition.principles(of: guideline).compactMap { principle -> HTML? in
        let systems = edition.common.boundSystems.filter {
          register.state(of: principle, in: guideline, for: $0).outcome == .deviates
        }
        guard !systems.isEmpty, let title = principle.text("title") else { return nil }
        return """
          <div class="field"><dt>\(edition.html(title))<span class="note">\(edition.link(to: guideline, anchor: principle.plain("id")))</span></dt>\
          <dd>\(edition.links(to: systems, anchor: "guidelines"))</dd></div>
          """
      }
    }
    return rows.isEmpty ? nil : "<dl class=\"fields\">\(rows.joined())</dl>"
  }

  // MARK: - Coverage

  /// Which offices have reported, and which reported that they use nothing.
  private var coverage: HTML? {
    let rows = edition.configuration.record.rows("coverage").map { row -> [HTML] in
      let office: HTML
      switch row["department"] {
      case .reference(let key)?:
        office = edition.configuration.department(key.id).map { edition.html($0.name) } ?? .text(key.id)
      case .text(let text)?: office = edition.html(text)
      default: office = HTML()
      }
      let words: StringKey =
        switch row.term("reported") {
        case "systems"?: .coverageSystems
        case "none"?: .coverageNone
        default: .coverageOutstanding
        }
      return [office, .text(strings[words]), row.date("on").map { edition.date($0) } ?? "–"]
    }
    guard !rows.isEmpty else { return nil }
    let intro: HTML = "<p>\(strings[.coverageText])</p>"
    return intro
      + edition.table(
        name: strings[.coverage], head: [strings[.office], strings[.coverageReported], strings[.asOf]], rows: rows)
  }
}
