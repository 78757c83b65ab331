import KlartextCore

/// The value of a field.
public indirect enum Value: Sendable, Hashable {
  case text(LanguageText)
  case markdown(Markdown)
  /// The id of a term of the field's vocabulary.
  case term(String)
  case date(PartialDate)
  case flag(Bool)
  /// A number as it was written, checked.
  case number(String)
  /// An address, e-mail address, telephone number, id, code: letters that mean the same in every language.
  case plain(String)
  case reference(EntryKey)
  case record(Record)
  case list([Item])
  case rule(Rule)
  case localized(LocalizedText)
  /// "Not yet clarified", or for a field that is always required "not stated".
  case unknown
}

/// A value and where it stands.
public struct Item: Sendable, Hashable {
  public var value: Value
  public var mark: SourceMark

  public init(_ value: Value, _ mark: SourceMark) {
    self.value = value
    self.mark = mark
  }
}

/// Which entry is meant: a collection's id and an entry's id.
public struct EntryKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var collection: String
  public var id: String

  public init(_ collection: String, _ id: String) {
    self.collection = collection
    self.id = id
  }

  public var description: String { collection + "/" + id }

  public static func < (left: EntryKey, right: EntryKey) -> Bool {
    (left.collection, left.id) < (right.collection, right.id)
  }
}

/// Named values in the order of the schema.
public struct Record: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public var key: String
    public var value: Value
    public var mark: SourceMark

    public init(_ key: String, _ value: Value, _ mark: SourceMark) {
      self.key = key
      self.value = value
      self.mark = mark
    }
  }

  public var fields: [Field]

  public init(_ fields: [Field] = []) { self.fields = fields }

  public subscript(key: String) -> Value? {
    get { fields.first { $0.key == key }?.value }
    set {
      let position = fields.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): fields[position].value = value
      case (let position?, nil): fields.remove(at: position)
      case (nil, let value?): fields.append(Field(key, value, .start))
      case (nil, nil): break
      }
    }
  }

  public func mark(of key: String) -> SourceMark? { fields.first { $0.key == key }?.mark }

  /// The value at a dotted path; into lists it does not look.
  public func value(at path: String) -> Value? {
    guard let dot = path.firstIndex(of: ".") else { return self[path] }
    guard case .record(let inner)? = self[String(path[..<dot])] else { return nil }
    return inner.value(at: String(path[path.index(after: dot)...]))
  }

  public func text(_ key: String) -> LanguageText? {
    if case .text(let text)? = self[key] { return text }
    return nil
  }

  public func term(_ key: String) -> String? {
    if case .term(let id)? = value(at: key) { return id }
    return nil
  }

  public func date(_ key: String) -> PartialDate? {
    if case .date(let date)? = value(at: key) { return date }
    return nil
  }

  public func flag(_ key: String) -> Bool? {
    if case .flag(let flag)? = self[key] { return flag }
    return nil
  }

  public func plain(_ key: String) -> String? {
    if case .plain(let text)? = value(at: key) { return text }
    return nil
  }

  public func record(_ key: String) -> Record? {
    if case .record(let record)? = self[key] { return record }
    return nil
  }

  public func markdown(_ key: String) -> Markdown? {
    if case .markdown(let markdown)? = self[key] { return markdown }
    return nil
  }

  /// The elements of a list; none when the field is missing.
  public func list(_ key: String) -> [Item] {
    if case .list(let items)? = value(at: key) { return items }
    return []
  }

  /// The rows of a list of records.
  public func rows(_ key: String) -> [Record] {
    list(key).compactMap { item in
      if case .record(let record) = item.value { return record }
      return nil
    }
  }

  /// What a condition compares: all values at a path as plain words, lists flattened.
  public enum PlainValues: Sendable, Hashable {
    case missing
    case unknown
    case values([String])
  }

  /// The values at a dotted path for a condition; a record stands for its first shorthand field, and the schema's
  /// default for a missing field.
  public func plainValues(at path: String, fields definitions: [FieldDefinition]) -> PlainValues {
    let head: String
    let rest: String?
    if let dot = path.firstIndex(of: ".") {
      head = String(path[..<dot])
      rest = String(path[path.index(after: dot)...])
    } else {
      head = path
      rest = nil
    }
    let definition = definitions.first { $0.key == head }
    guard let value = self[head] else {
      if rest == nil, let value = definition?.defaultValue { return .values([value]) }
      if let rest, let inner = definition?.fields { return Record().plainValues(at: rest, fields: inner) }
      return .missing
    }
    return Self.plain(value, rest: rest, definition: definition)
  }

  private static func plain(_ value: Value, rest: String?, definition: FieldDefinition?) -> PlainValues {
    switch value {
    case .unknown: return .unknown
    case .list(let items):
      var found: [String] = []
      var sawUnknown = false
      for item in items {
        switch plain(item.value, rest: rest, definition: definition) {
        case .values(let values): found += values
        case .unknown: sawUnknown = true
        case .missing: break
        }
      }
      if !found.isEmpty { return .values(found) }
      return sawUnknown ? .unknown : .missing
    case .record(let record):
      let inner = definition?.fields ?? []
      if let rest { return record.plainValues(at: rest, fields: inner) }
      for key in definition?.shorthand ?? [] {
        let result = record.plainValues(at: key, fields: inner)
        if result != .missing { return result }
      }
      return record.fields.isEmpty ? .missing : .values([""])
    default:
      // A bare value stands for a record's first field, so `field.value` may be asked of it too.
      return .values([value.plainText])
    }
  }
}

extension Value {
  /// The value as one plain word or text: ids for terms and references, the source for texts.
  public var plainText: String {
    switch self {
    case .text(let text): text.string
    case .markdown(let markdown): markdown.plainText
    case .term(let id), .number(let id), .plain(let id): id
    case .date(let date): date.description
    case .flag(let flag): flag ? "true" : "false"
    case .reference(let key): key.id
    case .record, .list, .rule: ""
    case .localized(let text): text[.german]
    case .unknown: "unknown"
    }
  }
}
