import KlartextCore
import KlartextRegister

/// Values as files state them, in one form, so that they can be compared.
extension Setting {
  /// What a node of a file says; `nil` for what is empty.
  init?(_ node: YAMLNode) {
    guard !node.isEmpty else { return nil }
    switch node.content {
    case .scalar(let text, _): self = .scalar(text)
    case .sequence(let nodes): self = .list(nodes.compactMap { Setting($0) })
    case .mapping(let pairs):
      self = .group(pairs.compactMap { pair in Setting(pair.value).map { Member(key: pair.key, value: $0) } })
    }
  }

  var text: String? {
    if case .scalar(let text) = self { return text }
    return nil
  }

  var items: [Setting] {
    if case .list(let items) = self { return items }
    return []
  }

  var members: [Member] {
    if case .group(let members) = self { return members }
    return []
  }

  subscript(key: String) -> Setting? { members.first { $0.key == key }?.value }

  /// For programs, and to be compared.
  public var json: JSON {
    switch self {
    case .scalar(let text), .flow(let text): .string(text)
    case .list(let items): .array(items.map(\.json))
    case .group(let members): .object(members.map { JSON.Member($0.key, $0.value.json) })
    }
  }

  /// A few letters by which a value is known again without being told.
  var fingerprint: String { Setting.fingerprint(of: self) }

  /// What is not stated has one too.
  static func fingerprint(of setting: Setting?) -> String {
    setting.map { String(ContentHash.name($0.json.text.utf8).prefix(8)) } ?? "-"
  }
}

extension FieldDefinition {
  /// A value of the field in the one form in which values are compared: groups instead of bare words, members in the
  /// order of the schema, texts without blanks at their ends. `nil` for what says nothing.
  func normalized(_ setting: Setting) -> Setting? {
    guard isList else { return normalizedSingle(setting) }
    switch setting {
    case .list(let items):
      let items = items.compactMap { normalizedSingle($0) }
      return items.isEmpty ? nil : .list(items)
    case .scalar("unknown"): return setting
    // Not what a list looks like; the reader says so, here it is kept as it is.
    default: return setting
    }
  }

  private func normalizedSingle(_ setting: Setting) -> Setting? {
    switch (type, setting) {
    case (.record, .scalar(let text)):
      if text.isEmpty { return nil }
      guard let inner = bareField(for: text), text != "unknown" || inner.vocabulary?["unknown"] != nil else {
        return setting
      }
      return inner.normalized(setting).map { .group([Setting.Member(key: inner.key, value: $0)]) }
    case (.record, .group(let members)):
      let known = fields.compactMap { field -> Setting.Member? in
        let value = members.first { $0.key == field.key }.flatMap { field.normalized($0.value) }
        return value.map { Setting.Member(key: field.key, value: $0) }
      }
      let all = known + members.filter { field($0.key) == nil }
      return all.isEmpty ? nil : .group(all)
    case (.markdown, .scalar(let text)):
      let trimmed = withoutEnds(text, isBlank: { $0 == 0x0A || $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
      return trimmed.isEmpty ? nil : .scalar(trimmed)
    case (.anything, _), (.rule, _): return setting
    case (_, .scalar(let text)):
      let line =
        text.utf8.contains { $0 < 0x20 } ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
      let trimmed = withoutEnds(line, isBlank: { $0 == 0x20 })
      return trimmed.isEmpty ? nil : .scalar(trimmed)
    default: return setting
    }
  }

  /// Only ends: blanks at the beginning of Markdown mean something.
  private func withoutEnds(_ text: String, isBlank: (UInt8) -> Bool) -> String {
    let bytes = text.utf8
    guard let last = bytes.last, let first = bytes.first, isBlank(last) || isBlank(first) else { return text }
    let end = bytes.lastIndex { !isBlank($0) }
    guard let end else { return "" }
    let start =
      first == 0x20 && type != .markdown ? bytes.firstIndex { !isBlank($0) } ?? bytes.startIndex : bytes.startIndex
    return String(text[start...end])
  }

  /// The nested field that a bare word stands for: of several, the form of the word decides.
  func bareField(for text: String) -> FieldDefinition? {
    let candidates = shorthand.compactMap { field($0) }
    return candidates.first {
      $0.type == .email ? text.contains("@") : $0.type == .url ? text.contains("://") : true
    } ?? candidates.first
  }

  /// The value as people write it: a bare word where a group says no more than that.
  func shortened(_ setting: Setting) -> Setting {
    if isList, case .list(let items) = setting { return .list(items.map { shortenedSingle($0) }) }
    return shortenedSingle(setting)
  }

  private func shortenedSingle(_ setting: Setting) -> Setting {
    guard type == .record, case .group(let members) = setting else { return setting }
    let inner = members.map { member in
      Setting.Member(key: member.key, value: field(member.key)?.shortened(member.value) ?? member.value)
    }
    guard isList, inner.count == 1, let only = inner.first, only.key == shorthand.first, let text = only.value.text,
      bareField(for: text)?.key == only.key
    else { return .group(inner) }
    return only.value
  }
}
