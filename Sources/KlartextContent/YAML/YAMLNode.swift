import KlartextCore

/// A value in a YAML text, with its place. Scalars are raw: what they mean is for the schema to say.
public struct YAMLNode: Sendable {
  public indirect enum Content: Sendable {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  public enum ScalarStyle: Sendable, Hashable {
    case plain
    case quoted
    /// `|`: every line of the text is a line of the file.
    case literal
    /// `>`
    case folded
  }

  public var content: Content
  public var mark: SourceMark

  public init(content: Content, mark: SourceMark) {
    self.content = content
    self.mark = mark
  }

  /// The text of a scalar.
  public var scalar: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  public var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { return nodes }
    return nil
  }

  public var mapping: [YAMLPair]? {
    if case .mapping(let pairs) = content { return pairs }
    return nil
  }

  /// Nothing stands there, or `~`: the field is as good as missing.
  public var isEmpty: Bool {
    if case .scalar(let text, .plain) = content { return text.isEmpty || text == "~" }
    return false
  }

  /// The value of a key of a mapping.
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }

  /// The node as YAML in one line, for examples and corrected lines.
  public var flowText: String {
    switch content {
    case .scalar(let text, let style): style == .plain ? text : Self.quoted(text)
    case .sequence(let nodes): "[" + nodes.map(\.innerText).joined(separator: ", ") + "]"
    case .mapping(let pairs): "{" + pairs.map { "\($0.key): \($0.value.innerText)" }.joined(separator: ", ") + "}"
    }
  }

  /// Between brackets a comma or bracket of a text would be taken for one of the list.
  private var innerText: String {
    if case .scalar(let text, .plain) = content, text.contains(where: { ",[]{}#".contains($0) }) {
      return Self.quoted(text)
    }
    return flowText
  }

  /// A text in double quotes, as YAML 1.1 §5.7 escapes it.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A key with its value.
public struct YAMLPair: Sendable {
  public var key: String
  public var keyMark: SourceMark
  public var value: YAMLNode

  public init(key: String, keyMark: SourceMark, value: YAMLNode) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}
