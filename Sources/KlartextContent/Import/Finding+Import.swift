import KlartextCore

/// What can be wrong with a source that is imported.
extension Finding {
  static func importNoRecords(_ standard: String) -> Finding {
    Finding(
      "import-no-records", .error,
      de: "In dieser Datei stehen keine Einträge nach „\(standard)“.",
      en: "This file has no records of “\(standard)”.",
      mend: Bilingual(
        de: "Gelesen wird eine Liste von Objekten, oder ein Objekt mit einer solchen Liste.",
        en: "What is read is a list of objects, or an object with such a list."))
  }

  static let importRecordForm = Finding(
    "import-record-form", .warning,
    de: "Das ist kein Eintrag. Er wird übergangen.", en: "This is no record. It is passed over.")

  static let importWithoutTitle = Finding(
    "import-without-title", .warning,
    de: "Dieser Eintrag hat keinen Namen. Er wird übergangen.", en: "This record has no name. It is passed over.")

  static func importWithoutStatus(_ title: String) -> Finding {
    Finding(
      "import-without-status", .warning,
      de: "„\(shortened(title))“ hat keinen Status, den das Register kennt. Der Eintrag wird übergangen.",
      en: "“\(shortened(title))” has no status that the register knows. The record is passed over.")
  }

  static func importTwice(_ name: String) -> Finding {
    Finding(
      "import-twice", .warning,
      de: "„\(shortened(name))“ steht zum zweiten Mal in der Quelle. Es gilt der erste Eintrag.",
      en: "“\(shortened(name))” stands in the source for the second time. The first record counts.")
  }

  static func importNotEditable(_ path: String) -> Finding {
    Finding(
      "import-not-editable", .error,
      de: "Die Werte in \(path) lassen sich nicht einzeln ändern.",
      en: "The values in \(path) cannot be changed one by one.",
      mend: Bilingual(
        de: "Bringen Sie die Datei in eine einfache Form: je Angabe eine Zeile „name: Wert“.",
        en: "Give the file a simple form: a line “name: value” for each field."))
  }

  static func importStateDamaged(_ path: String) -> Finding {
    Finding(
      "import-state", .error,
      de: "Die Datei \(path) ist beschädigt. Ohne sie ist nicht zu sehen, was seit dem letzten Import geändert wurde.",
      en: "The file \(path) is damaged. Without it nobody can tell what was changed since the last import.",
      mend: Bilingual(
        de:
          "Holen Sie die letzte Fassung aus dem Repository. Wenn Sie die Datei löschen, gilt jeder Wert als von Hand geschrieben.",
        en: "Get its last version from the repository. If you delete the file, every value counts as written by hand."))
  }

  static func importFileUnreadable(_ name: String) -> Finding {
    Finding(
      "import-unreadable", .error,
      de: "„\(shortened(name))“ lässt sich nicht lesen.", en: "“\(shortened(name))” cannot be read.",
      mend: Bilingual(
        de: "Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.",
        en: "Check that the file is there and that you may read it."))
  }

  static func importTooLarge(_ limit: String) -> Finding {
    Finding(
      "import-too-large", .error,
      de: "Die Datei ist größer als \(limit).", en: "The file is larger than \(limit).",
      mend: Bilingual(de: "Teilen Sie sie auf.", en: "Split it."))
  }

  static func importNoJSON(_ reason: JSONReader.Failure.Reason) -> Finding {
    let why =
      switch reason {
      case .unexpected:
        Bilingual(de: "Hier steht etwas, das dort nicht stehen kann", en: "Something stands here that cannot")
      case .ended: Bilingual(de: "Die Datei bricht hier ab", en: "The file ends here too early")
      case .tooDeep: Bilingual(de: "Die Angaben sind zu tief geschachtelt", en: "The values are nested too deeply")
      }
    return Finding(
      "import-no-json", .error,
      de: "Das ist kein JSON. \(why.de).", en: "This is no JSON. \(why.en).",
      mend: Bilingual(de: "Laden Sie die Datei noch einmal herunter.", en: "Download the file again."))
  }

  static func deliverFailed(_ path: String) -> Finding {
    Finding(
      "deliver-failed", .error,
      de: "Die Datei \(shortened(path)) ließ sich nicht schreiben.",
      en: "The file \(shortened(path)) could not be written.",
      mend: Bilingual(
        de: "Prüfen Sie, ob es den Ordner gibt und ob Sie dort schreiben dürfen.",
        en: "Check that the folder is there and that you may write in it."))
  }
}
