import KlartextCore

/// How a system carries out a principle of a guideline; the words for it never accuse.
public enum PrincipleOutcome: String, Sendable, Hashable, CaseIterable {
  case met
  /// The rule is broken, and the system's entry does not say why.
  case deviates
  /// The rule is broken, and the system's entry gives the reason.
  case exception
  /// The entry leaves open what the rule asks.
  case notStated = "not-stated"
  /// The rule does not concern the system.
  case notApplicable = "not-applicable"
}

/// An outcome and what it rests on.
public struct PrincipleState: Sendable, Hashable {
  public var outcome: PrincipleOutcome
  /// Whether a rule was evaluated; otherwise the outcome is what the entry says of itself.
  public var isChecked: Bool

  public init(_ outcome: PrincipleOutcome, isChecked: Bool) {
    self.outcome = outcome
    self.isChecked = isChecked
  }
}

extension Rule {
  /// What the rule says of a record.
  ///
  /// - Parameter fields: the fields of the collection that the rule is about.
  public func outcome(for record: Record, of fields: [FieldDefinition]) -> PrincipleOutcome {
    switch when.map({ $0.holds(for: record, of: fields) }) {
    case .some(.some(false)): return .notApplicable
    case .some(.none): return .notStated
    case .none, .some(.some(true)): break
    }
    let forbidden = forbid.map { $0.holds(for: record, of: fields, missingIsOpen: true) }
    let required = require.map { $0.holds(for: record, of: fields, missingIsOpen: true) }
    if forbidden == .some(.some(true)) || required == .some(.some(false)) { return .deviates }
    // What was asked and not answered is neither kept nor broken.
    if forbidden == .some(.none) || required == .some(.none) { return .notStated }
    return .met
  }

  /// The fields that decide whether the rule is kept.
  public var decidingPaths: [String] { (forbid?.paths ?? []) + (require?.paths ?? []) }
}

extension Register {
  /// The guidelines whose principles bind the municipality's systems today: its own and adopted ones that are in
  /// force.
  public var guidelinesInForce: [Entry] { listed("guidelines").filter(isInForce) }

  public func isInForce(_ guideline: Entry) -> Bool {
    guard guideline.isOwn || guideline.record.term("applies") == "adopted" else { return false }
    guard guideline.record.term("status") == "in-force" else { return false }
    if let from = guideline.record.date("valid_from"), from.firstDay > today { return false }
    if let to = guideline.record.date("valid_to"), to.lastDay < today { return false }
    return true
  }

  /// Whether guidelines bind a system: the municipality's own ones, until they are given up.
  public func isBound(_ system: Entry) -> Bool {
    guard system.isOwn, !system.isTombstone else { return false }
    return !["retired", "cancelled"].contains(system.record.term("status") ?? "")
  }

  /// How a system carries out a principle.
  ///
  /// - Parameter principle: a row of the guideline's `principles`.
  public func state(of principle: Record, in guideline: Entry, for system: Entry) -> PrincipleState {
    let own = row(of: principle, in: guideline, for: system)
    let isException = own?["exception"] != nil
    guard case .rule(let rule)? = principle["rule"] else {
      if isException { return PrincipleState(.exception, isChecked: false) }
      return PrincipleState(own == nil ? .notStated : .met, isChecked: false)
    }
    let outcome = rule.outcome(for: system.record, of: system.collection.fields)
    return PrincipleState(outcome == .deviates && isException ? .exception : outcome, isChecked: true)
  }

  /// What a system says of a principle, or of the guideline as a whole.
  public func row(of principle: Record, in guideline: Entry, for system: Entry) -> Record? {
    let rows = system.record.rows("guidelines").filter { $0["guideline"] == .reference(guideline.key) }
    return rows.first { $0.plain("principle") == principle.plain("id") }
      ?? rows.first { $0["principle"] == nil && $0["exception"] != nil }
  }
}
