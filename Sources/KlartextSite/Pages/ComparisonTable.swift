import KlartextCore
import KlartextRegister

/// The systems of one topic in a table: one row a system, one column a field that the schema marks with `compared`.
struct ComparisonTable {
  /// More rows would make a page slow to load and tiring to read.
  private static let pageLength = 20

  private let edition: Edition
  private let topic: SystemTopic
  private let columns: [FieldDefinition]

  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard ComparisonPage.isThere(in: edition.register) else { return [] }
    let columns = edition.schema["systems"]?.fields(where: \.isCompared) ?? []
    return edition.common.topics.flatMap { topic -> [Artifact] in
      let count = count(of: topic)
      return (1...count).compactMap { number in
        let path = edition.addresses.comparison(of: topic.id, in: edition.language, page: number)
        return edition.artifact(path, origin: "comparison") {
          ComparisonTable(edition: edition, topic: topic, columns: columns)
            .page(Pagination(number: number, count: count, length: pageLength))
        }
      }
    }
  }

  /// How many pages the table of a topic has.
  static func count(of topic: SystemTopic) -> Int { Pagination.pageCount(topic.systems.count, length: pageLength) }

  private func page(_ pagination: Pagination) -> Page {
    let strings = edition.strings
    let label = edition.label(of: topic)
    let heading = strings.text(.comparisonTopicTitle, ["topic": label.string])
    let path: (Int) -> SitePath = { edition.addresses.comparison(of: topic.id, in: edition.language, page: $0) }
    let main = edition.fill(
      .comparisonTopic,
      [
        "heading": .text(heading), "heading_attributes": edition.attributes(label.language),
        "intro": .text(strings[.comparisonTopicIntro]),
        "result": .text(strings.count(.countSystems, topic.systems.count) + "."),
        "page_sentence": pagination.sentence(strings).map { .text($0) },
        "table": table(pagination.slice(topic.systems), name: heading),
        "pagination": pagination.html(in: edition, path: path),
      ])
    let versions = edition.addresses.completeLanguages.map {
      ($0, edition.addresses.comparison(of: topic.id, in: $0, page: pagination.number))
    }
    let parent = Page.Crumb(
      title: LanguageText(strings[.comparisonTitle], edition.language),
      path: edition.addresses.comparison(in: edition.language))
    return Page(
      path: path(pagination.number), title: pagination.title(heading, strings),
      description: strings[.comparisonTopicIntro], section: .within("systems"), kind: "comparison-topic",
      breadcrumb: [edition.systemsCrumb, parent], versions: Dictionary(uniqueKeysWithValues: versions), main: main)
  }

  /// On a phone each row becomes a list; roles keep it a table for screen readers, which CSS would else take away.
  private func table(_ systems: ArraySlice<Entry>, name: String) -> HTML {
    let labels = columns.map { $0.label.text(in: edition.language) }
    let head = ([edition.systemsCrumb.title] + labels).map { label -> HTML in
      "<th scope=\"col\" role=\"columnheader\"\(edition.attributes(label.language))>\(label.string)</th>"
    }
    let rows = systems.map { system -> HTML in
      let fields = EntryFields(system, in: edition)
      let cells = zip(columns, labels).map { column, label -> HTML in
        "<td role=\"cell\" data-label=\"\(label.string)\">\(cell(column, fields))</td>"
      }
      let note: HTML = system.isOwn ? "" : " <span class=\"note\">\(edition.strings[.foreignTitle])</span>"
      return """
        <tr role="row"><th scope="row" role="rowheader">\(edition.link(to: system))\(note)</th>\(cells.joined())</tr>
        """
    }
    return """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(name)"><table class="matrix comparison" role="table" aria-label="\(name)">\
      <thead role="rowgroup"><tr role="row">\(head.joined())</tr></thead>\
      <tbody role="rowgroup">\(rows.joined())</tbody></table></div>
      """
  }

  /// A value in short; of long texts only that there is one, which the system's page shows.
  private func cell(_ field: FieldDefinition, _ fields: EntryFields) -> HTML {
    guard let scope = fields.record.scope(of: field.path),
      let content = fields.content(of: field, in: scope, detail: .short)
    else { return fields.html(.missing) }
    if field.type == .markdown, case .value = content { return .text(edition.strings[.stated]) }
    return fields.html(content)
  }
}
