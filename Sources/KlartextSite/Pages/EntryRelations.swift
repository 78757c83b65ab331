import KlartextCore
import KlartextRegister

/// The entries that lead to this one, by relation, named as seen from here.
struct EntryRelations {
  private(set) var html = HTML()
  private(set) var headings: [EntryHeading] = []
  private let fields: EntryFields

  /// A body's sessions are shown with date and result.
  private static let sessions = "consultations.body"

  init(_ fields: EntryFields) {
    self.fields = fields
    let edition = fields.edition
    var groups: [(label: LanguageText, field: String?, sources: [EntryKey])] = []
    var named: Set<EntryKey> = []
    let backlinks = edition.register.links(to: fields.entry.key).filter { $0.source != fields.entry.key }
    for backlink in backlinks {
      guard let path = backlink.field, let source = edition.schema[backlink.source.collection],
        let definition = source.field(at: path), let inverse = definition.inverse
      else { continue }
      named.insert(backlink.source)
      add(backlink.source, to: &groups, label: inverse.text(in: edition.language), field: path)
    }
    // A text that mentions an entry matters only where no field says more.
    for backlink in backlinks where !named.contains(backlink.source) {
      add(
        backlink.source, to: &groups, label: LanguageText(edition.strings[.mentionedIn], edition.language), field: nil)
    }
    for group in groups {
      let items = group.field == Self.sessions ? sessions(group.sources) : links(group.sources)
      guard !items.isEmpty else { continue }
      html += edition.fill(
        .relation,
        [
          "label": .text(group.label.string), "label_attributes": edition.attributes(group.label.language),
          "items": items,
        ])
    }
    if !html.isEmpty {
      headings = [EntryHeading(id: "relations", label: LanguageText(edition.strings[.relations], edition.language))]
    }
  }

  private func add(
    _ source: EntryKey, to groups: inout [(label: LanguageText, field: String?, sources: [EntryKey])],
    label: LanguageText, field: String?
  ) {
    if let index = groups.firstIndex(where: { $0.label == label }) {
      if !groups[index].sources.contains(source) { groups[index].sources.append(source) }
    } else {
      groups.append((label, field, [source]))
    }
  }

  private func links(_ sources: [EntryKey]) -> HTML {
    let edition = fields.edition
    let entries = sources.compactMap { edition.register[$0] }.filter { !$0.isTombstone }
    // The register is sorted by the titles of the main language already; a popular entry has thousands of links.
    let sorted =
      edition.isMain
      ? edition.register.sorted(entries) : GermanCollation.sorted(entries) { $0.title(in: edition.language).string }
    return sorted.map { entry -> HTML in
      let note = edition.note(on: entry)
      return "<li>\(edition.link(to: entry))\(note.map { " <span class=\"note\">\($0)</span>" as HTML })</li>"
    }.joined()
  }

  /// The sessions in which a body dealt with decisions, newest first.
  private func sessions(_ sources: [EntryKey]) -> HTML {
    let edition = fields.edition
    var rows: [(date: PartialDate?, html: HTML)] = []
    for entry in sources.compactMap({ edition.register[$0] }) where !entry.isTombstone {
      guard let field = entry.collection.field("consultations") else { continue }
      for row in entry.bestRecord(for: edition.language).rows("consultations") {
        guard case .reference(fields.entry.key)? = row["body"] else { continue }
        let words = ["role", "result"].compactMap { key -> HTML? in
          guard let id = row.term(key), let term = field.field(key)?.vocabulary?[id] else { return nil }
          return edition.html(term.label)
        }.joined(separator: ", ")
        let date = row.date("date")
        let isUpcoming = date.map { $0.firstDay > edition.register.today } ?? false
        let link = edition.link(to: entry, anchor: "consultations")
        let planned: HTML = isUpcoming ? " (\(edition.strings[.upcoming]))" : HTML()
        let before: HTML = date.map { edition.date($0) + planned + ": " } ?? HTML()
        rows.append((date, "<li>\(before)\(link) <span class=\"note\">\(words)</span></li>"))
      }
    }
    // Sessions without a date come last.
    return rows.sorted { left, right in
      guard let first = left.date else { return false }
      guard let second = right.date else { return true }
      return first > second
    }.map(\.html).joined()
  }
}

extension Edition {
  /// A word on an entry beside its title: kind and date of a decision, status of a system.
  func note(on entry: Entry) -> HTML? {
    switch entry.key.collection {
    case "decisions":
      var parts: [HTML] = []
      if let id = entry.record.term("kind"), let term = entry.collection.field("kind")?.vocabulary?[id] {
        parts.append(html(term.label))
      }
      if let date = entry.record.date("date") { parts.append(self.date(date)) }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    case "systems", "guidelines":
      guard let id = entry.record.term("status"), let term = entry.collection.field("status")?.vocabulary?[id] else {
        return nil
      }
      return html(term.label)
    default: return nil
    }
  }
}
