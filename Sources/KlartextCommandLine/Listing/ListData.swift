import KlartextCore

/// A list for programs: all that is known of each entry, the same columns in every list.
///
/// Columns and members are only ever added.
struct ListData {
  let list: ListedEntries
  let rows: [EntryRow]
  let today: CivilDate
  let language: LanguageTag

  var csv: String {
    var table = CSV(columns: [
      "collection", "id", "file", "title", "status", "publication", "publish_on", "expires_on", "reviewed_on",
      "review_due", "missing_releases", "missing_fields", "missing_languages",
    ])
    for row in rows {
      let texts: [String?] = [
        row.entry.key.collection, row.entry.id, row.path, row.title(in: language), row.entry.record.term("status"),
        row.state, date("publish_on", row), date("expires_on", row), date("reviewed_on", row),
        row.reviewDue?.description, row.missingReleases.joined(separator: "; "),
        row.unmet.map(\.path).joined(separator: "; "),
        row.missingLanguages.map(\.description).joined(separator: "; "),
      ]
      table.add(texts.map { text in text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty })
    }
    return table.text
  }

  var json: String {
    let entries: [JSON] = rows.map { row in
      [
        "collection": .string(row.entry.key.collection), "id": .string(row.entry.id), "file": .string(row.path),
        "title": .string(row.title(in: language)), "status": text(row.entry.record.term("status")),
        "publication": .string(row.state), "publish_on": text(date("publish_on", row)),
        "expires_on": text(date("expires_on", row)), "reviewed_on": text(date("reviewed_on", row)),
        "review_due": text(row.reviewDue?.description), "missing_releases": texts(row.missingReleases),
        "missing_fields": texts(row.unmet.map(\.path)),
        "missing_languages": texts(row.missingLanguages.map(\.description)),
      ]
    }
    let root: JSON = [
      "list": .string(list.rawValue), "today": .string(today.description), "entries": .array(entries),
    ]
    return root.text(indented: true) + "\n"
  }

  private func date(_ key: String, _ row: EntryRow) -> String? { row.entry.record.date(key)?.description }

  private func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  private func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
