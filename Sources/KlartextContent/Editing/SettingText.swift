import KlartextRegister

/// Writes values as YAML lines, each ending with a line break.
enum SettingText {
  /// A key with its value.
  static func line(_ key: String, _ value: Setting, _ field: FieldDefinition?, _ indent: String) -> String {
    let start = "\(indent)\(YAMLText.scalar(key)):"
    switch value {
    case .scalar(""): return start + " # TODO\n"
    case .scalar(let text):
      return start + " " + (field?.type == .markdown ? YAMLText.block(text, indent: indent) : YAMLText.scalar(text))
        + "\n"
    case .flow(let text): return start + " " + text + "\n"
    case .list(let items):
      guard items.contains(where: { if case .group = $0 { true } else { false } }) else {
        return start + " [" + items.map(\.flowText).joined(separator: ", ") + "]\n"
      }
      return start + "\n" + items.map { row($0, field, indent + "  ") }.joined()
    case .group(let members):
      return start + "\n" + members.map { line($0.key, $0.value, field?.field($0.key), indent + "  ") }.joined()
    }
  }

  /// An element of a list in lines.
  static func row(_ item: Setting, _ field: FieldDefinition?, _ indent: String) -> String {
    guard case .group(let members) = item, !members.isEmpty else { return "\(indent)- \(item.flowText)\n" }
    let lines = members.map { line($0.key, $0.value, field?.field($0.key), indent + "  ") }.joined()
    return indent + "- " + lines.dropFirst(indent.count + 2)
  }
}
