import KlartextCore
import KlartextRegister

/// What can be wrong with references between entries, and with links and files.
extension Finding {
  static func referenceDangling(_ key: EntryKey, nearest: String?, takesText: Bool) -> Finding {
    let finding = Finding(
      "reference-dangling", .error,
      de: "Einen Eintrag „\(key.id)“ gibt es in content/\(key.collection) nicht.",
      en: "There is no entry “\(key.id)” in content/\(key.collection).")
    if let nearest { return finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?") }
    if takesText {
      return finding.mended(
        de: "Nennen Sie die Kennung eines Eintrags, oder schreiben Sie den Namen aus, mit großem Anfangsbuchstaben.",
        en: "Give the id of an entry, or write out the name, beginning with a capital letter.")
    }
    return finding.mended(
      de: "Die Kennung ist der Dateiname ohne „.md“. Legen Sie die Datei an, oder entfernen Sie die Angabe.",
      en: "The id is the file name without “.md”. Create the file, or remove the field.")
  }

  static func departmentUnknown(_ id: String, nearest: String?) -> Finding {
    let finding = Finding(
      "department-unknown", .error,
      de: "Eine Stelle „\(id)“ steht nicht in klartext.yaml unter „departments“.",
      en: "There is no office “\(id)” in klartext.yaml under “departments”.")
    if let nearest { return finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?") }
    return finding.mended(
      de: "Tragen Sie die Stelle dort ein, oder schreiben Sie ihren Namen aus, mit großem Anfangsbuchstaben.",
      en: "Add the office there, or write out its name, beginning with a capital letter.")
  }

  static func referenceToSelf(_ field: FieldDefinition) -> Finding {
    let label = field.label.bilingual
    return Finding(
      "reference-self", .error,
      de: "„\(label.de)“ nennt den Eintrag selbst.", en: "“\(label.en)” names the entry itself.",
      mend: Bilingual(de: "Entfernen Sie die Angabe.", en: "Remove the field."))
  }

  static func referenceHeldBack(_ key: EntryKey) -> Finding {
    Finding(
      "reference-held-back", .warning,
      de: "Der Eintrag „\(key.id)“ ist nicht veröffentlicht. Die Angabe entfällt auf der Website.",
      en: "The entry “\(key.id)” is not published. The field is left out on the website.",
      mend: Bilingual(
        de: "Sobald der Eintrag erscheint, erscheint auch die Angabe. Sie müssen nichts ändern.",
        en: "As soon as the entry appears, so does the field. You need not change anything."))
  }

  static func referenceWithdrawn(_ key: EntryKey) -> Finding {
    Finding(
      "reference-withdrawn", .warning,
      de: "Der Eintrag „\(key.id)“ ist zurückgezogen.", en: "The entry “\(key.id)” is withdrawn.",
      mend: Bilingual(
        de: "Entfernen Sie den Verweis, wenn er nicht mehr gebraucht wird.",
        en: "Remove the reference if it is no longer needed."))
  }

  static func rowDangling(_ id: String, in key: EntryKey, nearest: String?, known: [String]) -> Finding {
    let list = known.joined(separator: ", ")
    return Finding(
      "principle-unknown", .error,
      de: "Einen Grundsatz „\(id)“ hat die Leitlinie „\(key.id)“ nicht.",
      en: "The guideline “\(key.id)” has no principle “\(id)”.",
      mend: Bilingual(
        de: (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + (known.isEmpty ? "Sie nennt keine Grundsätze." : "Erlaubt: \(list)."),
        en: (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + (known.isEmpty ? "It names no principles." : "Allowed: \(list).")))
  }

  // MARK: - Links in texts

  static func linkDangling(_ key: EntryKey, nearest: String?) -> Finding {
    let finding = Finding(
      "link-dangling", .error,
      de: "Der Link führt ins Leere: Die Datei \(key.collection)/\(key.id).md gibt es nicht.",
      en: "The link leads nowhere: there is no file \(key.collection)/\(key.id).md.")
    guard let nearest else {
      return finding.mended(de: "Prüfen Sie Ordner und Dateinamen.", en: "Check the folder and the file name.")
    }
    return finding.mended(
      de: "Meinten Sie „../\(key.collection)/\(nearest).md“?", en: "Did you mean “../\(key.collection)/\(nearest).md”?")
  }

  static func linkHeldBack(_ key: EntryKey) -> Finding {
    Finding(
      "link-held-back", .warning,
      de: "Der Eintrag „\(key.id)“ ist nicht veröffentlicht. Auf der Website bleibt nur der Linktext.",
      en: "The entry “\(key.id)” is not published. Only the text of the link stays on the website.",
      mend: Bilingual(
        de: "Prüfen Sie, ob der Linktext schon etwas verrät.",
        en: "Check that the text of the link does not give anything away."))
  }

  static func anchorDangling(_ id: String, nearest: String?) -> Finding {
    let finding = Finding(
      "anchor-dangling", .error,
      de: "Das Sprungziel „#\(shortened(id))“ gibt es dort nicht.",
      en: "There is no place “#\(shortened(id))” there.")
    if let nearest { return finding.mended(de: "Meinten Sie „#\(nearest)“?", en: "Did you mean “#\(nearest)”?") }
    return finding.mended(
      de: "Ein Sprungziel ist eine Überschrift in Kleinbuchstaben mit Bindestrichen, ein Grundsatz oder ein Feld.",
      en: "A place is a heading in lower case with hyphens, a principle or a field.")
  }

  // MARK: - Former ids, translations

  static func formerIDTaken(_ id: String, by path: String) -> Finding {
    Finding(
      "id-former-taken", .error,
      de: "Die frühere Kennung „\(id)“ gehört schon zu \(path).",
      en: "The former id “\(id)” already belongs to \(path).",
      mend: Bilingual(
        de: "Eine Kennung wird nie zweimal vergeben. Entfernen Sie eine der beiden Angaben.",
        en: "An id is never given twice. Remove one of the two."))
  }

  static func translationOlder(_ translated: CivilDate, original: CivilDate) -> Finding {
    func day(_ date: CivilDate, _ language: LanguageTag) -> String { DateText.long(PartialDate(date), in: language) }
    let (oldDE, newDE) = (day(translated, .german), day(original, .german))
    let (oldEN, newEN) = (day(translated, .english), day(original, .english))
    return Finding(
      "translation-older", .hint,
      de: "Die Übersetzung ist vom \(oldDE), das Original wurde am \(newDE) geändert. Die Seite sagt das dazu.",
      en: "The translation dates from \(oldEN), the original was changed on \(newEN). The page says so.",
      mend: Bilingual(
        de: "Prüfen Sie die Übersetzung, und setzen Sie „translated_on“ neu.",
        en: "Check the translation, and set “translated_on” anew.")
    ).mendedInForm(
      de: "Prüfen Sie die Übersetzung, und stellen Sie bei „Übersetzt am“ den heutigen Tag ein.",
      en: "Check the translation, and set “Translated on” to today.")
  }
}
