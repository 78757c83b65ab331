/// A table as comma-separated values (RFC 4180), in UTF-8.
///
/// Spreadsheets run a cell that begins like a formula. Such texts get one leading `'`, which a spreadsheet takes for
/// "this is text" (OWASP, "CSV Injection"); numbers need none.
public struct CSV: Sendable {
  /// For whom the table is written.
  public enum Variant: Sendable, Hashable {
    /// RFC 4180: commas, lines that end with CR LF.
    case plain
    /// As German Excel opens it by a double click: a byte order mark, semicolons, decimal commas. Texts that Excel
    /// would change get a leading `'` too, and what does not fit into a cell is cut.
    case excel
  }

  /// What stands in one place of the table.
  public enum Cell: Sendable, Hashable {
    case text(String)
    /// A number as it is written.
    case number(String)
    /// A day or a truth value: it means the same everywhere and is never a formula.
    case verbatim(String)
    case empty
  }

  /// The table so far, each row with its line end.
  public private(set) var bytes: [UInt8]
  private let variant: Variant
  private var separator: UInt8 { variant == .excel ? 0x3B : 0x2C }

  /// A table with the names of its columns and no rows.
  public init(_ variant: Variant = .plain, columns: [String]) {
    self.variant = variant
    bytes = variant == .excel ? [0xEF, 0xBB, 0xBF] : []
    add(columns.map { .text($0) })
  }

  /// Adds a row below the others.
  public mutating func add(_ cells: [Cell]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(separator) }
      switch cell {
      case .text(let text): append(text, isGuarded: true)
      case .number(let number):
        append(variant == .excel ? number.replacing(".", with: ",") : number, isGuarded: false)
      case .verbatim(let text): append(text, isGuarded: false)
      case .empty: break
      }
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// The table, each row with its line end.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func append(_ text: String, isGuarded: Bool) {
    let text = variant == .excel ? Self.fitting(text) : text
    let isQuoted = text.utf8.contains { $0 == separator || [0x22, 0x0A, 0x0D].contains($0) }
    if isQuoted { bytes.append(0x22) }
    // `=`, `+`, `-`, `@`, tab and carriage return begin a formula; a `'` of the text's own would else be taken away.
    if isGuarded, isGuardNeeded(text) { bytes.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }

  private func isGuardNeeded(_ text: String) -> Bool {
    Self.beginsFormula(text) || (variant == .excel && SpreadsheetText.isChanged(text))
  }

  private static func beginsFormula(_ text: some StringProtocol) -> Bool {
    text.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x27].contains($0) } ?? false
  }

  /// The text of a cell without the `'` that says "this is text"; `nil` where none stands there.
  ///
  /// An apostrophe of the text's own, as in „’s-Hertogenbosch“, stays: only where a guard is needed, it is one.
  public static func withoutGuard(_ cell: String) -> String? {
    guard cell.utf8.first == 0x27 else { return nil }
    let rest = String(decoding: cell.utf8.dropFirst(), as: UTF8.self)
    return beginsFormula(rest) || SpreadsheetText.isChanged(rest) ? rest : nil
  }

  /// What stands at the end of a text that was cut to fit into a cell.
  public static let cutMark = " […]"

  /// The text as far as a cell of Excel holds it, with room for a leading `'`.
  private static func fitting(_ text: String) -> String {
    // A UTF-16 unit takes at least one byte, so that most texts need no counting.
    guard text.utf8.count >= SpreadsheetText.limit, text.utf16.count >= SpreadsheetText.limit else { return text }
    let mark = cutMark
    var length = 0
    let end = text.unicodeScalars.indices.first { position in
      length += UTF16.width(text.unicodeScalars[position])
      return length > SpreadsheetText.limit - mark.utf16.count - 1
    }
    return end.map { text[..<$0] + mark } ?? text
  }
}
