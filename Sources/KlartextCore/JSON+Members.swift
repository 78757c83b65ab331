extension JSON {
  /// An object of the members that have a value, in this order.
  public static func members(_ pairs: KeyValuePairs<String, JSON?>) -> JSON {
    .object(pairs.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// The same for members that are put together first.
  public static func members(_ pairs: [(String, JSON?)]) -> JSON {
    .object(pairs.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// A whole number.
  public static func number(_ number: Int) -> JSON { .number(String(number)) }

  /// The value of a member; the first, where a name stands several times.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members by their keys.
  public var byKey: [String: JSON] {
    guard case .object(let members) = self else { return [:] }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The elements of an array; none of anything else.
  public var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  /// A string, a number or a truth value as text.
  public var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// Of values by language the one in a language, else the first.
  public func best(for language: LanguageTag) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return self[language.description] ?? members.first?.value
  }
}
