import KlartextCore

/// A list with all that is known of each entry, the same columns in every list: as a table for a spreadsheet, in the
/// form and the words of exported tables, and as JSON for programs.
///
/// Columns and members are only ever added. The name in brackets stays the same in every language.
struct ListData {
  let list: ListedEntries
  let rows: [EntryRow]
  let today: CivilDate
  /// The main language of the site, in which titles stand.
  let language: LanguageTag
  /// The language of the headings and labels of the table.
  let words: MessageLanguage

  private static let columns = [
    ("collection", Bilingual(de: "Sammlung", en: "Collection")), ("id", Bilingual(de: "Kennung", en: "Id")),
    ("file", Bilingual(de: "Datei", en: "File")), ("title", Bilingual(de: "Titel", en: "Title")),
    ("status", Bilingual(de: "Status", en: "Status")),
    ("publication", Bilingual(de: "Veröffentlichung", en: "Publication")),
    ("publish_on", Bilingual(de: "Erscheint am", en: "Appears on")),
    ("expires_on", Bilingual(de: "Läuft ab am", en: "Expires on")),
    ("reviewed_on", Bilingual(de: "Zuletzt geprüft am", en: "Last reviewed on")),
    ("review_due", Bilingual(de: "Nächste Prüfung am", en: "Next review on")),
    ("missing_releases", Bilingual(de: "Freigabe fehlt von", en: "Release missing from")),
    ("missing_fields", Bilingual(de: "Fehlende Angaben", en: "Missing information")),
    ("missing_languages", Bilingual(de: "Fehlende Sprachen", en: "Missing languages")),
  ]

  var csv: String {
    let tag = words.tag
    var table = CSV(.excel, columns: Self.columns.map { name, label in "\(label[words]) [\(name)]" })
    for row in rows {
      table.add([
        cell(row.entry.collection.label[tag]), cell(row.entry.id), cell(row.path), cell(row.title(in: language)),
        cell(row.status(in: tag)), cell(row.stateWords[words]), day(date("publish_on", row)),
        day(date("expires_on", row)), day(date("reviewed_on", row)), day(row.reviewDue?.description),
        cell(row.missingReleases.joined(separator: "; ")),
        cell(row.unmet.map { $0.qualifiedLabel(in: tag, of: row.entry.collection) }.joined(separator: "; ")),
        cell(row.missingLanguages.map(\.description).joined(separator: "; ")),
      ])
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

  private func cell(_ text: String) -> CSV.Cell { text.isEmpty ? .empty : .text(text) }

  private func day(_ date: String?) -> CSV.Cell { date.map { .verbatim($0) } ?? .empty }

  private func date(_ key: String, _ row: EntryRow) -> String? { row.entry.record.date(key)?.description }

  private func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  private func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
