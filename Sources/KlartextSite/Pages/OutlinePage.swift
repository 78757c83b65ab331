import KlartextCore
import KlartextRegister

/// A page that the program makes of sections, with a table of contents.
struct OutlinePage {
  private let edition: Edition
  private var headings: [EntryHeading] = []
  private var html = HTML()

  init(_ edition: Edition) { self.edition = edition }

  /// Adds a section; nothing where there is nothing to say.
  mutating func add(_ id: String, _ title: StringKey, _ content: HTML?) {
    add(id, LanguageText(edition.strings[title], edition.language), content)
  }

  mutating func add(_ id: String, _ label: LanguageText, _ content: HTML?) {
    guard let content, !content.isEmpty else { return }
    headings.append(EntryHeading(id: id, label: label))
    html += edition.fill(
      .group,
      [
        "id": .text(id), "title": .text(label.string), "title_attributes": edition.attributes(label.language),
        "content": content,
      ])
  }

  /// Adds what has headings of its own.
  mutating func append(_ content: HTML, headings further: [EntryHeading]) {
    headings += further
    html += content
  }

  func main(heading: String, intro: String, notices: HTML? = nil, result: String? = nil) -> HTML {
    edition.fill(
      .outline,
      [
        "heading": .text(heading), "intro": .text(intro), "notices": notices,
        "result": result.map { .text($0) },
        "contents": EntryContents(headings, in: edition).html, "sections": html,
      ])
  }
}

extension Edition {
  /// Links to some entries, and how many more there are.
  ///
  /// - Parameter limit: How many entries are named; the rest is counted.
  func links(
    to entries: [Entry], anchor: String? = nil, limit: Int = 12, note: (Entry) -> HTML? = { _ in nil }
  ) -> HTML {
    var items = entries.prefix(limit).map { entry -> HTML in
      "<li>\(link(to: entry, anchor: anchor))\(note(entry).map { " <span class=\"note\">\($0)</span>" as HTML })</li>"
    }
    if entries.count > limit {
      items.append("<li>\(strings.count(.andMore, entries.count - limit))</li>")
    }
    return "<ul class=\"values\">\(items.joined())</ul>"
  }

  /// A table of its own width, which scrolls by itself and can be reached by keyboard (WCAG 2.2 SC 1.4.10, 2.1.1).
  func table(name: String, head: [String], rows: [[HTML]]) -> HTML {
    let columns = head.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined()
    let body = rows.map { row -> HTML in
      let cells = row.enumerated().map { position, cell -> HTML in
        position == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(strings[.table]): \(name)"><table>\
      <caption class="visually-hidden">\(name)</caption><thead><tr>\(columns)</tr></thead>\
      <tbody>\(body.joined())</tbody></table></div>
      """
  }

  /// A number as people write it here.
  func number(_ value: Int) -> HTML { .text(NumberText.plain(String(value), in: language)) }
}
