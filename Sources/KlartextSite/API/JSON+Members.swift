import KlartextCore

extension JSON {
  /// An object of the members that have a value, in this order.
  static func members(_ pairs: KeyValuePairs<String, JSON?>) -> JSON {
    .object(pairs.compactMap { key, value in value.map { Member(key, $0) } })
  }

  static func members(_ pairs: [(String, JSON?)]) -> JSON {
    .object(pairs.compactMap { key, value in value.map { Member(key, $0) } })
  }

  static func number(_ number: Int) -> JSON { .number(String(number)) }
}
