import KlartextCore
import KlartextRegister

/// Dates that run backwards: an end before its beginning, stations out of order.
enum OrderCheck {
  static func diagnostics(of record: Record, fields: [FieldDefinition], in file: SourceFile) -> [Diagnostic] {
    fields.flatMap { field -> [Diagnostic] in
      var found = pair(field, in: record, siblings: fields, file)
      if field.type == .record {
        switch record[field.key] {
        case .record(let inner)?: found += diagnostics(of: inner, fields: field.fields, in: file)
        case .list(let items)?:
          for case .record(let row) in items.map(\.value) {
            found += diagnostics(of: row, fields: field.fields, in: file)
          }
          found += rows(items, of: field, file)
        default: break
        }
      }
      return found
    }
  }

  /// A vague date runs backwards only if no day that it can mean comes in time.
  private static func pair(
    _ field: FieldDefinition, in record: Record, siblings: [FieldDefinition], _ file: SourceFile
  ) -> [Diagnostic] {
    guard let key = field.notBefore, let later = record.date(field.key), let earlier = record.date(key),
      later.lastDay < earlier.firstDay, let other = siblings.first(where: { $0.key == key })
    else { return [] }
    let finding = Finding.datesBackwards(field.label.bilingual, later, other.label.bilingual, earlier)
    return [Diagnostic(finding, at: record.mark(of: field.key).map { file.location($0) } ?? file.whole)]
  }

  private static func rows(_ items: [Item], of field: FieldDefinition, _ file: SourceFile) -> [Diagnostic] {
    guard let key = field.chronological else { return [] }
    var last: PartialDate?
    var found: [Diagnostic] = []
    for case .record(let row) in items.map(\.value) {
      guard let date = row.date(key) else { continue }
      if let last, date.lastDay < last.firstDay {
        let mark = row.mark(of: key)
        found.append(
          Diagnostic(
            .rowsBackwards(field.label.bilingual, date, last), at: mark.map { file.location($0) } ?? file.whole))
      } else {
        last = date
      }
    }
    return found
  }
}

extension Finding {
  static func datesBackwards(
    _ label: Bilingual, _ date: PartialDate, _ other: Bilingual, _ earlier: PartialDate
  ) -> Finding {
    Finding(
      "dates-backwards", .error,
      de: "„\(label.de)“ (\(date)) liegt vor „\(other.de)“ (\(earlier)).",
      en: "“\(label.en)” (\(date)) is before “\(other.en)” (\(earlier)).",
      mend: Bilingual(
        de: "Prüfen Sie beide Daten in der Quelle, und berichtigen Sie das falsche.",
        en: "Check both dates in the source, and correct the wrong one."))
  }

  static func rowsBackwards(_ label: Bilingual, _ date: PartialDate, _ last: PartialDate) -> Finding {
    Finding(
      "rows-backwards", .error,
      de: "In „\(label.de)“ folgt \(date) auf \(last).", en: "In “\(label.en)”, \(date) follows \(last).",
      mend: Bilingual(
        de: "Ordnen Sie die Zeilen nach dem Datum, oder berichtigen Sie das falsche Datum.",
        en: "Put the rows in the order of their dates, or correct the wrong date."))
  }
}
