import KlartextCore
import KlartextRegister

/// What can be wrong with a table and its cells.
extension Finding {
  static func importTable(_ failure: CSVTable.Failure) -> Finding {
    switch failure {
    case .tooLarge: return .importTooLarge("64 MiB")
    case .tooManyColumns(let row):
      return Finding(
        "import-table-size", .error,
        de: "Zeile \(row) hat mehr als \(CSVTable.maximumColumnCount) Spalten.",
        en: "Row \(row) has more than \(CSVTable.maximumColumnCount) columns.",
        mend: Bilingual(
          de: "Prüfen Sie, ob die Datei eine Tabelle ist und ihr Trennzeichen stimmt.",
          en: "Check that the file is a table and has the right separator."))
    case .tooManyCells(let row):
      return Finding(
        "import-table-size", .error,
        de: "Bis Zeile \(row) sind es mehr als \(CSVTable.maximumCellCount) Zellen.",
        en: "Up to row \(row) there are more than \(CSVTable.maximumCellCount) cells.",
        mend: Bilingual(de: "Teilen Sie die Tabelle auf.", en: "Split the table."))
    case .openQuote(let row):
      return Finding(
        "import-table-quote", .error,
        de: "In Zeile \(row) beginnt eine Zelle mit einem Anführungszeichen, das nirgends endet.",
        en: "In row \(row) a cell begins with a quotation mark that ends nowhere.",
        mend: Bilingual(
          de: "Speichern Sie die Tabelle noch einmal als CSV.", en: "Save the table as CSV once more."))
    case .nullCharacter(let row):
      return Finding(
        "import-table-null", .error,
        de: "In Zeile \(row) steht ein Nullzeichen. Das ist keine Tabelle als CSV.",
        en: "There is a null character in row \(row). This is no table as CSV.",
        mend: Bilingual(
          de:
            "Speichern Sie die Tabelle als „CSV UTF-8“. Dateien mit der Endung .xlsx oder .ods lassen sich nicht lesen.",
          en: "Save the table as “CSV UTF-8”. Files that end in .xlsx or .ods cannot be read."))
    }
  }

  static let importTableEmpty = Finding(
    "import-table-empty", .error,
    de: "Die Tabelle ist leer.", en: "The table is empty.",
    mend: Bilingual(
      de: "In der ersten Zeile stehen die Namen der Spalten, darunter je Zeile ein Eintrag.",
      en: "The first row has the names of the columns, each row below has an entry."))

  static func importColumnUnknown(_ name: String, nearest: String?) -> Finding {
    Finding(
      "import-column-unknown", .error,
      de: "Ein Feld „\(shortened(name))“ gibt es nicht.", en: "There is no field “\(shortened(name))”.",
      mend: nearest.map { Bilingual(de: "Meinten Sie „\($0)“?", en: "Did you mean “\($0)”?") }
        ?? Bilingual(
          de: "Nennen Sie das Feld mit seinem Namen, etwa „contact.email“.",
          en: "Name the field, such as “contact.email”."))
  }

  static func importColumnTwice(_ name: String) -> Finding {
    Finding(
      "import-column-twice", .error,
      de: "Die Spalte „\(shortened(name))“ steht zweimal in der Tabelle.",
      en: "The column “\(shortened(name))” stands twice in the table.",
      mend: Bilingual(de: "Löschen Sie eine der beiden.", en: "Delete one of the two."))
  }

  static let importTitleColumn = Finding(
    "import-column-missing", .error,
    de: "Die Tabelle hat weder eine Spalte „id“ noch eine Spalte „title“.",
    en: "The table has neither a column “id” nor a column “title”.",
    mend: Bilingual(
      de: "Ergänzen Sie eine davon, oder sagen Sie in einer Zuordnung, welche Spalte es ist: --mapping DATEI",
      en: "Add one of them, or say in a mapping which column it is: --mapping FILE"))

  static func importRowTwice(_ id: String, row: Int) -> Finding {
    Finding(
      "import-row-twice", .error,
      de: "„\(shortened(id))“ steht schon in Zeile \(row).", en: "“\(shortened(id))” stands in row \(row) already.",
      mend: Bilingual(de: "Jeder Eintrag hat eine Zeile.", en: "Each entry has one row."))
  }

  static func importIDInvalid(_ id: String, suggestion: String) -> Finding {
    Finding(
      "import-id", .error,
      de:
        "„\(shortened(id))“ taugt nicht als Kennung. Erlaubt sind a–z, 0–9 und einzelne Bindestriche, höchstens 80 Zeichen.",
      en: "“\(shortened(id))” cannot be an id. It takes a–z, 0–9 and single hyphens, at most 80 characters.",
      mend: suggestion.isEmpty ? nil : Bilingual(de: "Schreiben Sie: \(suggestion)", en: "Write: \(suggestion)"))
  }

  static func importIDChanged(_ id: String, was: String) -> Finding {
    Finding(
      "import-id-changed", .error,
      de: "Diese Zeile war der Eintrag „\(shortened(was))“ und heißt jetzt wie ein anderer: „\(shortened(id))“.",
      en: "This row was the entry “\(shortened(was))” and has the id of another one now: “\(shortened(id))”.",
      mend: Bilingual(
        de: "Stellen Sie die Kennung wieder her. Für einen neuen Eintrag leeren Sie die Prüfspalte.",
        en: "Restore the id. For a new entry, empty the check column."))
  }

