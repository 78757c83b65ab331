import KlartextCore
import KlartextRegister

/// Reads cells as a person and a spreadsheet left them.
struct CellReader {
  let project: ImportProject
  /// Whether numbers have a decimal comma, as in tables with semicolons.
  let hasDecimalComma: Bool
  /// Whether texts are plain words, rather than Markdown.
  let isPlain: Bool

  /// A cell with its place.
  struct Cell {
    var steps: ArraySlice<AuthorColumn.Step>
    var text: String
    var place: ImportPlace
  }

  /// What a part says when these cells are put into it.
  ///
  /// - Parameters:
  ///   - current: what the file says, which holds for all that has no cell.
  ///   - report: what is wrong with a cell.
  func apply(
    _ cells: [Cell], to current: Setting?, of field: FieldDefinition, isElement: Bool = false,
    report: (Finding, ImportPlace) -> Void
  ) -> Setting? {
    let direct = cells.first { $0.steps.isEmpty }
    let nested = cells.filter { !$0.steps.isEmpty }
    if field.isList, !isElement {
      if let direct, !direct.text.isEmpty { return list(direct, current, of: field, report) }
      if nested.isEmpty { return direct == nil ? current : nil }
      var rows: [Setting?] = current?.items ?? []
      for cell in nested {
        guard case .row(let number)? = cell.steps.first else { continue }
        while rows.count < number { rows.append(nil) }
      }
      let byRow = Dictionary(grouping: nested) { $0.steps.first }
      for position in rows.indices {
        guard let cells = byRow[.row(position + 1)] else { continue }
        rows[position] = apply(
          cells.map { Cell(steps: $0.steps.dropFirst(), text: $0.text, place: $0.place) }, to: rows[position],
          of: field, isElement: true, report: report)
      }
      let stated = rows.compactMap { $0 }
      return stated.isEmpty ? nil : .list(stated)
    }
    guard field.type == .record else {
      return direct.flatMap { value($0, current, of: field, report) }
    }
    if let direct, !direct.text.isEmpty { return .scalar(direct.text) }
    if nested.isEmpty { return direct == nil ? current : nil }
    let byKey = Dictionary(grouping: nested) { $0.steps.first }
    let old = current?.members ?? []
    var members: [Setting.Member] = []
    for inner in field.fields {
      let former = old.first { $0.key == inner.key }?.value
      var new = former
      if let cells = byKey[.key(inner.key)] {
        new = apply(
          cells.map { Cell(steps: $0.steps.dropFirst(), text: $0.text, place: $0.place) }, to: former, of: inner,
          report: report)
      }
      if let new { members.append(Setting.Member(key: inner.key, value: new)) }
    }
    members += old.filter { member in field.field(member.key) == nil }
    return members.isEmpty ? nil : .group(members)
  }

  // MARK: - Lists

  private func list(
    _ cell: Cell, _ current: Setting?, of field: FieldDefinition, _ report: (Finding, ImportPlace) -> Void
  ) -> Setting? {
    if Self.isUnknown(cell.text), field.vocabulary?["unknown"] == nil { return .scalar("unknown") }
    if field.type == .record {
      return .list(CellWriter.split(cell.text).map { .scalar($0) })
    }
    if field.type == .rule || field.type == .anything { return value(cell, current, of: field, report) }
    // Ids and labels have no semicolons; texts may.
    let isWords = field.type == .choice || (field.type == .reference && !field.allowsText) || field.type == .id
    var texts = CellWriter.split(cell.text, at: isWords ? ";" : "")
    if isWords, texts.count == 1, resolved(texts[0], of: field) == nil { texts = CellWriter.split(cell.text, at: ";,") }
    let items = current?.items ?? []
    let values = texts.enumerated().compactMap { position, text in
      value(
        Cell(steps: [], text: text, place: cell.place), items.indices.contains(position) ? items[position] : nil,
        of: field, report)
    }
    return values.isEmpty ? nil : .list(values)
  }

  // MARK: - Single values

