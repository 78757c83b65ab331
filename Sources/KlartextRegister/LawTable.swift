import KlartextCore

/// What a law demands of systems, as data with a date: never as sentences in the program.
public struct LawTable: Sendable {
  public struct Source: Sendable {
    public var title: LocalizedText
    public var url: String

    public init(title: LocalizedText, url: String) {
      self.title = title
      self.url = url
    }
  }

  /// A duty that follows from what a system is.
  public struct Obligation: Sendable {
    public var id: String
    /// As the law numbers it: `26(2)`.
    public var article: String
    /// Ids of the roles that it binds.
    public var roles: [String]
    public var when: Condition?
    /// `nil` where the sources do not agree.
    public var from: CivilDate?
    /// What in an entry shows that it is met; `nil` where an entry cannot show it.
    public var met: Condition?
    public var label: LocalizedText
    public var text: LocalizedText

    public init(
      id: String, article: String, roles: [String], when: Condition?, from: CivilDate?, met: Condition?,
      label: LocalizedText, text: LocalizedText
    ) {
      self.id = id
      self.article = article
      self.roles = roles
      self.when = when
      self.from = from
      self.met = met
      self.label = label
      self.text = text
    }
  }

  /// Statements of an entry that do not fit together.
  public struct Check: Sendable {
    public var id: String
    public var when: Condition
    /// A field whose absence counts as much as a wrong value.
    public var orMissing: String?
    /// The field that a message points to.
    public var field: String
    public var text: LocalizedText
    public var mend: LocalizedText

    public init(
      id: String, when: Condition, orMissing: String?, field: String, text: LocalizedText, mend: LocalizedText
    ) {
      self.id = id
      self.when = when
      self.orMissing = orMissing
      self.field = field
      self.text = text
      self.mend = mend
    }
  }

  /// A question of the guided classification.
  public struct Question: Sendable {
    public var id: String
    public var article: String
    public var text: LocalizedText
    /// The class when the answer is yes; `nil` where the next question goes on.
    public var answer: String?
    /// The class when the answer is no; `nil` where the next question goes on.
    public var otherwise: String?

    public init(id: String, article: String, text: LocalizedText, answer: String?, otherwise: String?) {
      self.id = id
      self.article = article
      self.text = text
      self.answer = answer
      self.otherwise = otherwise
    }
  }

  /// The day for which the table was made.
  public var asOf: CivilDate
  public var name: LocalizedText
  public var note: LocalizedText
  public var sources: [Source]
  /// What each class means, by id.
  public var classes: [String: LocalizedText]
  public var obligations: [Obligation]
  public var checks: [Check]
  public var questions: [Question]

  public init(
    asOf: CivilDate, name: LocalizedText, note: LocalizedText, sources: [Source], classes: [String: LocalizedText],
    obligations: [Obligation], checks: [Check], questions: [Question]
  ) {
    self.asOf = asOf
    self.name = name
    self.note = note
    self.sources = sources
    self.classes = classes
    self.obligations = obligations
    self.checks = checks
    self.questions = questions
  }
}

/// An obligation of one system, and how it stands.
public struct ObligationState: Sendable {
  public enum Answer: Sendable, Hashable {
    /// The entry states what the obligation asks for.
    case stated
    /// The entry states nothing of it, or that it is not so.
    case notStated
    /// An entry cannot show it.
    case untold
  }

  public var obligation: LawTable.Obligation
  public var answer: Answer
  /// Whether it applies on the day of the register already; `nil` where its start is not certain.
  public var applies: Bool?
}

extension LawTable {
  /// The obligations of a system, in the order of the table; none when its class is not stated.
  ///
  /// A system whose role is open gets those of all roles: nothing is guessed away.
  public func obligations(of record: Record, fields: [FieldDefinition], today: CivilDate) -> [ObligationState] {
    guard record.value(at: "ai_act.class") != nil, record.value(at: "ai_act.class") != .unknown else { return [] }
    let role = record.term("ai_act.role")
    return obligations.compactMap { obligation in
      guard obligation.when?.holds(for: record, of: fields) ?? true else { return nil }
      if let role, role != "both", !obligation.roles.contains(role) { return nil }
      let answer: ObligationState.Answer =
        switch obligation.met.map({ $0.holds(for: record, of: fields) }) {
        case .none: .untold
        case .some(.some(true)): .stated
        default: .notStated
        }
      return ObligationState(
        obligation: obligation, answer: answer, applies: obligation.from.map { $0 <= today })
    }
  }

  /// The checks that an entry does not pass.
  public func failedChecks(of record: Record, fields: [FieldDefinition]) -> [Check] {
    checks.filter { check in
      switch check.when.holds(for: record, of: fields) {
      case true?: true
      case false?: false
      // Open because the field is missing altogether: the rest of the condition decides.
      case nil:
        check.orMissing.map { field in
          record[field] == nil && check.when.droppingNegations.holds(for: record, of: fields) == true
        } ?? false
      }
    }
  }
}

extension Condition {
  /// The condition without its demands that something is not so.
  fileprivate var droppingNegations: Condition {
    guard case .all(let conditions) = self else { return self }
    return .all(conditions.filter { if case .not = $0 { false } else { true } })
  }
}
