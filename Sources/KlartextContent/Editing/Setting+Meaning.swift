import KlartextCore
import KlartextRegister

/// What settings say, whatever their form.
extension Setting {
  /// Without YAML in one line: what stands there as a list or group.
  public var expanded: Setting {
    switch self {
    case .scalar: self
    case .flow(let text):
      YAMLSpan.read(text)?.setting.expanded ?? .scalar(text)
    case .list(let items): .list(items.map(\.expanded))
    case .group(let members): .group(members.map { Member(key: $0.key, value: $0.value.expanded) })
    }
  }

  /// Without what is empty, and without the line breaks behind a text; `nil` when nothing is left.
  var pruned: Setting? {
    switch self {
    case .scalar(let text), .flow(let text):
      { $0.isEmpty ? nil : .scalar($0) }(String(Self.trimmed(text)))
    case .list(let items):
      { $0.isEmpty ? nil : .list($0) }(items.compactMap(\.pruned))
    case .group(let members):
      { $0.isEmpty ? nil : .group($0) }(
        members.compactMap { member in member.value.pruned.map { Member(key: member.key, value: $0) } })
    }
  }

  /// Whether two values say the same to the reader of entries.
  ///
  /// A bare value of a group says what its one field would say, and the line break at the end of a text nothing.
  func says(_ other: Setting, as field: FieldDefinition?) -> Bool {
    switch (self, other) {
    case (.scalar(let left), .scalar(let right)): return Self.trimmed(left) == Self.trimmed(right)
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.says($1, as: field) }
    case (.group(let left), .group(let right)):
      return left.count == right.count
        && left.allSatisfy { member in
          right.contains { $0.key == member.key && member.value.says($0.value, as: field?.field(member.key)) }
        }
    case (.scalar, .group(let members)):
      guard let field, field.type == .record, members.count == 1, field.shorthand.contains(members[0].key) else {
        return false
      }
      return says(members[0].value, as: field.field(members[0].key))
    case (.group, .scalar): return other.says(self, as: field)
    default: return false
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while text.last == "\n" || text.last == " " || text.last == "\r\n" { text.removeLast() }
    return text
  }
}
