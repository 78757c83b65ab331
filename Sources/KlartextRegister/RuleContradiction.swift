/// Rules that no system can keep, or that never apply.
extension Rule {
  public enum Contradiction: Sendable, Hashable {
    /// A condition asks for two values of a field at once that it cannot have together.
    case impossible(path: String)
    /// What is forbidden or required follows from, or is excluded by, when the rule applies.
    case alwaysBroken(path: String)
  }

  /// What makes the rule pointless, as far as it can be told from single fields; `nil` when nothing does.
  ///
  /// - Parameter fields: the fields of the collection that the rule is about.
  public func contradiction(among fields: [FieldDefinition]) -> Contradiction? {
    for condition in [when, forbid, require].compactMap({ $0 }) {
      if let path = Self.impossiblePath(in: condition.demands(single: fields)) { return .impossible(path: path) }
    }
    if let forbid, forbid == require { return .alwaysBroken(path: forbid.paths.first ?? "") }
    let given = when?.demands(single: fields) ?? []
    for demand in require?.demands(single: fields) ?? [] {
      if given.contains(where: { $0.path == demand.path && $0.values.isDisjoint(with: demand.values) }) {
        return .alwaysBroken(path: demand.path)
      }
    }
    // Forbidding one of several things is broken by that one alone; only a single demand follows from `when`.
    if let forbid, let only = forbid.demands(single: fields).first, forbid.paths.count == 1 {
      if given.contains(where: { $0.path == only.path && $0.values.isSubset(of: only.values) }) {
        return .alwaysBroken(path: only.path)
      }
    }
    return nil
  }

  private static func impossiblePath(in demands: [Condition.Demand]) -> String? {
    var seen: [String: Set<String>] = [:]
    for demand in demands {
      let common = seen[demand.path].map { $0.intersection(demand.values) } ?? demand.values
      if common.isEmpty { return demand.path }
      seen[demand.path] = common
    }
    return nil
  }
}

extension Condition {
  /// One of these values, and nothing else.
  fileprivate struct Demand {
    var path: String
    var values: Set<String>
  }

  /// The demands that all have to hold, on fields that have one value; a list can have several at once.
  fileprivate func demands(single fields: [FieldDefinition]) -> [Demand] {
    switch self {
    case .isOneOf(let path, let values):
      return Self.isList(path, fields) ? [] : [Demand(path: path, values: Set(values))]
    case .all(let conditions): return conditions.flatMap { $0.demands(single: fields) }
    case .isPresent, .any, .not: return []
    }
  }

  private static func isList(_ path: String, _ fields: [FieldDefinition]) -> Bool {
    var scope = fields
    for key in path.split(separator: ".") {
      guard let field = scope.first(where: { $0.key == key }) else { return true }
      if field.isList { return true }
      scope = field.fields
    }
    return false
  }
}
