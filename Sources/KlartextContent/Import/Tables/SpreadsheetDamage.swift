import KlartextCore
import KlartextRegister

/// What spreadsheets do to cells without being asked.
enum SpreadsheetDamage {
  case finding(Finding)
  /// A text that did not fit into a cell, and how it begins.
  case cut(String)

  /// What Excel and LibreOffice write where a formula went wrong.
  private static let errors: Set<String> = [
    "#NAME?", "#WERT!", "#VALUE!", "#BEZUG!", "#REF!", "#DIV/0!", "#NV", "#N/A", "#NULL!", "#ZAHL!", "#NUM!", "#SPILL!",
    "#ÜBERLAUF!", "#CALC!", "#FELD!", "#FIELD!",
  ]

  /// - Parameters:
  ///   - old: what the file says.
  ///   - isGuarded: whether a `'` in front says that it is meant as a text.
  static func finding(_ cell: String, was old: String?, of field: FieldDefinition, isGuarded: Bool)
    -> SpreadsheetDamage?
  {
    if errors.contains(cell.uppercased()) || (cell.utf8.count >= 3 && cell.utf8.allSatisfy { $0 == 0x23 }) {
      return .finding(.importCellError(cell))
    }
    if cell.utf8.count >= 30_000 {
      if cell.hasSuffix(CSV.cutMark.dropFirst()) { return .cut(String(cell.dropLast(CSV.cutMark.count))) }
      if cell.utf16.count >= 32_767 { return .cut(cell) }
    }
    guard !isGuarded, cell.utf8.count <= 40 else { return nil }
    if isScientific(cell) { return .finding(.importCellScientific(cell)) }
    if let old, old != cell, old.utf8.first == 0x30, isDigits(old), isDigits(cell),
      old.utf8.drop(while: { $0 == 0x30 }).elementsEqual(cell.utf8.drop(while: { $0 == 0x30 }))
    {
      return .finding(.importCellZeros(cell, was: old))
    }
    switch field.type {
    case .date, .partialDate, .markdown, .number, .integer, .boolean, .url, .email, .rule, .anything: return nil
    default: break
    }
    return isDate(cell) ? .finding(.importCellDate(cell, was: old, field: field.label.bilingual)) : nil
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `1E+05`, `1,23E+11`.
  private static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let sign = parts[1].first, sign == "+" || sign == "-" else { return false }
    let number = parts[0].filter { $0 != "," && $0 != "." && $0 != "-" }
    return isDigits(number) && isDigits(String(parts[1].dropFirst())) && parts[0].count - number.count <= 2
  }

  /// A day or a month as spreadsheets show it: `01.03.2024`, `Mrz 24`, `12. Mär`, `2024-03-01 00:00:00`.
  private static func isDate(_ text: String) -> Bool {
    if text.hasSuffix("00:00:00"), CivilDate(text.prefix(10)) != nil { return true }
    let words = text.split { $0 == " " || $0 == "." || $0 == "-" || $0 == "/" }.map(String.init)
    guard (2...3).contains(words.count) else { return false }
    if words.count == 3, text.contains(".") || text.contains("/"), !text.contains(" ") {
      return SpreadsheetDate.read(text, isPartial: false) != nil
    }
    // Names of months as spreadsheets shorten them, with one number beside.
    let short = words.filter { SpreadsheetDate.months[$0.lowercased()] != nil || $0.lowercased() == "sept" }
    let numbers = words.filter { isDigits($0) && $0.utf8.count <= 2 }
    return words.count == 2 && short.count == 1 && numbers.count == 1
  }
}
