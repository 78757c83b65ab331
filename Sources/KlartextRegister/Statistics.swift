import KlartextCore

/// How many systems there are of each kind: counts by the fields that the schema marks with `statistics`.
///
/// Only the municipality's own systems count. What an entry does not say is a category of its own, so that every
/// system is in some row of every count.
public struct Statistics: Sendable {
  /// What the systems of one row have in common.
  public enum Category: Sendable, Hashable {
    /// The id of an allowed value.
    case term(String)
    case reference(EntryKey)
    case text(LanguageText)
    case flag(Bool)
    case year(Int)
    /// A year for which something is planned, or was and never came.
    case plannedYear(Int)
    case notStated
    /// "Not yet clarified."
    case open
    case withheld
  }

  public struct Row: Sendable, Hashable {
    public let category: Category
    public let systems: Int
  }

  /// The systems by one field.
  public struct Count: Sendable {
    public let field: FieldDefinition
    public let rows: [Row]
  }

  /// How many systems are counted.
  public let systems: Int
  /// In the order of the schema.
  public let counts: [Count]

  public init(of register: Register) {
    let systems = register.listed("systems").filter(\.isOwn)
    self.systems = systems.count
    counts = (register.schema["systems"]?.fields(where: \.isCounted) ?? []).map { field in
      let survey = StatisticsSurvey(of: field, in: register)
      return Count(field: field, rows: survey.rows(of: systems))
    }
  }
}

/// Counts systems by one field.
private struct StatisticsSurvey {
  private let field: FieldDefinition
  private let register: Register

  /// Years between the first and the last are shown without systems too, unless they would fill a page.
  private static let longestSpan = 40

  init(of field: FieldDefinition, in register: Register) {
    self.field = field
    self.register = register
  }

  func rows(of systems: [Entry]) -> [Statistics.Row] {
    var found: [Statistics.Category: Int] = [:]
    for system in systems {
      for category in system.categories(of: field, today: register.today) { found[category, default: 0] += 1 }
    }
    return order(of: found).map { Statistics.Row(category: $0, systems: found[$0] ?? 0) }
  }

  // MARK: - The order of rows

  /// Allowed values as the schema has them, with or without systems; offices and other entries by how many, then by
  /// name; years in turn; at the end what is not known.
  private func order(of found: [Statistics.Category: Int]) -> [Statistics.Category] {
    var order: [Statistics.Category] = (field.leadingVocabulary?.terms ?? []).map { .term($0.id) }
    if field.type == .boolean { order = [.flag(true), .flag(false)] }
    order += years(of: found)
    let known = Set(order)
    let named = GermanCollation.sorted(found.keys.filter { !known.contains($0) && name($0) != nil }) {
      name($0) ?? ""
    }
    order += named.enumerated().sorted {
      (found[$1.element] ?? 0, $0.offset) < (found[$0.element] ?? 0, $1.offset)
    }.map(\.element)
    order.append(.notStated)
    if field.takesUnknown || found[.open] != nil { order.append(.open) }
    if found[.withheld] != nil { order.append(.withheld) }
    return order
  }

  private func years(of found: [Statistics.Category: Int]) -> [Statistics.Category] {
    var past: [Int] = []
    var planned: [Int] = []
    for category in found.keys {
      if case .year(let year) = category { past.append(year) }
      if case .plannedYear(let year) = category { planned.append(year) }
    }
    if let first = past.min(), let last = past.max(), last - first <= Self.longestSpan { past = Array(first...last) }
    return past.sorted().map { .year($0) } + planned.sorted().map { .plannedYear($0) }
  }

  /// What a row is sorted by that the schema does not order; `nil` for the others.
  private func name(_ category: Statistics.Category) -> String? {
    let language = register.configuration.mainLanguage
    switch category {
    case .term(let id): return id
    case .text(let text): return text.string + "\u{0}" + text.language.description
    case .reference(let key):
      let name = register.configuration.department(key.id)?.name[language]
      let title = register[key]?.title(in: language).string
      return (key.collection == "departments" ? name : title).map { $0 + "\u{0}" + key.id } ?? key.id
    case .flag, .year, .plannedYear, .notStated, .open, .withheld: return nil
    }
  }
}
