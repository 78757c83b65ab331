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
  /// Where in a list the duty applies; `nil` for fields that stand in no list.
  public var row: Row? = nil

  /// The path with the position in a list, from 0: `risks.1.mitigation`.
  public var place: String {
    guard case .at(let position)? = row, let dot = path.lastIndex(of: ".") else { return path }
    return "\(path[..<dot]).\(position)\(path[dot...])"
  }

  /// A duty within a list.
  public enum Row: Sendable, Hashable {
    /// The list has to contain a row with this value under this key.
    case needed(key: String, value: String)
    /// The field is due in the row at this position, from 0.
    case at(Int)
  }

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
    var survey = DutySurvey(record, of: collection, under: self, withheld: withheld)
    for field in collection.fields where !field.isComputed { survey.visit(field, in: record) }
    return survey.states
  }
}

/// Goes through the fields of a record and notes what is due.
private struct DutySurvey {
  private(set) var states: [DutyState] = []
  private let record: Record
  private let collection: CollectionDefinition
  private let withheld: Set<String>
  /// The codes whose circumstances are given.
  private let active: Set<String>
  private let isShort: Bool
  private let isEarly: Bool

  init(_ record: Record, of collection: CollectionDefinition, under schema: Schema, withheld: Set<String>) {
    self.record = record
    self.collection = collection
    self.withheld = withheld
    active = Set(
      schema.duties.filter { $0.condition?.holds(for: record, of: collection.fields) ?? ($0.condition == nil) }
        .map(\.code))
    isShort = record.term("form") == "short"
    isEarly = collection.id == "systems" && ["planned", "development"].contains(record.term("status") ?? "")
  }

  /// - Parameter scope: the record in which the field stands.
  mutating func visit(_ field: FieldDefinition, in scope: Record) {
    let value = scope[field.key]
    let isWithheld = withheld.contains(field.path) || withheld.contains(field.key)
    let due = codes(of: field, under: record)
    if !due.isEmpty {
      let answer: DutyState.Answer = isWithheld ? .withheld : answer(value, to: field)
      states.append(
        DutyState(path: field.path, label: field.label, codes: due, answer: answer, mark: scope.mark(of: field.key)))
    }
    if !isWithheld { visitRows(of: field, in: scope) }
    guard field.type == .record, !field.isList, value != .unknown else { return }
    let inner = scope.record(field.key) ?? Record()
    for nested in field.fields where !inner.fields.isEmpty || nested.isDueByItself { visit(nested, in: inner) }
  }

  /// Rows that a list has to contain, and fields that are due in some rows.
  private mutating func visitRows(of field: FieldDefinition, in scope: Record) {
    guard field.isList, field.type == .record else { return }
    let rows = scope.rows(field.key)
    if !isEarly, !isShort {
      for rule in field.rowDuties where rule.condition.holds(for: record, of: collection.fields) == true {
        let isThere = rows.contains { $0[rule.key]?.plainText == rule.value }
        states.append(
          DutyState(
            path: field.path, label: field.label, codes: [], answer: isThere ? .given : .missing,
            mark: scope.mark(of: field.key), row: .needed(key: rule.key, value: rule.value)))
      }
    }
    let conditional = field.fields.filter(\.isDueByItself)
    guard !conditional.isEmpty else { return }
    for (position, item) in scope.list(field.key).enumerated() {
      guard case .record(let row) = item.value else { continue }
      // A condition about the list looks at the row in which the field stands.
      var seen = record
      seen[field.key] = item.value
      for nested in conditional {
        let due = codes(of: nested, under: seen)
        guard !due.isEmpty else { continue }
        states.append(
          DutyState(
            path: nested.path, label: nested.label, codes: due, answer: answer(row[nested.key], to: nested),
            mark: item.mark, row: .at(position)))
      }
    }
  }

  private func codes(of field: FieldDefinition, under record: Record) -> [String] {
    field.duties.compactMap { rule in
      guard active.contains(rule.code) else { return nil }
      if let condition = rule.condition, condition.holds(for: record, of: collection.fields) != true { return nil }
      if rule.code != Duty.always, isEarly || (isShort && !field.countsInShortForm) { return nil }
      return rule.code
    }
  }

  private func answer(_ value: Value?, to field: FieldDefinition) -> DutyState.Answer {
    switch value {
    case nil: field.defaultValue == nil ? .missing : .given
    case .unknown?: field.takesUnknown ? .open : .notStated
    case .list(let items)? where items.isEmpty: .missing
    case .record(let inner)? where inner.fields.isEmpty: .missing
    case .markdown(let markdown)? where markdown.isEmpty: .missing
    default: .given
    }
  }
}

extension FieldDefinition {
  /// Whether a duty can apply although the record around the field is not stated.
  fileprivate var isDueByItself: Bool { duties.contains { $0.code != Duty.always || $0.condition != nil } }
}
