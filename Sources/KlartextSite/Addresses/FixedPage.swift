import KlartextCore
import KlartextRegister

/// Pages that every site has, whatever its entries; their segments can be configured like those of collections.
public enum FixedPage: String, Sendable, CaseIterable {
  case updates
  case responsibility
  /// How complete the register is, and what is missing where.
  case transparency
  /// How many systems there are of each kind.
  case statistics
  /// The register as files, and what stands in them.
  case data
  /// The page of the search.
  case search

  /// The segment in addresses, by language.
  var segment: LocalizedText {
    switch self {
    case .updates: LocalizedText([.german: "aktuelles", .english: "updates"])
    case .responsibility: LocalizedText([.german: "verantwortung", .english: "responsibility"])
    case .transparency: LocalizedText([.german: "transparenz", .english: "transparency"])
    case .statistics: LocalizedText([.german: "statistik", .english: "statistics"])
    case .data: LocalizedText([.german: "daten", .english: "data"])
    case .search: LocalizedText([.german: "suche", .english: "search"])
    }
  }
}
