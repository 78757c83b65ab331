/// Which form of a word goes with a number in a language: „1 System“, „2 Systeme“.
///
/// The rules are those of Unicode CLDR 46 (`supplemental/plurals.xml`), reduced to whole numbers below a million,
/// because nothing else is counted here. So CLDR's variables `n`, `i` and the others are one.
public struct PluralRules: Sendable {
  private let conditions: [(category: PluralCategory, condition: PluralCondition)]

  /// A language that the table does not have follows the rule that most do: `one` for 1, else `other`.
  public init(_ language: LanguageTag) {
    let rules = Self.table[language.primary] ?? Self.common
    conditions = PluralCategory.allCases.compactMap { category in
      rules[category].map { (category, PluralCondition($0)) }
    }
  }

  /// The category of a whole number.
  public func category(of number: Int) -> PluralCategory {
    conditions.first { $0.condition.holds(for: number.magnitude) }?.category ?? .other
  }

  /// The forms that a text with a number has to have in this language, in CLDR's order.
  public var categories: [PluralCategory] { conditions.map(\.category) + [.other] }

  /// Whether Klartext knows the rules of a language.
  public static func knows(_ language: LanguageTag) -> Bool { table[language.primary] != nil }

  private typealias Rules = [PluralCategory: String]

  private static let common: Rules = [.one: "n = 1"]

  private static let table: [String: Rules] = {
    let groups: [(languages: String, rules: Rules)] = [
      // German and its neighbours, Turkish, Kurdish and others with two forms.
      (
        "af an asa az bg brx ca ce da de dv el en eo es et eu fi fo fur fy gl gsw ha hu ia io it ka kk kl ks ku ckb ky "
          + "lb lg ml mn mr nb ne nl nn no om or os ps rm sd so sq sv sw ta te tk tr ug ur uz yi",
        common
      ),
      ("fr pt hy ff kab", [.one: "n = 0,1"]),
      ("fa am as bn gu hi kn zu ak bh ln mg nso pa ti wa", [.one: "n = 0..1"]),
      ("ja ko zh th vi id ms my lo km yue jv su wo yo ig bo dz", [:]),
      (
        "ru uk be",
        [
          .one: "n % 10 = 1 and n % 100 != 11", .few: "n % 10 = 2..4 and n % 100 != 12..14",
          .many: "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
        ]
      ),
      ("hr sr bs sh", [.one: "n % 10 = 1 and n % 100 != 11", .few: "n % 10 = 2..4 and n % 100 != 12..14"]),
      (
        "pl",
        [
          .one: "n = 1", .few: "n % 10 = 2..4 and n % 100 != 12..14",
          .many: "n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14",
        ]
      ),
      ("cs sk", [.one: "n = 1", .few: "n = 2..4"]),
      ("ro mo", [.one: "n = 1", .few: "n = 0 or n != 1 and n % 100 = 1..19"]),
      ("mk is", [.one: "n % 10 = 1 and n % 100 != 11"]),
      ("lt", [.one: "n % 10 = 1 and n % 100 != 11..19", .few: "n % 10 = 2..9 and n % 100 != 11..19"]),
      (
        "lv",
        [.zero: "n % 10 = 0 or n % 100 = 11..19", .one: "n % 10 = 1 and n % 100 != 11"]
      ),
      (
        "sl dsb hsb",
        [.one: "n % 100 = 1", .two: "n % 100 = 2", .few: "n % 100 = 3..4"]
      ),
      ("he iw", [.one: "n = 1", .two: "n = 2"]),
      (
        "ar",
        [.zero: "n = 0", .one: "n = 1", .two: "n = 2", .few: "n % 100 = 3..10", .many: "n % 100 = 11..99"]
      ),
      (
        "ga",
        [.one: "n = 1", .two: "n = 2", .few: "n = 3..6", .many: "n = 7..10"]
      ),
      ("cy", [.zero: "n = 0", .one: "n = 1", .two: "n = 2", .few: "n = 3", .many: "n = 6"]),
      (
        "mt",
        [.one: "n = 1", .two: "n = 2", .few: "n = 0 or n % 100 = 3..10", .many: "n % 100 = 11..19"]
      ),
      ("fil tl", [.one: "n = 1..3 or n % 10 != 4,6,9"]),
      ("si", [.one: "n = 0,1"]),
    ]
    var table: [String: Rules] = [:]
    for group in groups {
      for language in group.languages.split(separator: " ") { table[String(language)] = group.rules }
    }
    return table
  }()
}

/// A condition on a whole number as CLDR writes it (UTS #35, Language Plural Rules): `n % 10 = 2..4 and n % 100 != 12..14`.
struct PluralCondition: Sendable {
  private struct Relation: Sendable {
    var modulus: UInt?
    var isNegated: Bool
    var ranges: [ClosedRange<UInt>]
  }

  /// One of these groups has to hold as a whole.
  private let alternatives: [[Relation]]

  init(_ text: String) {
    alternatives = text.split(separator: " or ").map { group in
      group.split(separator: " and ").map(Self.relation)
    }
  }

  func holds(for number: UInt) -> Bool {
    alternatives.contains { group in
      group.allSatisfy { relation in
        let value = relation.modulus.map { number % $0 } ?? number
        return relation.ranges.contains { $0.contains(value) } != relation.isNegated
      }
    }
  }

  private static func relation(_ text: Substring) -> Relation {
    let words = text.split(separator: " ")
    let ranges = (words.last ?? "").split(separator: ",").map { part -> ClosedRange<UInt> in
      let ends = part.split(separator: ".").compactMap { UInt($0) }
      return (ends.first ?? 0)...(ends.last ?? 0)
    }
    return Relation(
      modulus: words.count == 5 ? UInt(words[2]) : nil, isNegated: text.contains("!="), ranges: ranges)
  }
}
