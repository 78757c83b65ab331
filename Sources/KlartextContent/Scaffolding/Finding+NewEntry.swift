import Glibc
import KlartextCore

extension Finding {
  static func newIDInvalid(_ id: String) -> Finding {
    let suggestion = Slug.make(id)
    return Finding(
      "new-id-invalid", .error,
      de: id.isEmpty
        ? "Aus diesem Titel lässt sich keine Kennung bilden."
        : "„\(shortened(id))“ taugt nicht als Kennung. Erlaubt sind a–z, 0–9 und einzelne Bindestriche, höchstens 80 Zeichen.",
      en: id.isEmpty
        ? "No id can be made of this title."
        : "“\(shortened(id))” cannot be an id. It takes a–z, 0–9 and single hyphens, at most 80 characters.",
      mend: Slug.isValid(suggestion)
        ? Bilingual(de: "Schreiben Sie: --id \(suggestion)", en: "Write: --id \(suggestion)")
        : Bilingual(de: "Nennen Sie eine Kennung: --id KENNUNG", en: "Name an id: --id ID"))
  }

  static func newIDReserved(_ id: String) -> Finding {
    Finding(
      "new-id-reserved", .error,
      de: "„\(id)“ ist für eine eigene Seite des Registers vergeben.",
      en: "“\(id)” is taken by a page of the register itself.",
      mend: Bilingual(de: "Nennen Sie eine andere Kennung: --id KENNUNG", en: "Name another id: --id ID"))
  }

  static func newFileExists(_ path: String) -> Finding {
    Finding(
      "new-file-exists", .error,
      de: "Die Datei \(path) gibt es schon. Sie bleibt, wie sie ist.",
      en: "The file \(path) is there already. It stays as it is.",
      mend: Bilingual(
        de: "Ändern Sie diese Datei, oder nennen Sie für den neuen Eintrag eine andere Kennung: --id KENNUNG",
        en: "Change that file, or name another id for the new entry: --id ID"))
  }

  static func newFileFailed(_ path: String, _ code: Int32) -> Finding {
    let reason =
      switch code {
      case EACCES, EPERM: Bilingual(de: "der Zugriff ist verboten", en: "access is forbidden")
      case EROFS: Bilingual(de: "der Datenträger ist schreibgeschützt", en: "the disk is read-only")
      case ENOSPC, EDQUOT: Bilingual(de: "der Platz reicht nicht", en: "there is no room left")
      case ENOTDIR:
        Bilingual(de: "wo ein Ordner sein muss, liegt eine Datei", en: "a file lies where a folder has to be")
      default: Bilingual(de: "Fehler \(code)", en: "error \(code)")
      }
    return Finding(
      "new-file-failed", .error,
      de: "Die Datei \(path) ließ sich nicht schreiben: \(reason.de). Es ist nichts zurückgeblieben.",
      en: "The file \(path) could not be written: \(reason.en). Nothing was left behind.",
      mend: Bilingual(
        de: "Prüfen Sie, ob Sie in diesem Ordner schreiben dürfen und ob dort noch Platz ist.",
        en: "Check whether you may write in this folder and whether there is room left."))
  }
}
