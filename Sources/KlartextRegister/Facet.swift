import KlartextCore

/// A field by which the entries of a list can be chosen, with the values that occur.
///
/// Only what an entry states is a value: what is missing, not yet clear or withheld is none.
public struct Facet: Sendable {
  public struct Choice: Sendable {
    /// The value in addresses: `pilot`. Two names of an office that make the same word are one value.
    public let id: String
    public let category: Statistics.Category
    /// Where the entries with this value stand in the list.
    public let positions: [Int]
  }

  public let field: FieldDefinition
  /// In the order of the schema; offices and entries by name. Never empty.
  public let choices: [Choice]

  /// The field in addresses: `ai-act-class`.
  public var id: String { Self.id(of: field) }

  public static func id(of field: FieldDefinition) -> String { Slug.make(field.path) }

  /// - Parameter entries: the list, in its order.
  /// - Returns: `nil` when no entry states a value.
  init?(_ field: FieldDefinition, of entries: [Entry], in register: Register) {
    self.field = field
    var positions: [String: [Int]] = [:]
    var categories: [String: Statistics.Category] = [:]
    for (position, entry) in entries.enumerated() {
      for category in entry.categories(of: field, today: register.today) {
        guard let id = Self.id(of: category, in: register) else { continue }
        if positions[id]?.last != position { positions[id, default: []].append(position) }
        categories[id] = categories[id].map { Self.plainer($0, category) } ?? category
      }
    }
    if positions.isEmpty { return nil }
    let terms = field.leadingVocabulary
    let sorted = GermanCollation.sorted(categories) { Self.name($0.value, in: register) + "\u{0}" + $0.key }
    let ranked = sorted.enumerated().map { place, pair -> (rank: Int, place: Int, choice: Choice) in
      var rank = Int.max
      if case .term(let id) = pair.value { rank = terms?.position(of: id) ?? rank }
      if case .flag(let flag) = pair.value { rank = flag ? 0 : 1 }
      return (rank, place, Choice(id: pair.key, category: pair.value, positions: positions[pair.key] ?? []))
    }
    choices = ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.choice)
  }

  /// The value in addresses; `nil` for what is no value, and for entries that are not published.
  private static func id(of category: Statistics.Category, in register: Register) -> String? {
    switch category {
    case .term(let id): return word(id)
    case .text(let text): return word(text.string)
    case .flag(let flag): return flag ? "true" : "false"
    case .reference(let key):
      if key.collection == "departments" { return word(key.id) }
      guard let entry = register[key], !entry.isTombstone else { return nil }
      return key.id
    case .year, .plannedYear, .notStated, .open, .withheld: return nil
    }
  }

  /// A name without letters or digits that ASCII can stand for still needs an address.
  private static func word(_ text: String) -> String {
    let slug = Slug.make(text)
    return slug.isEmpty ? ContentHash.name(text.utf8) : slug
  }

  /// Of two categories with one address the one that has a name of its own, else the first by its bytes.
  private static func plainer(_ one: Statistics.Category, _ other: Statistics.Category) -> Statistics.Category {
    guard case .text(let first) = one else { return one }
    guard case .text(let second) = other else { return other }
    let isFirst = (first.string, first.language.description) <= (second.string, second.language.description)
    return isFirst ? one : other
  }

  /// What values are sorted by that the schema does not order.
  private static func name(_ category: Statistics.Category, in register: Register) -> String {
    let language = register.configuration.mainLanguage
    switch category {
    case .term(let id): return id
    case .text(let text): return text.string
    case .reference(let key):
      if key.collection == "departments" { return register.configuration.department(key.id)?.name[language] ?? key.id }
      return register[key]?.title(in: language).string ?? key.id
    case .flag, .year, .plannedYear, .notStated, .open, .withheld: return ""
    }
  }
}

extension CollectionDefinition {
  /// The fields by which the list of the collection can be filtered, in the order of the schema.
  ///
  /// What does not stand on the pages of entries is no reason to choose one either.
  public var facetFields: [FieldDefinition] {
    fields(where: \.isFacet).filter { field in
      field.isShown && self.field(String(field.path.prefix { $0 != "." }))?.isShown ?? true
    }
  }
}

extension Register {
  /// By what the entries of a list can be chosen.
  public func facets(of collection: CollectionDefinition, entries: [Entry]) -> [Facet] {
    collection.facetFields.parallelMap { Facet($0, of: entries, in: self) }.compactMap { $0 }
  }
}
