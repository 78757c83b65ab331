import KlartextCore

extension Finding {
  static func formCannotWrite(_ path: String) -> Finding {
    Finding(
      "form-cannot-write", .error,
      de: "Diese Änderung passt nicht in die Form, in der die Datei \(path) geschrieben ist. Nichts wurde gespeichert.",
      en: "This change does not fit the form in which the file \(path) is written. Nothing was saved.",
      mend: Bilingual(
        de: "Wechseln Sie zum „Text der Datei“, und ändern Sie die Angabe dort.",
        en: "Switch to “Text of the file” and change the field there."))
  }

  static let titleMissing = Finding(
    "title-missing", .error, de: "Es fehlt der Titel.", en: "The title is missing.",
    mend: Bilingual(de: "Schreiben Sie, wie der Eintrag heißen soll.", en: "Write what the entry is to be called."))
}
