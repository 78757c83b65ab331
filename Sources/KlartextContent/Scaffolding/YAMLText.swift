/// Texts as YAML writes them.
enum YAMLText {
  /// A scalar on one line, in quotes where it could be taken for anything else (YAML 1.1 §9.1.3, plain style).
  static func scalar(_ text: String) -> String { isPlain(text) ? text : YAMLNode.quoted(text) }

  /// A text of several lines as a literal block, else a scalar.
  static func block(_ text: String, indent: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Blanks at the beginning would be taken for the indentation.
    guard lines.count > 1, lines[0].first.map({ $0 != " " && $0 != "\t" }) == true else { return scalar(text) }
    return "|\n" + lines.map { $0.isEmpty ? "" : indent + "  " + $0 }.joined(separator: "\n")
  }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20, last != 0x3A else {
      return false
    }
    // Indicators (YAML 1.1 §5.3).
    guard !"-?:,[]{}#&*!|>'\"%@`~".utf8.contains(first) else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F { return false }
      if previous == 0x3A, byte == 0x20 { return false }
      if previous == 0x20, byte == 0x23 { return false }
      previous = byte
    }
    return true
  }
}
