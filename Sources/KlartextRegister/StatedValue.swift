import KlartextCore

/// A value as a history tells it: what was said, without markup and without its place in a file.
public enum StatedValue: Sendable, Hashable {
  /// The id of a term of the field's vocabulary.
  case term(String)
  case date(PartialDate)
  case flag(Bool)
  /// As it was written.
  case number(String)
  /// An address, a telephone number, an id.
  case plain(String)
  case text(String, LanguageTag)
  case reference(EntryKey)
  /// "Not yet clarified", or "not stated" where a value is always due.
  case unknown
  /// A rule, by its description: that it changed can be told, how it reads stands on its page.
  case rule(String)
  /// Was stated once, and is not told any more.
  case redacted
}

/// A value of a field, with the path of the nested field that it belongs to.
struct StatedLeaf: Sendable, Hashable {
  var path: String
  var value: StatedValue
}

extension Value {
  /// All single values in a value, in the order of the schema.
  func leaves(of field: FieldDefinition) -> [StatedLeaf] {
    var leaves: [StatedLeaf] = []
    collect(into: &leaves, field)
    return leaves
  }

  private func collect(into leaves: inout [StatedLeaf], _ field: FieldDefinition) {
    switch self {
    case .list(let items):
      for item in items { item.value.collect(into: &leaves, field) }
    case .record(let record):
      for nested in field.fields { record[nested.key]?.collect(into: &leaves, nested) }
    case .unknown: leaves.append(StatedLeaf(path: field.path, value: .unknown))
    default:
      // A bare value stands for one of the fields named as shorthand.
      if field.type == .record, let meant = field.shorthandField(for: self) {
        collect(into: &leaves, meant)
      } else if let stated {
        leaves.append(StatedLeaf(path: field.path, value: stated))
      }
    }
  }

  /// The value where it is a single one.
  private var stated: StatedValue? {
    switch self {
    case .text(let text): .text(text.string, text.language)
    case .markdown(let markdown): markdown.isEmpty ? nil : .text(markdown.plainText, markdown.language)
    case .term(let id): .term(id)
    case .date(let date): .date(date)
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .plain(let text): .plain(text)
    case .reference(let key): .reference(key)
    case .localized(let text):
      text.values.keys.min().map { .text(text.values[$0] ?? "", $0) }
    case .rule(let rule): .rule(String(describing: rule))
    case .unknown: .unknown
    case .record, .list: nil
    }
  }
}

extension FieldDefinition {
  /// The nested field that a bare value stands for: the first named as shorthand whose type fits.
  public func shorthandField(for value: Value) -> FieldDefinition? {
    let candidates = shorthand.compactMap { field($0) }
    return candidates.first { $0.type.takes(value) } ?? candidates.first
  }
}

extension FieldType {
  fileprivate func takes(_ value: Value) -> Bool {
    switch (self, value) {
    case (.choice, .term), (.text, .text), (.markdown, .markdown), (.boolean, .flag), (.reference, .reference): true
    case (.date, .date), (.partialDate, .date), (.number, .number), (.integer, .number): true
    case (.url, .plain(let text)): text.contains("://")
    case (.email, .plain(let text)): text.contains("@") && !text.contains("://")
    default: false
    }
  }
}
