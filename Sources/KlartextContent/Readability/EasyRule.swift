import KlartextCore

/// A rule for texts in Leichte or Einfache Sprache that a program can check.
enum EasyRule: String, Sendable, CaseIterable {
  case oneLine
  case longWord
  case abbreviation
  case specialSign
  case numberWord
  case subjunctive
  case passive
  case genitive
  case negation

  /// Where the rule stands.
  var source: String {
    switch self {
    case .abbreviation, .subjunctive, .passive, .genitive, .negation: "BITV 2.0, Anlage 2 Teil 2 Nr. 1"
    case .longWord: "BITV 2.0, Anlage 2 Teil 2 Nr. 4"
    case .specialSign: "BITV 2.0, Anlage 2 Teil 2 Nr. 6"
    case .oneLine: "BITV 2.0, Anlage 2 Teil 2 Nr. 10"
    case .numberWord: "DIN SPEC 33429"
    }
  }
}
