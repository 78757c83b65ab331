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
  var source: Bilingual {
    switch self {
    case .abbreviation, .subjunctive, .passive, .genitive, .negation: Self.regulation(1)
    case .longWord: Self.regulation(4)
    case .specialSign: Self.regulation(6)
    case .oneLine: Self.regulation(10)
    case .numberWord: Bilingual(de: "DIN SPEC 33429", en: "DIN SPEC 33429")
    }
  }

  private static func regulation(_ number: Int) -> Bilingual {
    Bilingual(de: "BITV 2.0, Anlage 2 Teil 2 Nr. \(number)", en: "BITV 2.0, annex 2, part 2, no. \(number)")
  }
}
