import KlartextCore
import KlartextRegister

/// What a table says of an entry beside its fields: the columns that every collection has.
///
/// Their names have a group of their own, `entry`, so that no field takes one of them.
enum EntryFact: String, Sendable, CaseIterable {
  case id
  case state = "entry.state"
  case page = "entry.page"
  case data = "entry.data"
  case language = "entry.language"
  case own = "entry.own"
  case due = "entry.due"
  case met = "entry.met"
  case withdrawnOn = "entry.withdrawn_on"
  case withdrawnReason = "entry.withdrawn_reason"

  /// From the entry's core in the interface for programs.
  func cell(_ core: JSON, _ language: LanguageTag) -> CSV.Cell {
    switch self {
    case .id: .text(core["id"]?.scalar ?? "")
    case .state: .stated(core["state"]?.scalar)
    case .page: .stated(core["url"]?.best(for: language)?.scalar)
    case .data: .stated(core["data"]?.scalar)
    case .language: .stated(core["language"]?.scalar)
    case .own: core["own"]?.scalar.map { .verbatim($0) } ?? .empty
    case .due: core["completeness"]?["due"]?.scalar.map { .number($0) } ?? .empty
    case .met: core["completeness"]?["met"]?.scalar.map { .number($0) } ?? .empty
    case .withdrawnOn:
      core["withdrawn"]?["date"]?.scalar.map { $0.utf8.count == 10 ? .verbatim($0) : .text($0) } ?? .empty
    case .withdrawnReason: .stated(core["withdrawn"]?["reason"]?.best(for: language)?.scalar)
    }
  }

  /// The type of the values, as XML Schema and CSV on the Web name it.
  var datatype: String {
    switch self {
    case .id, .state, .withdrawnReason: "string"
    case .page, .data: "anyURI"
    case .language: "language"
    case .own: "boolean"
    case .due, .met: "integer"
    case .withdrawnOn: "date"
    }
  }

  /// What the column says.
  var meaning: StringKey {
    switch self {
    case .id: .columnID
    case .state: .columnState
    case .page: .columnPage
    case .data: .columnData
    case .language: .columnLanguage
    case .own: .columnOwn
    case .due: .columnDue
    case .met: .columnMet
    case .withdrawnOn: .columnWithdrawnOn
    case .withdrawnReason: .columnWithdrawnReason
    }
  }
}

extension CSV.Cell {
  /// A text, or nothing.
  static func stated(_ text: String?) -> CSV.Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
}
