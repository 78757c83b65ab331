import KlartextCore

/// A condition over the fields of an entry, as duties and rules state it.
///
/// The language is total: it has no functions, no loops and no way to fail. On a missing or unknown value the
/// result is `nil` ("not stated"), combined as in Kleene's three-valued logic.
public indirect enum Condition: Sendable, Hashable {
  /// The field has one of the values; for a list, any element has.
  case isOneOf(path: String, values: [String])
  /// The field has a value.
  case isPresent(path: String)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// All field paths that the condition names.
  public var paths: [String] {
    switch self {
    case .isOneOf(let path, _), .isPresent(let path): [path]
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.paths)
    case .not(let condition): condition.paths
    }
  }

  /// Whether the condition holds for a record; `nil` when it cannot be told.
  ///
  /// - Parameter missingIsOpen: Whether a field without a value leaves it open that it has one, as in rules: what an
  ///   entry does not state may exist all the same.
  public func holds(for record: Record, of fields: [FieldDefinition], missingIsOpen: Bool = false) -> Bool? {
    switch self {
    case .isOneOf(let path, let values):
      switch record.plainValues(at: path, fields: fields) {
      case .missing, .unknown: return nil
      case .values(let found): return found.contains { values.contains($0) }
      }
    case .isPresent(let path):
      switch record.plainValues(at: path, fields: fields) {
      case .missing: return missingIsOpen ? nil : false
      case .unknown: return nil
      case .values: return true
      }
    case .all(let conditions):
      var result: Bool? = true
      for condition in conditions {
        switch condition.holds(for: record, of: fields, missingIsOpen: missingIsOpen) {
        case .some(false): return false
        case .none: result = nil
        case .some(true): break
        }
      }
      return result
    case .any(let conditions):
      var result: Bool? = false
      for condition in conditions {
        switch condition.holds(for: record, of: fields, missingIsOpen: missingIsOpen) {
        case .some(true): return true
        case .none: result = nil
        case .some(false): break
        }
      }
      return result
    case .not(let condition):
      return condition.holds(for: record, of: fields, missingIsOpen: missingIsOpen).map { !$0 }
    }
  }
}

/// A principle's rule: when it applies, and what it forbids or requires then.
public struct Rule: Sendable, Hashable {
  public var when: Condition?
  public var forbid: Condition?
  public var require: Condition?

  public init(when: Condition?, forbid: Condition?, require: Condition?) {
    self.when = when
    self.forbid = forbid
    self.require = require
  }
}
