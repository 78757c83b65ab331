import KlartextCore
import KlartextRegister

/// The orders in which the entries of a list can stand.
enum ListOrder: String, Sendable, CaseIterable {
  /// By the day of a decision, newest first.
  case day
  case name
  /// By the newest change that entries state.
  case date
  /// As the schema orders the values of the status, or of the result.
  case status

  /// The order of a list that nobody has sorted: decisions by date, all else by title.
  init(of collection: CollectionDefinition) { self = collection.field("date") == nil ? .name : .day }

  /// The orders that a list offers, its own first.
  static func all(of collection: CollectionDefinition) -> [ListOrder] {
    let own = ListOrder(of: collection)
    return [own]
      + allCases.filter { order in
        switch order {
        case own, .day: false
        case .name: true
        case .date: collection.field("changes") != nil
        case .status: statusField(of: collection) != nil
        }
      }
  }

  /// The field whose value stands beside an entry in a list.
  static func statusField(of collection: CollectionDefinition) -> FieldDefinition? {
    ["status", "result"].lazy.compactMap { collection.field($0) }.first { $0.vocabulary != nil }
  }

  /// Sorts entries that are in the order of the register, which is by title.
  func sorted(_ entries: [Entry]) -> [Entry] {
    guard self == .day else { return entries }
    return Self.sorted(entries) { $0.record.date("date") }.map { entries[$0] }
  }

  /// Where the entries of a list stand in this order: positions in the list as it is.
  func positions(of entries: [Entry], _ collection: CollectionDefinition, in register: Register) -> [Int] {
    switch self {
    case .day: return Array(entries.indices)
    case .name:
      let language = register.configuration.mainLanguage
      return GermanCollation.sorted(entries.indices) { entries[$0].sortKey(in: language) }
    case .date: return Self.sorted(entries) { Changes.of($0, today: register.today).first?.date }
    case .status:
      let field = Self.statusField(of: collection)
      let ranks = entries.map { entry in
        field.flatMap { field in entry.record.term(field.key).flatMap { field.vocabulary?.position(of: $0) } } ?? .max
      }
      return entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }
  }

  /// Newest first; without a date at the end, and otherwise as they stand.
  private static func sorted<Day: Comparable>(_ entries: [Entry], by day: (Entry) -> Day?) -> [Int] {
    let days = entries.map(day)
    return entries.indices.sorted { left, right in
      guard days[left] != days[right] else { return left < right }
      guard let first = days[left] else { return false }
      guard let second = days[right] else { return true }
      return first > second
    }
  }
}
