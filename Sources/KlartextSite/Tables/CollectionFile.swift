import KlartextCore
import KlartextRegister

/// A file that holds a whole collection, for programs and spreadsheets.
struct CollectionFile: Sendable {
  enum Format: String, Sendable, CaseIterable {
    case json
    case csv
    /// The same table as German Excel opens it by a double click.
    case excel

    var ending: String { self == .excel ? "excel.csv" : rawValue }
    /// A name of the IANA registry of media types.
    var mediaType: String { self == .json ? "application/json" : "text/csv" }
    /// A code of the EU's authority table "file-type".
    var fileType: String { self == .json ? "JSON" : "CSV" }

    /// How people call it.
    var name: StringKey {
      switch self {
      case .json: .formatJSON
      case .csv: .formatCSV
      case .excel: .formatExcel
      }
    }
  }

  let collection: CollectionDefinition
  let format: Format

  /// `systems.excel.csv`.
  var name: String { collection.id + "." + format.ending }
  var path: SitePath { SitePath(Addresses.interfaceFolder + name) }

  static func all(of collection: CollectionDefinition) -> [CollectionFile] {
    Format.allCases.map { CollectionFile(collection: collection, format: $0) }
  }
}
