/// Texts as YAML writes them.
enum YAMLText {
  /// Comments are wrapped here, as far as words allow.
  private static let width = 100

  /// A scalar on one line, in quotes where it could be taken for anything else (YAML 1.1 §9.1.3, plain style).
  static func scalar(_ text: String) -> String { isPlain(text) ? text : YAMLNode.quoted(text) }

  /// A text of several lines as a literal block, else a scalar.
  static func block(_ text: String, indent: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Blanks at the beginning would be taken for the indentation.
    guard lines.count > 1, lines[0].first.map({ $0 != " " && $0 != "\t" }) == true else { return scalar(text) }
    return "|\n" + lines.map { $0.isEmpty ? "" : indent + "  " + $0 }.joined(separator: "\n")
  }

  /// A text as comment lines, broken between words.
  static func comment(_ text: String, indent: String) -> String {
    var lines: [String] = []
    var current = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !current.isEmpty, indent.count + 2 + current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    if !current.isEmpty { lines.append(current) }
    return lines.map { "\(indent)# \($0)\n" }.joined()
  }

  /// Values by their dotted paths, as the lines of a file: what has a beginning in common stands below it.
  static func block(_ values: [(path: String, value: String)]) -> String {
    block(values.map { ($0.path.split(separator: ".")[...], $0.value) }, indent: "")
  }

  private static func block(_ values: [(keys: ArraySlice<Substring>, value: String)], indent: String) -> String {
    var keys: [Substring] = []
    for key in values.compactMap(\.keys.first) where !keys.contains(key) { keys.append(key) }
    return keys.map { key in
      let below = values.filter { $0.keys.first == key }
      if let value = below.first, value.keys.count == 1 { return "\(indent)\(key): \(value.value)" }
      return "\(indent)\(key):\n" + block(below.map { ($0.keys.dropFirst(), $0.value) }, indent: indent + "  ")
    }.joined(separator: "\n")
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
