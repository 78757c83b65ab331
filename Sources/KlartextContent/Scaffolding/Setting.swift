import KlartextRegister

/// A value that a new entry is to state, as somebody typed it: what it means is for the schema to say.
public indirect enum Setting: Sendable, Hashable {
  case scalar(String)
  /// YAML in one line, such as `[a, b]` or `{kind: other}`.
  case flow(String)
  case list([Setting])
  case group([Member])

  /// A key with its value.
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: Setting

    public init(key: String, value: Setting) {
      self.key = key
      self.value = value
    }
  }

  /// A single value of a field.
  fileprivate static func leaf(_ text: String, of field: FieldDefinition?) -> Setting {
    guard let field else { return .scalar(text) }
    if field.isList {
      if text.hasPrefix("[") { return .flow(text) }
      if field.type == .record { return .list([text.hasPrefix("{") ? .flow(text) : .scalar(text)]) }
      let items = text.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
      // `unknown` is an answer of its own, not a list of one.
      return items == ["unknown"] ? .scalar(text) : .list(items.map { .scalar($0) })
    }
    switch field.type {
    case .record where text.hasPrefix("{"): return .flow(text)
    // As people write days: 1.3.2026.
    case .date, .partialDate:
      return .scalar(SpreadsheetDate.read(text, isPartial: field.type == .partialDate) ?? text)
    default: return .scalar(text)
    }
  }

  /// The value on one line, as it can stand between brackets.
  var flowText: String {
    switch self {
    case .flow(let text): text
    // Between brackets a comma or bracket would end the text.
    case .scalar(let text):
      text.utf8.contains { ",[]{}".utf8.contains($0) } ? YAMLNode.quoted(text) : YAMLText.scalar(text)
    case .list(let items): "[" + items.map(\.flowText).joined(separator: ", ") + "]"
    case .group(let members):
      "{" + members.map { "\(YAMLText.scalar($0.key)): \($0.value.flowText)" }.joined(separator: ", ") + "}"
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// What a new entry is to state, by the dotted paths of fields.
public struct Settings: Sendable, Hashable {
  public private(set) var members: [Setting.Member] = []

  public init() {}

  /// The value of a top field.
  public subscript(key: String) -> Setting? { members.first { $0.key == key }?.value }

  /// The value at a dotted path, as far as groups lead there.
  func value(at path: String) -> Setting? {
    var found: Setting?
    var members = members
    for key in path.split(separator: ".") {
      found = members.first { $0.key == key }?.value
      if case .group(let inner)? = found { members = inner } else { members = [] }
    }
    return found
  }

  /// Whether something is set at a dotted path.
  public func has(_ path: String) -> Bool {
    var members = members
    for key in path.split(separator: ".") {
      guard let found = members.first(where: { $0.key == key }) else { return false }
      switch found.value {
      case .group(let inner): members = inner
      // A bare value or a line of YAML stands for all that is below.
      default: return true
      }
    }
    return true
  }

  /// Sets a value: of a single field in place of the former one, of a list as further elements.
  ///
  /// A text with commas is several elements. Keys below a list of groups fill its last group; a key that is there
  /// already begins the next one.
  public mutating func set(_ path: String, to text: String, in fields: [FieldDefinition]) {
    Self.insert(text, at: path.split(separator: ".").map(String.init)[...], into: &members, fields)
  }

  private static func insert(
    _ text: String, at keys: ArraySlice<String>, into members: inout [Setting.Member], _ fields: [FieldDefinition]
  ) {
    guard let key = keys.first else { return }
    let rest = keys.dropFirst()
    let field = fields.first { $0.key == key }
    let position = members.firstIndex { $0.key == key }
    let old = position.map { members[$0].value }
    let value: Setting
    if rest.isEmpty {
      let leaf = Setting.leaf(text, of: field)
      if case .list(let before)? = old, case .list(let more) = leaf {
        value = .list(before + more)
      } else {
        value = leaf
      }
    } else if let field, field.isList {
      var rows: [Setting] = if case .list(let before)? = old { before } else { [] }
      var row: [Setting.Member] = []
      if case .group(let last)? = rows.last, !isSet(rest, in: last) {
        row = last
        rows.removeLast()
      }
      insert(text, at: rest, into: &row, field.fields)
      value = .list(rows + [.group(row)])
    } else {
      var inner: [Setting.Member] = if case .group(let before)? = old { before } else { [] }
      insert(text, at: rest, into: &inner, field?.fields ?? [])
      value = .group(inner)
    }
    if let position {
      members[position].value = value
    } else {
      members.append(Setting.Member(key: key, value: value))
    }
  }

  private static func isSet(_ keys: ArraySlice<String>, in members: [Setting.Member]) -> Bool {
    guard let key = keys.first, let found = members.first(where: { $0.key == key }) else { return false }
    if case .group(let inner) = found.value { return isSet(keys.dropFirst(), in: inner) }
    return true
  }
}
