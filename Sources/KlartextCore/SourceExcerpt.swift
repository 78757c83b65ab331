/// The line that a message points at, short enough to be shown: longer lines are cut around the place.
public struct SourceExcerpt: Sendable, Hashable {
  /// What stands before the place; with an ellipsis where something was cut off.
  public let before: String
  /// The place itself; empty at the end of a line.
  public let marked: String
  public let after: String
  /// How many columns the caret takes, at least one.
  public let caretLength: Int

  /// - Parameter width: how many code points of the line are shown.
  public init(_ location: SourceLocation, width: Int = 100) {
    let scalars = Array(location.text.unicodeScalars)
    let column = min(max(1, location.column), scalars.count + 1)
    let start = scalars.count <= width ? 0 : max(0, min(column - 1 - width / 3, scalars.count - width))
    let end = min(scalars.count, start + width)
    let markEnd = min(end, column - 1 + location.length)
    func text(_ range: Range<Int>) -> String {
      Escaping.harmless(String(String.UnicodeScalarView(scalars[range])))
    }
    before = (start > 0 ? "…" : "") + text(start..<(column - 1))
    marked = text((column - 1)..<max(column - 1, markEnd))
    after = text(max(column - 1, markEnd)..<end) + (end < scalars.count ? "…" : "")
    caretLength = max(1, min(location.length, end - (column - 1)))
  }

  /// The whole line.
  public var line: String { before + marked + after }

  /// Carets below the place, and spaces before them.
  public var carets: String {
    String(repeating: " ", count: before.unicodeScalars.count) + String(repeating: "^", count: caretLength)
  }
}
