import KlartextContent
import KlartextCore

/// What `klartext import` can read.
enum ImportFormat: String, CaseIterable, Sendable {
  case csv, nl, eurocities, oparl

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  init(named word: String) throws {
    guard let known = ImportFormat(rawValue: word.lowercased()) else {
      let nearest = EditDistance.nearest(to: word, among: ImportFormat.allCases.map(\.rawValue))
      throw UsageError(
        de: "Aus „\(word)“ lässt sich nicht importieren. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + "Erlaubt: \(Self.list).",
        en: "There is no import from “\(word)”. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + "Allowed: \(Self.list).")
    }
    self = known
  }

  func source(
    _ name: String, mapping: String?, collection: String?, references: [String], words: [String]
  ) -> Importer.Source {
    switch self {
    case .csv: .table(file: name, mapping: mapping, collection: collection)
    case .nl: .standard("algoritmeregister", file: name)
    case .eurocities: .standard("eurocities", file: name)
    case .oparl: .oparl(name, references: references, words: words)
    }
  }

  private var example: String {
    switch self {
    case .csv: "klartext import csv systeme.csv --dry-run"
    case .nl: "klartext import nl algoritmes.json --dry-run"
    case .eurocities: "klartext import eurocities register.json --dry-run"
    case .oparl: "klartext import oparl https://ris.stadt.example/oparl/v1.1/system --search KI --dry-run"
    }
  }

  private var meaning: Bilingual {
    switch self {
    case .csv:
      Bilingual(
        de: "eine Tabelle: eine eigene aus „klartext export csv“, oder eine fremde mit --mapping",
        en: "a table: one of yours from “klartext export csv”, or a foreign one with --mapping")
    case .nl:
      Bilingual(
        de: "Systeme aus dem niederländischen Algoritmeregister (JSON)",
        en: "systems of the Dutch Algoritmeregister (JSON)")
    case .eurocities:
      Bilingual(
        de: "Systeme nach dem Standard von Eurocities, Fassung 0.3.1 (JSON)",
        en: "systems in the standard of Eurocities, version 0.3.1 (JSON)")
    case .oparl:
      Bilingual(
        de: "Vorlagen mit ihrer Beratungsfolge aus einem Ratsinformationssystem: Adresse, Datei oder Ordner",
        en: "papers with their consultations from a council information system: address, file or folder")
    }
  }

  var sourceMissing: UsageError {
    UsageError(
      de: "Es fehlt die Quelle. Beispiel: \(example)", en: "The source is missing. Example: \(example)")
  }

  /// All formats with an example each.
  static var explanation: Bilingual {
    func list(_ language: MessageLanguage) -> String {
      allCases.map { "  \($0.rawValue)\n    \($0.meaning[language])\n    \($0.example)\n" }.joined()
    }
    return Bilingual(
      de: "Daraus lässt sich importieren:\n\n" + list(.de)
        + "\nMit --dry-run sehen Sie vorher, was sich ändert. Was ein Mensch geschrieben hat, bleibt stehen.\n",
      en: "This can be imported:\n\n" + list(.en)
        + "\nWith --dry-run you see beforehand what changes. What a person wrote stays as it is.\n")
  }
}
