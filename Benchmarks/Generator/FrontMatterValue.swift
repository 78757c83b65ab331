import KlartextContent
import KlartextRegister

/// A value of the front matter before it is written as YAML.
indirect enum FrontMatterValue {
  /// A word that stands without quotes: an id, a date, a number.
  case word(String)
  case text(String)
  case markdown(String)
  case list([FrontMatterValue])
  case record([(field: FieldDefinition, value: FrontMatterValue)])
  /// YAML in one line.
  case flow(String)

  /// Appends the value that follows `key:` or `-`.
  func write(to yaml: inout String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .word(let word), .flow(let word): yaml += " \(word)\n"
    case .text(let text): yaml += " \(YAMLNode.quoted(text))\n"
    case .markdown(let text):
      yaml += " |\n"
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        yaml += line.isEmpty ? "\n" : "\(margin)\(line)\n"
      }
    case .list(let items):
      yaml += items.isEmpty ? " []\n" : "\n"
      for item in items {
        yaml += margin + "-"
        item.write(to: &yaml, indent: indent + 2)
      }
    case .record(let fields):
      yaml += fields.isEmpty ? " {}\n" : "\n"
      for (field, value) in fields {
        yaml += "\(margin)\(YAMLNode.key(field.key)):"
        value.write(to: &yaml, indent: indent + 2)
      }
    }
  }
}

extension YAMLNode {
  /// `yes`, `no` and `on` are words for true and false to other readers.
  fileprivate static func key(_ key: String) -> String { ["yes", "no", "on"].contains(key) ? "\"\(key)\"" : key }
}
