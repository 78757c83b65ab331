import KlartextCore
import KlartextRegister

/// Lists of records as HTML: a list of links, a table, or one block a row, whichever suits what is stated.
extension EntryFields {
  /// Tables with more columns are hard to read on a phone and in a column of text.
  private static let maximumColumns = 3

  func rowList(_ rows: [Record], of field: FieldDefinition) -> HTML {
    let columns = columns(of: rows, field: field)
    guard let first = columns.first else { return HTML() }
    var result: HTML
    if columns.count == 1 {
      let items = rows.map { "<li>\(cell(first, in: $0, of: field))</li>" as HTML }
      result = rows.count == 1 ? cell(first, in: rows[0], of: field) : "<ul class=\"values\">\(items.joined())</ul>"
    } else if columns.count <= Self.maximumColumns {
      result = table(rows, columns, of: field)
    } else {
      result = blocks(rows, columns, of: field)
    }
    result += notesOnWhatIsMissing(in: rows, of: field)
    return result
  }

  /// The fields that at least one row states; an address that makes a title a link is no column of its own.
  private func columns(of rows: [Record], field: FieldDefinition) -> [FieldDefinition] {
    let hasTitle = field.field("title") != nil || field.field("name") != nil
    return field.fields.filter { column in
      if hasTitle, column.type == .url || column.type == .file { return false }
      return rows.contains { $0[column.key] != nil }
    }
  }

  private func cell(_ column: FieldDefinition, in row: Record, of field: FieldDefinition) -> HTML {
    guard let value = row[column.key] else { return HTML() }
    return linked(
      html(value, of: column, detail: column.type == .choice ? .short : .full), with: row, of: field, leading: column)
  }

  private func table(_ rows: [Record], _ columns: [FieldDefinition], of field: FieldDefinition) -> HTML {
    let label = presentation(field)
    let head = columns.map { "<th scope=\"col\">\(presentation($0).markedLabel)</th>" as HTML }.joined()
    let body = rows.map { row -> HTML in
      let cells = columns.enumerated().map { position, column -> HTML in
        let cell = cell(column, in: row, of: field)
        if position == 0, !cell.string.contains("<div") { return "<th scope=\"row\">\(cell)</th>" }
        return "<td>\(cell.isEmpty ? "–" : cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    // A table that does not fit scrolls by itself, and the keyboard can reach it (WCAG 2.2 SC 1.4.10, 2.1.1).
    return """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(label.label)"\(label.labelAttributes)>\
      <table><caption class="visually-hidden"\(label.labelAttributes)>\(label.label)</caption><thead><tr>\(head)</tr></thead><tbody>\(body.joined())</tbody></table></div>
      """
  }

  private func blocks(_ rows: [Record], _ columns: [FieldDefinition], of field: FieldDefinition) -> HTML {
    let items = rows.map { row -> HTML in
      var line: [HTML] = []
      var rest = HTML()
      for column in columns {
        guard let value = row[column.key] else { continue }
        switch column.type {
        case .markdown: rest += html(value, of: column)
        case .url:
          rest += "<p>\(presentation(column).markedLabel): \(html(value, of: column))</p>"
        case .record: rest += html(value, of: column)
        case .partialDate where column.key == "end" && row["start"] == value: break
        default: line.append(cell(column, in: row, of: field))
        }
      }
      let head = line.enumerated().map { $0 == 0 ? "<strong>\($1)</strong>" as HTML : $1 }.joined(separator: ", ")
      return "<li><p class=\"row-head\">\(head)</p>\(rest)</li>"
    }
    return "<ul class=\"rows\">\(items.joined())</ul>"
  }

  /// „Automatisierte Entscheidung: nicht angegeben“, where the list lacks a row that is due, and „Drittland, Land: nicht
  /// angegeben“, where a row lacks a field.
  private func notesOnWhatIsMissing(in rows: [Record], of field: FieldDefinition) -> HTML {
    (unmetInLists[field.path] ?? []).map { duty -> HTML in
      let name: HTML
      switch duty.row {
      case .needed(let key, let value)?:
        guard let term = field.field(key)?.vocabulary?[value] else { return HTML() }
        name = edition.html(term.label)
      case .at(let position)?:
        guard rows.indices.contains(position), let first = columns(of: rows, field: field).first else { return HTML() }
        name = "\(cell(first, in: rows[position], of: field)), \(edition.html(duty.label))"
      case nil: return HTML()
      }
      return "<p>\(name): \(html(.missing))</p>"
    }.joined()
  }
}
