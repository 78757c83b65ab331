import KlartextCore
import KlartextRegister

/// How many systems there are of each kind: a table with bars for each field that the schema counts, and its file.
///
/// The labels are HTML, which wraps on a phone and can be read aloud; only the bars are drawn. Each bar has its number
/// beside it, so nothing depends on seeing colours or lengths (WCAG 2.2 SC 1.1.1, 1.4.1).
struct StatisticsPage {
  private let edition: Edition
  private let statistics: Statistics
  private var strings: Strings { edition.strings }

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let statistics = Once { Statistics(of: edition.register) }
    let path = edition.addresses.fixed(.statistics, in: edition.language)
    let page = edition.artifact(path, origin: "statistics") {
      StatisticsPage(edition: edition, statistics: statistics.value).page(path)
    }
    let fields = edition.schema["systems"]?.fields(where: \.isCounted) ?? []
    let files = fields.enumerated().compactMap { position, field -> Artifact? in
      guard let address = edition.addresses.statistics(of: field, in: edition.language).outputAddress else {
        return nil
      }
      return Artifact(address, kind: .data, origin: "statistics") {
        edition.csv(statistics.value.counts[position], of: statistics.value.systems).bytes
      }
    }
    return [page].compactMap { $0 } + files
  }

  private func page(_ path: SitePath) -> Page {
    var outline = OutlinePage(edition)
    if statistics.systems > 0 {
      for count in statistics.counts {
        outline.add(Self.id(of: count.field), count.field.label.text(in: edition.language), section(count))
      }
    }
    let title = strings[.statisticsTitle]
    let sentence = edition.schema["systems"].map { ListSentence.of($0, in: edition).text }
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.fixed(.statistics, in: $0)) }
    return Page(
      path: path, title: title, description: strings[.statisticsIntro], section: .fixed(.statistics),
      kind: "statistics", breadcrumb: [], versions: Dictionary(uniqueKeysWithValues: versions),
      main: outline.main(heading: title, intro: strings[.statisticsIntro], result: sentence))
  }

  private static func id(of field: FieldDefinition) -> String { "count-" + Slug.make(field.path) }

  // MARK: - A section

  private func section(_ count: Statistics.Count) -> HTML {
    var html = HTML()
    if count.field.isList { html += "<p>\(strings[.statisticsList])</p>" }
    if [.date, .partialDate].contains(count.field.type) { html += "<p>\(strings[.statisticsYears])</p>" }
    return html + table(count) + file(count)
  }

  /// On a phone the bar stands below its label; roles keep the table one for screen readers, which CSS would else
  /// take away.
  private func table(_ count: Statistics.Count) -> HTML {
    let head = [count.field.label[edition.language], strings[.systems], strings[.share]].map { title -> HTML in
      "<th scope=\"col\" role=\"columnheader\">\(title)</th>"
    }
    let rows = count.rows.map { row -> HTML in
      """
      <tr role="row"><th scope="row" role="rowheader">\(edition.html(edition.label(of: row.category, in: count.field)))</th>\
      <td role="cell">\(edition.number(row.systems))</td><td role="cell">\(bar(row.systems)) \
      <span class="chart-share">\(share(row.systems))</span></td></tr>
      """
    }
    return """
      <table class="chart" role="table" aria-labelledby="\(Self.id(of: count.field))"><thead role="rowgroup">\
      <tr role="row">\(head.joined())</tr></thead><tbody role="rowgroup">\(rows.joined())</tbody></table>
      """
  }

  /// A bar as long as the share of all systems; what it shows stands beside it as text.
  private func bar(_ systems: Int) -> HTML {
    let length = systems == 0 ? 0 : max(4, systems * 1000 / statistics.systems)
    return """
      <svg class="chart-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
      <rect class="chart-whole" width="1000" height="20"/><rect class="chart-part" width="\(length)" height="20"/></svg>
      """
  }

  /// Rounded, but what is not nothing never reads as 0 %, and what is not all never as 100 %.
  private func share(_ systems: Int) -> String {
    let rounded = (systems * 200 + statistics.systems) / (2 * statistics.systems)
    if rounded == 0, systems > 0 { return strings[.shareBelowOne] }
    return NumberText.percent(systems < statistics.systems ? min(rounded, 99) : 100, in: edition.language)
  }

  private func file(_ count: Statistics.Count) -> HTML {
    let size = edition.csv(count, of: statistics.systems).bytes.count
    let text = strings.text(
      .tableAsCSV,
      ["title": count.field.label[edition.language], "size": NumberText.bytes(size, in: edition.language)])
    let path = edition.addresses.statistics(of: count.field, in: edition.language)
    return "<p class=\"more\"><a href=\"\(edition.href(path))\" type=\"text/csv\">\(text)</a></p>"
  }
}