  static func importReferenceUnknown(_ text: String, nearest: String?) -> Finding {
    Finding(
      "import-reference", .error,
      de: "Einen Eintrag „\(shortened(text))“ gibt es nicht.", en: "There is no entry “\(shortened(text))”.",
      mend: nearest.map { Bilingual(de: "Meinten Sie „\($0)“?", en: "Did you mean “\($0)”?") }
        ?? Bilingual(
          de: "Schreiben Sie die Kennung oder den Titel eines Eintrags.", en: "Write the id or the title of an entry."))
  }

  // MARK: - What spreadsheets do

  static func importCellDate(_ text: String, was old: String?, field: Bilingual) -> Finding {
    Finding(
      "import-cell-date", .error,
      de:
        "Hier steht ein Datum: „\(text)“. „\(field.de)“ ist keins. Das Tabellenprogramm hat den Wert vermutlich umgewandelt.",
      en: "Here stands a date: “\(text)”. “\(field.en)” is none. The spreadsheet probably converted the value.",
      mend: Bilingual(
        de:
          "Formatieren Sie die Zelle als Text und schreiben Sie den Wert neu\(old.map { ": „\(shortened($0))“" } ?? ""). Ist das Datum gemeint, setzen Sie ein ' davor.",
        en:
          "Format the cell as text and type the value again\(old.map { ": “\(shortened($0))”" } ?? ""). If the date is meant, put a ' in front."
      ))
  }

  static func importCellScientific(_ text: String) -> Finding {
    Finding(
      "import-cell-scientific", .error,
      de: "Das Tabellenprogramm hat eine lange Zahl gekürzt: „\(text)“.",
      en: "The spreadsheet shortened a long number: “\(text)”.",
      mend: Bilingual(
        de: "Formatieren Sie die Zelle als Text und schreiben Sie die Zahl neu.",
        en: "Format the cell as text and type the number again."))
  }

  static func importCellZeros(_ text: String, was old: String) -> Finding {
    Finding(
      "import-cell-zeros", .error,
      de: "Hier fehlen Nullen am Anfang: „\(text)“ statt „\(old)“.",
      en: "Zeros are missing at the beginning: “\(text)” instead of “\(old)”.",
      mend: Bilingual(
        de: "Formatieren Sie die Zelle als Text und schreiben Sie den Wert neu.",
        en: "Format the cell as text and type the value again."))
  }

  static func importCellError(_ text: String) -> Finding {
    Finding(
      "import-cell-error", .error,
      de: "Hier steht eine Fehlermeldung des Tabellenprogramms: „\(shortened(text))“.",
      en: "Here stands an error of the spreadsheet: “\(shortened(text))”.",
      mend: Bilingual(
        de: "Machen Sie die Spalte breiter, oder schreiben Sie den Wert neu.",
        en: "Make the column wider, or type the value again."))
  }

  static let importCellCut = Finding(
    "import-cell-cut", .error,
    de: "Der Text ist länger, als eine Zelle fasst, und am Ende abgeschnitten.",
    en: "The text is longer than a cell holds, and cut off at its end.",
    mend: Bilingual(
      de: "Ändern Sie diesen Text in seiner Datei, nicht in der Tabelle.",
      en: "Change this text in its file, not in the table."))

  static func importCellForm(_ path: String) -> Finding {
    Finding(
      "import-cell-form", .error,
      de: "In „\(path)“ gehören Angaben der Form {name: Wert}.",
      en: "“\(path)” takes fields of the form {name: value}.",
      mend: Bilingual(
        de: "Ändern Sie diese Angabe in ihrer Datei, nicht in der Tabelle.",
        en: "Change this field in its file, not in the table."))
  }

  // MARK: - The mapping

  static func importMappingForm(_ key: String) -> Finding {
    Finding(
      "import-mapping", .error,
      de: "In der Zuordnung stimmt „\(shortened(key))“ nicht.", en: "“\(shortened(key))” in the mapping is not right.",
      mend: Bilingual(
        de: "Erlaubt sind collection, id, columns, constants und texts. Beispiele stehen in docs/import.md.",
        en: "Allowed are collection, id, columns, constants and texts. There are examples in docs/import.md."))
  }

  static func importMappingColumn(_ name: String, nearest: String?) -> Finding {
    Finding(
      "import-mapping-column", .error,
      de: "Die Tabelle hat keine Spalte „\(shortened(name))“.", en: "The table has no column “\(shortened(name))”.",
      mend: nearest.map { Bilingual(de: "Meinten Sie „\($0)“?", en: "Did you mean “\($0)”?") })
  }

  static let importCollectionMissing = Finding(
    "import-collection", .error,
    de: "Es ist nicht zu erkennen, wofür diese Tabelle Einträge enthält.",
    en: "It cannot be told what this table has entries for.",
    mend: Bilingual(
      de: "Nennen Sie die Sammlung, zum Beispiel: --collection systems",
      en: "Name the collection, for example: --collection systems"))
}
