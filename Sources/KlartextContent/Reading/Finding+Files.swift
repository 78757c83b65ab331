import Glibc
import KlartextCore

/// What can be wrong with files, folders and front matter as a whole.
extension Finding {
  static func contentFolderMissing(_ name: String) -> Finding {
    Finding(
      "content-missing", .error,
      de: "Der Ordner „\(name)“ fehlt.", en: "The folder “\(name)” is missing.",
      mend: Bilingual(
        de: "Legen Sie ihn neben klartext.yaml an, mit „systems“, „guidelines“, „decisions“ und „pages“.",
        en: "Create it beside klartext.yaml, with “systems”, “guidelines”, “decisions” and “pages”."))
  }

  static func contentUnknownPlace(_ name: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: name, among: known)
    let list = known.joined(separator: ", ")
    return Finding(
      "content-unknown-place", .warning,
      de: "„\(name)“ wird hier nicht gelesen.", en: "“\(name)” is not read here.",
      mend: Bilingual(
        de: (nearest.map { "Meinten Sie „\($0)“? " } ?? "") + "Gelesen werden die Ordner \(list).",
        en: (nearest.map { "Did you mean “\($0)”? " } ?? "") + "These folders are read: \(list)."))
  }

  static let contentNestedFolder = Finding(
    "content-nested", .warning,
    de: "Unterordner werden hier nicht gelesen.", en: "Folders inside this folder are not read.",
    mend: Bilingual(
      de: "Legen Sie die Dateien direkt in den Ordner der Sammlung.",
      en: "Put the files directly into the folder of the collection."))

  static func contentUnknownFile(named name: String) -> Finding {
    let meant = entryName(meantBy: name)
    return Finding(
      "content-unknown-file", .warning,
      de: "Diese Datei wird nicht gelesen, denn ihr Name endet nicht auf „.md“.",
      en: "This file is not read, because its name does not end with “.md”.",
      mend: Bilingual(
        de: meant.map { "Benennen Sie die Datei um: \($0)" } ?? "Bilder und Dokumente gehören nach content/media.",
        en: meant.map { "Rename the file: \($0)" } ?? "Pictures and documents belong in content/media."))
  }

  /// The name of an entry's file to which an editor added an ending, or wrote it in capitals; `nil` for other files.
  private static func entryName(meantBy name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last?.lowercased(), let first = parts.first, !first.isEmpty, parts.count > 1 else {
      return nil
    }
    let isHidden = parts.count > 2 && parts[parts.count - 2].lowercased() == "md"
    guard isHidden ? ["txt", "text", "bak"].contains(last) : ["md", "markdown", "mdown"].contains(last) else {
      return nil
    }
    return parts.dropLast(isHidden ? 2 : 1).joined(separator: ".") + ".md"
  }

  static let symbolicLink = Finding(
    "file-link", .error,
    de: "Das ist eine Verknüpfung (symbolischer Link). Sie wird nicht gelesen.",
    en: "This is a symbolic link. It is not read.",
    mend: Bilingual(
      de: "Legen Sie die Datei selbst an diese Stelle.", en: "Put the file itself in this place."))

  /// - Parameter ending: what follows the id in the name: `.md`, or `.en.md` of a translation.
  static func idInvalid(_ id: String, suggestion: String, ending: String) -> Finding {
    Finding(
      "id-invalid", .error,
      de:
        "Der Dateiname „\(shortened(id))“ taugt nicht als Kennung. Erlaubt sind a–z, 0–9 und einzelne Bindestriche, höchstens 80 Zeichen.",
      en:
        "The file name “\(shortened(id))” cannot be an id. It takes a–z, 0–9 and single hyphens, at most 80 characters.",
      mend: suggestion.isEmpty || suggestion == id
        ? nil
        : Bilingual(de: "Nennen Sie die Datei „\(suggestion)\(ending)“.", en: "Name the file “\(suggestion)\(ending)”.")
    )
  }

  static func idReserved(_ id: String) -> Finding {
    Finding(
      "id-reserved", .error,
      de: "„\(id)“ ist für eine eigene Seite des Registers vergeben.",
      en: "“\(id)” is taken by a page of the register itself.",
      mend: Bilingual(de: "Wählen Sie einen anderen Dateinamen.", en: "Choose another file name."))
  }

  static func translationLanguageInvalid(_ text: String) -> Finding {
    Finding(
      "translation-language", .error,
      de: "„\(shortened(text))“ im Dateinamen ist kein Sprachkürzel.",
      en: "“\(shortened(text))” in the file name is no language tag.",
      mend: Bilingual(
        de: "Eine Übersetzung heißt zum Beispiel „chatbot.en.md“ oder „chatbot.de-simple.md“.",
        en: "A translation is called, for example, “chatbot.en.md” or “chatbot.de-simple.md”."))
  }

  static func translationLanguageOff(_ language: LanguageTag, configured: [LanguageTag]) -> Finding {
    let list = configured.map(\.description).joined(separator: ", ")
    return Finding(
      "translation-language-off", .warning,
      de: "Die Sprache „\(language)“ ist nicht eingeschaltet. Diese Übersetzung erscheint nicht.",
      en: "The language “\(language)” is not switched on. This translation does not appear.",
      mend: Bilingual(
        de: "Ergänzen Sie sie in klartext.yaml unter „languages“ (jetzt: \(list)).",
        en: "Add it in klartext.yaml under “languages” (now: \(list))."))
  }

  static func translationOfMain(_ language: LanguageTag, id: String) -> Finding {
    Finding(
      "translation-main", .error,
      de: "„\(language)“ ist die Hauptsprache. Ihre Datei hat kein Sprachkürzel.",
      en: "“\(language)” is the main language. Its file has no language tag.",
      mend: Bilingual(de: "Nennen Sie die Datei „\(id).md“.", en: "Name the file “\(id).md”."))
  }

  static func translationWithoutOriginal(_ id: String) -> Finding {
    Finding(
      "translation-orphan", .error,
      de: "Zu dieser Übersetzung fehlt das Original „\(id).md“.",
      en: "The original “\(id).md” of this translation is missing.",
      mend: Bilingual(
        de: "Prüfen Sie den Dateinamen. Tatsachen stehen nur im Original.",
        en: "Check the file name. Facts stand only in the original."))
  }

  static func translationFact(_ key: String) -> Finding {
    Finding(
      "translation-fact", .error,
      de: "„\(key)“ ist eine Tatsache und steht nur in der Datei der Hauptsprache.",
      en: "“\(key)” is a fact and stands only in the file of the main language.",
      mend: Bilingual(
        de: "Entfernen Sie die Angabe. Eine Übersetzung enthält nur Texte.",
        en: "Remove the field. A translation contains only texts."))
  }

  static func translationRow(_ key: String) -> Finding {
    Finding(
      "translation-row", .error,
      de: "Diese Zeile von „\(key)“ gibt es im Original nicht.",
      en: "There is no such row of “\(key)” in the original.",
      mend: Bilingual(
        de: "Zeilen werden über „id“ zugeordnet, sonst über ihre Reihenfolge.",
        en: "Rows are matched by their “id”, otherwise by their order."))
  }

  /// - Parameter code: the `errno` of the call that failed.
  static func fileUnreadable(_ code: Int32) -> Finding {
    let reason =
      switch code {
      case ENOENT: Bilingual(de: "sie ist verschwunden", en: "it has vanished")
      case EACCES, EPERM: Bilingual(de: "der Zugriff ist verboten", en: "access is forbidden")
      case EISDIR: Bilingual(de: "es ist ein Ordner", en: "it is a folder")
      case ELOOP: Bilingual(de: "es ist ein symbolischer Link", en: "it is a symbolic link")
      default: Bilingual(de: "Fehler \(code)", en: "error \(code)")
      }
    return Finding(
      "file-unreadable", .error,
      de: "Die Datei lässt sich nicht öffnen: \(reason.de).", en: "The file cannot be opened: \(reason.en).",
      mend: Bilingual(
        de: "Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.",
        en: "Check that the file is there and that you may read it."))
  }

  static func fileTooLarge(limit: String) -> Finding {
    Finding(
      "file-too-large", .error,
      de: "Die Datei ist größer als \(limit).", en: "The file is larger than \(limit).",
      mend: Bilingual(
        de: "Teilen Sie den Text auf, oder legen Sie ihn als Dokument in content/media.",
        en: "Split the text, or put it in content/media as a document."))
  }

  static let encodingUTF16 = Finding(
    "encoding-utf16", .error,
    de: "Die Datei ist als UTF-16 gespeichert.", en: "The file is saved as UTF-16.",
    mend: Bilingual(
      de: "Speichern Sie sie im Editor mit der Zeichenkodierung UTF-8.",
      en: "Save it in your editor with the encoding UTF-8."))

  static let encodingInvalid = Finding(
    "encoding-invalid", .error,
    de: "Hier steht ein Zeichen, das nicht als UTF-8 gespeichert ist.",
    en: "There is a character here that is not saved as UTF-8.",
    mend: Bilingual(
      de: "Speichern Sie die Datei im Editor mit der Zeichenkodierung UTF-8 und prüfen Sie die Umlaute.",
      en: "Save the file in your editor with the encoding UTF-8 and check the umlauts."))

  static let encodingNull = Finding(
    "encoding-null", .error,
    de: "Die Datei enthält ein Nullzeichen. Das ist kein Text.",
    en: "The file contains a null character. This is no text.",
    mend: Bilingual(
      de: "Öffnen Sie die Datei in einem Texteditor und schreiben Sie die Stelle neu.",
      en: "Open the file in a text editor and type the place again."))

  static let frontMatterMissing = Finding(
    "front-matter-missing", .error,
    de: "Am Anfang der Datei fehlen die Angaben zwischen zwei Zeilen mit „---“.",
    en: "The fields between two lines of “---” are missing at the beginning of the file.",
    mend: Bilingual(
      de: "Beginnen Sie die Datei so: eine Zeile „---“, dann „title: …“, dann wieder „---“.",
      en: "Begin the file like this: a line “---”, then “title: …”, then “---” again."))

  static let frontMatterOpen = Finding(
    "front-matter-open", .error,
    de: "Die Angaben am Anfang werden nicht mit einer Zeile „---“ beendet.",
    en: "The fields at the beginning are not ended by a line “---”.",
    mend: Bilingual(
      de: "Setzen Sie nach der letzten Angabe eine Zeile, die nur aus „---“ besteht.",
      en: "Put a line of just “---” after the last field."))

  static let frontMatterNotMapping = Finding(
    "front-matter-form", .error,
    de: "Zwischen den Zeilen „---“ stehen keine Angaben der Form „name: Wert“.",
    en: "There are no fields of the form “name: value” between the lines “---”.",
    mend: Bilingual(de: "Beispiel: title: Chatbot der Stadt", en: "Example: title: Chatbot of the city"))
}