  private func value(
    _ cell: Cell, _ current: Setting?, of field: FieldDefinition, _ report: (Finding, ImportPlace) -> Void
  ) -> Setting? {
    let (text, isGuarded) = CSV.withoutGuard(cell.text).map { ($0, true) } ?? (cell.text, false)
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !trimmed.isEmpty else { return nil }
    func refuse(_ finding: Finding) -> Setting? {
      report(finding, cell.place)
      return current
    }
    // What the spreadsheet did not touch is not judged.
    if let current, CellWriter.text(current, of: field, project.configuration.mainLanguage) == text { return current }
    if let damage = SpreadsheetDamage.finding(trimmed, was: current?.text, of: field, isGuarded: isGuarded) {
      if case .cut(let start) = damage {
        if let current, let old = current.text, old.utf8.starts(with: start.utf8) { return current }
        return refuse(.importCellCut)
      }
      if case .finding(let finding) = damage { return refuse(finding) }
    }
    if Self.isUnknown(trimmed), field.type != .text, field.type != .markdown, resolved("unknown", of: field) == nil {
      return .scalar("unknown")
    }
    switch field.type {
    case .choice, .reference:
      if let id = resolved(trimmed, of: field) { return .scalar(id) }
      if field.type == .reference {
        return field.allowsText
          ? .scalar(trimmed) : refuse(.importReferenceUnknown(trimmed, nearest: nearest(trimmed, field)))
      }
      return refuse(.valueUnknown(trimmed, field: field))
    case .date, .partialDate:
      guard let date = SpreadsheetDate.read(trimmed, isPartial: field.type == .partialDate) else {
        return refuse(
          .valueType(field.type == .date ? .date : .partialDate, key: field.path, given: trimmed))
      }
      // A spreadsheet gives a month its first day.
      if field.type == .partialDate, let old = current?.text, old.utf8.count == 7, date == old + "-01" {
        return current
      }
      return .scalar(date)
    case .boolean:
      switch trimmed.lowercased() {
      case "ja", "true", "wahr", "yes", "x", "1": return .scalar("true")
      case "nein", "false", "falsch", "no", "0": return .scalar("false")
      default: return refuse(.valueType(.boolean, key: field.path, given: trimmed, mend: nil))
      }
    case .number, .integer:
      guard let number = SpreadsheetNumber.read(trimmed, hasDecimalComma: hasDecimalComma) else {
        return refuse(.valueType(field.type == .number ? .number : .integer, key: field.path, given: trimmed))
      }
      // 48000 and 48000.0 are one number.
      if let old = current?.text, Double(old) == Double(number) { return current }
      return .scalar(number)
    case .rule, .anything:
      guard let setting = YAMLSpan.read(text)?.setting else { return refuse(.importCellForm(field.path)) }
      return setting
    case .markdown:
      let lines = LineEnds.unified(text)
      return .scalar(isPlain ? ImportedText.markdown(ImportedText.plain(lines)) : lines)
    case .text: return .scalar(isPlain ? ImportedText.line(text) : trimmed)
    default: return .scalar(trimmed)
    }
  }

  static func isUnknown(_ text: String) -> Bool {
    ["unknown", "unbekannt", "nicht bekannt", "noch nicht geklärt"].contains(text.lowercased())
  }

  /// The id of a fixed value or an entry that is called so.
  private func resolved(_ text: String, of field: FieldDefinition) -> String? {
    if let vocabulary = field.vocabulary {
      if vocabulary[text] != nil { return text }
      let wanted = text.lowercased()
      let found = vocabulary.terms.filter { term in
        term.id.lowercased() == wanted || term.label.values.values.contains { $0.lowercased() == wanted }
      }
      if field.type == .choice, let first = found.first { return found.count == 1 ? first.id : nil }
    }
    guard field.type == .reference else { return nil }
    if field.target == "departments" {
      let departments = project.configuration.departments
      if departments.contains(where: { $0.id == text }) { return text }
      return departments.first { $0.name.values.values.contains(text) }?.id
    }
    guard let target = field.target else { return Slug.isValid(text) ? text : nil }
    if project.keys.contains(EntryKey(target, text)) { return text }
    let titled = project.titles[target]?[text] ?? []
    return titled.count == 1 ? titled[0] : nil
  }

  private func nearest(_ text: String, _ field: FieldDefinition) -> String? {
    let ids = project.keys.filter { $0.collection == field.target }.map(\.id).sorted()
    return EditDistance.nearest(to: text, among: ids)
  }
}
