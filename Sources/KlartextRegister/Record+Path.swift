extension Record {
  /// A value at a path, with the field that it is of.
  public struct Found: Sendable {
    public var value: Value
    public var field: FieldDefinition

    public init(_ value: Value, of field: FieldDefinition) {
      self.value = value
      self.field = field
    }
  }

  /// All values at a dotted path, through lists; of a list at its end each element.
  ///
  /// A bare value stands for the field of its record that has its form: an address for `url`, a word for the first.
  public func values(at path: String, of definitions: [FieldDefinition]) -> [Found] {
    let keys = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard let key = keys.first, let field = definitions.first(where: { $0.key == key }), let value = self[key] else {
      return []
    }
    let elements = if case .list(let items) = value { items.map(\.value) } else { [value] }
    guard keys.count > 1 else { return elements.map { Found($0, of: field) } }
    return elements.flatMap { element -> [Found] in
      if case .record(let record) = element { return record.values(at: keys[1], of: field.fields) }
      guard let inner = field.fieldOfBareValue(element), inner.key == keys[1] else { return [] }
      return [Found(element, of: inner)]
    }
  }
}

extension FieldDefinition {
  /// The field of a record that a bare value stands for.
  public func fieldOfBareValue(_ value: Value) -> FieldDefinition? {
    let candidates = shorthand.compactMap { field($0) }
    guard case .plain(let text) = value else { return candidates.first }
    return candidates.first { $0.type == (text.contains("://") ? .url : .email) } ?? candidates.first
  }
}
