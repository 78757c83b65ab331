/// A place in a file.
///
/// Lines and columns count from 1; columns and lengths count Unicode code points. The front matter is part of the
/// file, and a byte order mark is not a column.
public struct SourceLocation: Sendable, Hashable {
  /// The path as a person would type it, relative to the project folder.
  public var path: String
  public var line: Int
  public var column: Int
  /// How many code points are meant, for the caret line; at least 1.
  public var length: Int
  /// The line without its end, for the excerpt; empty when only the file as a whole is meant.
  public var text: String

  public init(path: String, line: Int = 1, column: Int = 1, length: Int = 1, text: String = "") {
    self.path = path
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.text = text
  }
}

/// A line, a column and a length, to be turned into a `SourceLocation` by the file they belong to.
///
/// Twelve bytes, because a register of 10,000 entries keeps half a million of them.
public struct SourceMark: Sendable, Hashable {
  public var line: Int32
  public var column: Int32
  public var length: Int32

  public init(line: Int, column: Int, length: Int = 1) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.length = Int32(clamping: max(1, length))
  }

  /// The beginning of a file, for what is missing rather than wrong.
  public static let start = SourceMark(line: 1, column: 1)
}

/// A text file of the project: its path and its text with line ends made `\n`.
public final class SourceFile: Sendable {
  /// Relative to the project folder, with `/`.
  public let path: String
  /// Valid UTF-8 without byte order mark; CRLF and CR are `\n`.
  public let text: String
  /// The byte offset of each line's first byte in `text.utf8`.
  public let lineStarts: [Int]

  public init(path: String, text: String) {
    self.path = path
    var normalized = text
    if normalized.utf8.starts(with: [0xEF, 0xBB, 0xBF]) {
      normalized = String(decoding: normalized.utf8.dropFirst(3), as: UTF8.self)
    }
    normalized = LineEnds.unified(normalized)
    normalized.makeContiguousUTF8()
    var starts = [0]
    normalized.withUTF8 { bytes in
      for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    }
    self.text = normalized
    self.lineStarts = starts
  }

  public var lineCount: Int { lineStarts.count }

  /// The text of a line (from 1) without its end; empty outside the file.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
    let end =
      number < lineStarts.count
      ? utf8.index(utf8.startIndex, offsetBy: lineStarts[number] - 1) : utf8.endIndex
    return String(text[start..<end])
  }

  /// The file as a whole, without an excerpt.
  public var whole: SourceLocation { SourceLocation(path: path) }

  public func location(_ mark: SourceMark) -> SourceLocation {
    SourceLocation(
      path: path, line: Int(mark.line), column: Int(mark.column), length: Int(mark.length),
      text: line(Int(mark.line)))
  }
}
