import KlartextCore

/// What is wrong with the history of a project.
extension Finding {
  static let historyGitMissing = Finding(
    "history-git-missing", .hint,
    de: "Das Programm „git“ fehlt. Der Verlauf der Einträge entsteht nur aus „changes“.",
    en: "The program “git” is missing. The history of the entries is made from “changes” alone.",
    mend: Bilingual(
      de: "Installieren Sie Git, oder schreiben Sie in klartext.yaml: history: changes",
      en: "Install Git, or write in klartext.yaml: history: changes"))

  static func historyGitRefuses(folder: String) -> Finding {
    Finding(
      "history-git-refuses", .warning,
      de: "Git öffnet dieses Verzeichnis nicht. Der Verlauf der Einträge entsteht nur aus „changes“.",
      en: "Git does not open this folder. The history of the entries is made from “changes” alone.",
      mend: Bilingual(
        de: "Gehört der Ordner einem anderen Konto, hilft: git config --global --add safe.directory \(folder)",
        en: "If the folder belongs to another account, this helps: git config --global --add safe.directory \(folder)"))
  }

  static let historyNoCommits = Finding(
    "history-no-commits", .hint,
    de: "Das Git-Verzeichnis hat noch keinen Stand (Commit). Der Verlauf der Einträge entsteht nur aus „changes“.",
    en: "The Git repository has no commit yet. The history of the entries is made from “changes” alone.",
    mend: Bilingual(
      de: "Legen Sie einen ersten Stand an: git add . && git commit",
      en: "Make a first commit: git add . && git commit"))

  static let historyShallow = Finding(
    "history-shallow", .warning,
    de: "Das Git-Verzeichnis enthält nur die letzten Stände. Ein unvollständiger Verlauf erscheint nicht.",
    en: "The Git repository holds only the latest commits. An incomplete history is not shown.",
    mend: Bilingual(
      de: "Holen Sie alle Stände: git fetch --unshallow. In GitLab: GIT_DEPTH: 0. In GitHub: fetch-depth: 0.",
      en: "Fetch all commits: git fetch --unshallow. In GitLab: GIT_DEPTH: 0. In GitHub: fetch-depth: 0."))

  /// - Parameter isThere: whether its file still exists, as a draft or not released.
  static func entryDisappeared(_ id: String, isThere: Bool) -> Finding {
    Finding(
      "entry-disappeared", .error,
      de: isThere
        ? "Dieser Eintrag war veröffentlicht und ist jetzt zurückgehalten. Seine Adresse ginge ins Leere."
        : "Der Eintrag „\(id)“ war veröffentlicht, und seine Datei fehlt jetzt. Seine Adresse ginge ins Leere.",
      en: isThere
        ? "This entry was published and is now held back. Its address would lead nowhere."
        : "The entry “\(id)” was published, and its file is missing now. Its address would lead nowhere.",
      mend: Bilingual(
        de: isThere
          ? "Veröffentlichen Sie ihn, oder ziehen Sie ihn mit Grund zurück: withdrawn: {date: …, reason: …}."
          : "Stellen Sie die Datei wieder her, und schreiben Sie „status: retired“ oder „withdrawn: {date: …, reason: …}“. "
            + "Heißt der Eintrag jetzt anders, schreiben Sie dort: former_ids: [\(id)]. "
            + "Beginnt Ihr Register neu, setzen Sie „history_from“ in klartext.yaml auf den ersten Tag.",
        en: isThere
          ? "Publish it, or withdraw it with the reason: withdrawn: {date: …, reason: …}."
          : "Restore the file, and write “status: retired” or “withdrawn: {date: …, reason: …}”. "
            + "If the entry has another name now, write there: former_ids: [\(id)]. "
            + "If your register begins anew, set “history_from” in klartext.yaml to its first day."))
  }
}
