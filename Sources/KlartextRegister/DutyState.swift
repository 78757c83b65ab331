import KlartextCore

/// A duty that applies to an entry, and whether it is met.
public struct DutyState: Sendable, Hashable {
  public enum Answer: Sendable, Hashable {
    case given
    /// "Not yet clarified": an honest answer that meets the duty and is listed as open.
    case open
    /// Withheld, with the reason published.
    case withheld
    /// A field that is always required says `unknown`: shown as "not stated", not met.
    case notStated
    case missing
  }

  /// The dotted path of the field.
  public var path: String
  public var label: LocalizedText
  /// The codes of the duties that apply.
  public var codes: [String]
  public var answer: Answer
  public var mark: SourceMark?
  /// For a row that a list has to contain: its key and value.
  public var row: String?

  public var isMet: Bool {
    switch answer {
    case .given, .open, .withheld: true
    case .notStated, .missing: false
    }
  }

  /// Whether the duty holds always, so that a missing value is an error.
  public var isAlways: Bool { codes.contains(Duty.always) }
}

extension Schema {
  /// All duties that apply to a record, with their answers.
  ///
  /// A short entry (`form: short`) and a system that is only planned or developed owe less: see `fields.md`,
  /// "Duties".
  public func duties(
    of record: Record, in collection: CollectionDefinition, withheld: Set<String>
  ) -> [DutyState] {
    let active = Set(
      duties.filter { $0.condition?.holds(for: record, of: collection.fields) ?? ($0.condition == nil) }
        .map(\.code))
    let isShort = record.term("form") == "short"
    let isEarly = collection.id == "systems" && ["planned", "development"].contains(record.term("status") ?? "")
    var states: [DutyState] = []

    func codes(of field: FieldDefinition) -> [String] {
      field.duties.compactMap { rule in
        guard active.contains(rule.code) else { return nil }
        if let condition = rule.condition, condition.holds(for: record, of: collection.fields) != true { return nil }
        if rule.code != Duty.always, isEarly || (isShort && !field.countsInShortForm) { return nil }
        return rule.code
      }
    }

    func visit(_ field: FieldDefinition, in scope: Record) {
      let value = scope[field.key]
      let isWithheld = withheld.contains(field.path) || withheld.contains(field.key)
      let due = codes(of: field)
      if !due.isEmpty {
        let answer: DutyState.Answer
        switch value {
        case _ where isWithheld: answer = .withheld
        case nil:
          answer = field.defaultValue == nil ? .missing : .given
        case .unknown?: answer = field.takesUnknown ? .open : .notStated
        case .list(let items)? where items.isEmpty: answer = .missing
        case .record(let inner)? where inner.fields.isEmpty: answer = .missing
        case .markdown(let markdown)? where markdown.isEmpty: answer = .missing
        default: answer = .given
        }
        states.append(
          DutyState(path: field.path, label: field.label, codes: due, answer: answer, mark: scope.mark(of: field.key)))
      }
      for rule in field.rowDuties where !isWithheld && !isEarly && !isShort {
        guard rule.condition.holds(for: record, of: collection.fields) == true else { continue }
        let rows = record.rows(field.key)
        let isThere = rows.contains { $0[rule.key]?.plainText == rule.value }
        states.append(
          DutyState(
            path: field.path, label: field.label, codes: [], answer: isThere ? .given : .missing,
            mark: scope.mark(of: field.key), row: "\(rule.key): \(rule.value)"))
      }
      // Fields of a record are due by themselves; those of list rows are checked row by row when they are read.
      if field.type == .record, !field.isList {
        let inner: Record
        if case .record(let found)? = value { inner = found } else { inner = Record() }
        if case .unknown? = value { return }
        for nested in field.fields where nested.duties.contains(where: { $0.code != Duty.always || $0.condition != nil }) || !inner.fields.isEmpty {
          visit(nested, in: inner)
        }
      }
    }

    for field in collection.fields where !field.isComputed { visit(field, in: record) }
    return states
  }
}
