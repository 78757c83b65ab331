/// A table that somebody saved from a spreadsheet: rows of cells, whatever the program made of encoding and separator.
public struct CSVTable: Sendable {
  /// Why a file is no table.
  public enum Failure: Error, Sendable, Hashable {
    case tooLarge
    case tooManyColumns(row: Int)
    case tooManyCells(row: Int)
    /// A quotation mark that opens a cell and is never closed.
    case openQuote(row: Int)
    case nullCharacter(row: Int)
  }

  /// A row with something in it.
  public struct Row: Sendable, Hashable {
    /// As the spreadsheet counts: the row of headings is 1, and a cell may have several lines.
    public var number: Int
    public var cells: [String]

    /// The cell of a column; empty where the row is shorter.
    public subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }
  }

  /// 64 MiB.
  public static let maximumByteCount = 64 << 20
  /// As many as Excel has ("Excel specifications and limits").
  public static let maximumColumnCount = 16_384
  /// Cells with something in them and those before them; a register of 10,000 entries stays far below.
  public static let maximumCellCount = 4_000_000

  /// Those that are not empty, in order.
  public var rows: [Row] = []
  /// Between cells: a semicolon, a comma or a tab.
  public let separator: UInt8

  /// The name of a column as the spreadsheet has it: A … Z, AA …
  public static func letters(ofColumn index: Int) -> String {
    var letters: [UInt8] = []
    var rest = index + 1
    while rest > 0 {
      letters.append(0x41 + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Reads a file: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252.
  public init(_ bytes: [UInt8]) throws(Failure) {
    guard bytes.count <= Self.maximumByteCount else { throw .tooLarge }
    var text = TableEncoding.utf8(of: bytes)[...]
    // Excel takes the separator from such a line (and so do LibreOffice and others).
    if text.starts(with: "sep=".utf8), text.count > 5, [0x0A, 0x0D].contains(text[text.startIndex + 5]) {
      separator = text[text.startIndex + 4]
      text = text.dropFirst(5).drop { $0 == 0x0A || $0 == 0x0D }
    } else {
      separator = Self.separator(of: text)
    }
    try read(text)
  }

  /// The sign that stands most often in the first row.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x3B || byte == 0x2C || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return [0x3B, 0x09, 0x2C].first { counts[$0] == most && most > 0 } ?? 0x3B
  }

  private mutating func read(_ text: ArraySlice<UInt8>) throws(Failure) {
    var number = 1
    var cells: [String] = []
    var cell: [UInt8] = []
    var cellCount = 0
    var isQuoted = false
    var isFresh = true
    var index = text.startIndex

    func close() throws(Failure) {
      while cells.last?.isEmpty == true { cells.removeLast() }
      cellCount += cells.count
      guard cellCount <= Self.maximumCellCount else { throw .tooManyCells(row: number) }
      if cells.contains(where: { $0.utf8.contains { $0 > 0x20 } }) { rows.append(Row(number: number, cells: cells)) }
      cells.removeAll(keepingCapacity: true)
      number += 1
    }
    func endCell() throws(Failure) {
      guard cells.count < Self.maximumColumnCount else { throw .tooManyColumns(row: number) }
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      isFresh = true
    }
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == 0 { throw .nullCharacter(row: number) }
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if index < text.endIndex, text[index] == 0x22 {
          cell.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22 where isFresh: isQuoted = true
      case separator: try endCell()
      case 0x0A, 0x0D:
        if byte == 0x0D, index < text.endIndex, text[index] == 0x0A { index += 1 }
        try endCell()
        try close()
      default: cell.append(byte)
      }
      if byte != separator, byte != 0x0A, byte != 0x0D { isFresh = false }
    }
    if isQuoted { throw .openQuote(row: number) }
    try endCell()
    try close()
  }
}

/// The encodings in which spreadsheets save.
enum TableEncoding {
  /// The text in UTF-8, without byte order mark.
  static func utf8(of bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return fromUTF16(bytes.dropFirst(2), isLittleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return fromUTF16(bytes.dropFirst(2), isLittleEndian: false) }
    if let isLittleEndian = looksLikeUTF16(bytes) { return fromUTF16(bytes[...], isLittleEndian: isLittleEndian) }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return bytes.flatMap { byte -> [UInt8] in
      guard byte >= 0x80 else { return [byte] }
      let code = (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt16(byte)
      return Unicode.Scalar(code).flatMap { UTF8.encode($0) }.map(Array.init) ?? []
    }
  }

  /// Latin letters in UTF-16 have a zero byte each, always on the same side.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(2000)
    guard sample.count >= 4 else { return nil }
    let even = sample.indices.count { $0.isMultiple(of: 2) && sample[$0] == 0 }
    let odd = sample.indices.count { !$0.isMultiple(of: 2) && sample[$0] == 0 }
    if odd * 3 > sample.count, even * 20 < sample.count { return true }
    if even * 3 > sample.count, odd * 20 < sample.count { return false }
    return nil
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt8] {
    let all = Array(bytes)
    let units = stride(from: 0, to: all.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(all[index]), UInt16(all[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// 80 to 9F, as the WHATWG Encoding Standard has them.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
