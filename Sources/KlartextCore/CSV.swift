/// A table as comma-separated values (RFC 4180), in UTF-8.
///
/// Spreadsheets run a cell that begins like a formula. Such texts get one leading `'`, which a spreadsheet takes for
/// "this is text" (OWASP, "CSV Injection"); numbers need none.
public struct CSV: Sendable {
  /// What stands in one place of the table.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case number(Int)
  }

  /// The table so far, with its header row.
  public private(set) var bytes: [UInt8] = []

  /// A table with the names of its columns.
  public init(header: [String]) { add(header.map { .text($0) }) }

  /// Adds a row below the others.
  public mutating func add(_ row: [Cell]) {
    for (position, cell) in row.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      switch cell {
      case .text(let text): append(text)
      case .number(let number): bytes.append(contentsOf: String(number).utf8)
      }
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func append(_ text: String) {
    let isQuoted = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if isQuoted { bytes.append(0x22) }
    // `=`, `+`, `-`, `@`, tab and carriage return begin a formula; a `'` of the text's own would else be taken away.
    if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x27].contains(first) { bytes.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}
