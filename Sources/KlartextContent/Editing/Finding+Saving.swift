import Glibc
import KlartextCore

/// What keeps a file from being written.
extension Finding {
  static func newFileExists(_ path: String) -> Finding {
    Finding(
      "new-file-exists", .error,
      de: "Die Datei \(path) gibt es schon. Sie bleibt, wie sie ist.",
      en: "The file \(path) is there already. It stays as it is.",
      mend: Bilingual(
        de: "Ändern Sie diese Datei, oder nennen Sie für den neuen Eintrag eine andere Kennung: --id KENNUNG",
        en: "Change that file, or name another id for the new entry: --id ID")
    ).mendedInForm(
      de: "Öffnen Sie den vorhandenen Eintrag, oder geben Sie dem neuen eine andere Kennung.",
      en: "Open the entry that is there, or give the new one another id.")
  }

  static func newFileFailed(_ path: String, _ code: Int32) -> Finding {
    let reason = reason(code)
    return Finding(
      "new-file-failed", .error,
      de: "Die Datei \(path) ließ sich nicht schreiben: \(reason.de). Es ist nichts zurückgeblieben.",
      en: "The file \(path) could not be written: \(reason.en). Nothing was left behind.", mend: checkFolder)
  }

  static func saveFailed(_ path: String, _ code: Int32) -> Finding {
    let reason = reason(code)
    return Finding(
      "save-failed", .error,
      de: "Die Datei \(path) ließ sich nicht speichern: \(reason.de). Sie ist, wie sie vorher war.",
      en: "The file \(path) could not be saved: \(reason.en). It is as it was before.", mend: checkFolder)
  }

  static func fileReadOnly(_ path: String) -> Finding {
    Finding(
      "file-read-only", .error,
      de: "Die Datei \(path) ist schreibgeschützt. Sie ist, wie sie vorher war.",
      en: "The file \(path) is read-only. It is as it was before.",
      mend: Bilingual(
        de: "Heben Sie den Schreibschutz der Datei auf, oder fragen Sie, wer ihn gesetzt hat.",
        en: "Make the file writable, or ask who made it read-only."))
  }

  static func fileChangedMeanwhile(_ path: String) -> Finding {
    Finding(
      "file-changed-meanwhile", .error,
      de: "Die Datei \(path) hat sich inzwischen geändert. Sie wurde nicht überschrieben.",
      en: "The file \(path) has changed meanwhile. It was not overwritten.",
      mend: Bilingual(
        de: "Vergleichen Sie beide Fassungen, und speichern Sie dann noch einmal.",
        en: "Compare the two versions, then save again."))
  }

  /// Whether a file was not written because somebody else's version stands there.
  public var meansOtherVersion: Bool {
    [Self.fileChangedMeanwhile(""), Self.newFileExists("")].contains { $0.id == id }
  }

  private static let checkFolder = Bilingual(
    de: "Prüfen Sie, ob Sie in diesem Ordner schreiben dürfen und ob dort noch Platz ist.",
    en: "Check whether you may write in this folder and whether there is room left.")

  private static func reason(_ code: Int32) -> Bilingual {
    switch code {
    case EACCES, EPERM: Bilingual(de: "der Zugriff ist verboten", en: "access is forbidden")
    case EROFS: Bilingual(de: "der Datenträger ist schreibgeschützt", en: "the disk is read-only")
    case ENOSPC, EDQUOT: Bilingual(de: "der Platz reicht nicht", en: "there is no room left")
    case ENOTDIR:
      Bilingual(de: "wo ein Ordner sein muss, liegt eine Datei", en: "a file lies where a folder has to be")
    default: Bilingual(de: "Fehler \(code)", en: "error \(code)")
    }
  }
}
