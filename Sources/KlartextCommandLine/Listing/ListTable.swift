import KlartextCore
import KlartextRegister

/// A list for people: aligned columns, on 80 columns of a terminal where the words allow it.
struct ListTable {
  private static let width = 80
  private static let narrowestTitle = 20
  private static let gap = "  "

  let list: ListedEntries
  let rows: [EntryRow]
  let language: MessageLanguage

  private var tag: LanguageTag { language == .de ? .german : .english }

  var text: String {
    guard !rows.isEmpty else { return "" }
    let table = [heading] + rows.map(cells)
    var widths = heading.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    // The title gives way: ids are to be copied, and the last column is what one came for.
    let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap.count }
    widths[0] = min(widths[0], max(Self.narrowestTitle, Self.width - others))
    var text = line(table[0], widths)
    for (row, cells) in zip(rows, table.dropFirst()) {
      text += line(cells, widths)
      text += Self.wrapped(details(row), indent: 4)
    }
    return text
  }

  // MARK: - Columns

  private var heading: [String] {
    let title = Bilingual(de: "Titel", en: "Title")
    let entry = Bilingual(de: "Eintrag", en: "Entry")
    let status = Bilingual(de: "Status", en: "Status")
    return [title, entry, status, lastHeading].compactMap { $0?[language] }
  }

  private var lastHeading: Bilingual? {
    switch list {
    case .all: Bilingual(de: "Veröffentlichung", en: "Publication")
    case .unreleased: Bilingual(de: "Freigabe fehlt von", en: "Release missing from")
    case .scheduled: Bilingual(de: "Erscheint am", en: "Appears on")
    case .expired: Bilingual(de: "Abgelaufen am", en: "Expired on")
    case .overdue: Bilingual(de: "Fällig seit", en: "Due since")
    case .untranslated: Bilingual(de: "Es fehlt", en: "Missing")
    // What is missing takes lines of its own.
    case .drafts, .incomplete: nil
    }
  }

  private func cells(_ row: EntryRow) -> [String] {
    let last: String? =
      switch list {
      case .all: row.stateWords[language]
      case .unreleased: row.missingReleases.joined(separator: ", ")
      case .scheduled, .expired, .overdue: row.day(in: list)?.description ?? ""
      case .untranslated: row.missingLanguages.map(\.description).joined(separator: ", ")
      case .drafts, .incomplete: nil
      }
    return [row.title(in: tag), row.entry.key.description, row.status(in: tag), last].compactMap { $0 }
      .map(TextDiagnostic.harmless)
  }

  /// Below the row: the labels of what is missing.
  private func details(_ row: EntryRow) -> String {
    guard [.drafts, .incomplete].contains(list), !row.unmet.isEmpty else { return "" }
    let labels = row.unmet.map { $0.qualifiedLabel(in: tag, of: row.entry.collection) }
    return Bilingual(de: "Es fehlt: ", en: "Missing: ")[language] + labels.joined(separator: ", ")
  }

  // MARK: - Lines

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      let shown = cell.count > width ? cell.prefix(width - 1) + "…" : cell[...]
      return shown + String(repeating: " ", count: width - shown.count)
    }
    let line = padded.joined(separator: Self.gap)
    return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
  }

  /// A text in lines of at most 80 characters, broken between words.
  static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty, indent + current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    if !current.isEmpty { lines.append(current) }
    return lines.map { margin + $0 + "\n" }.joined()
  }
}

extension DutyState {
  /// „Kontakt: Telefon“, because „Telefon“ alone says too little.
  func qualifiedLabel(in language: LanguageTag, of collection: CollectionDefinition) -> String {
    let outer = path.split(separator: ".").dropLast().map(String.init).joined(separator: ".")
    return (collection.field(at: outer).map { $0.label[language] + ": " } ?? "") + label[language]
  }
}
