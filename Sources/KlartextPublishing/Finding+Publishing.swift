import KlartextCore

/// The wordings for everything that can go wrong between a plan and the disk.
extension Finding {
  // MARK: Refused output folders

  static func outputForeign(_ target: String, names: [String]) -> Finding {
    let sample = Sample(names)
    return Finding(
      "output-foreign", .error,
      de: "Der Ausgabeordner „\(target)“ stammt nicht von Klartext. Er enthält \(sample.de). \(untouched.de)",
      en: "The output folder “\(target)” was not made by Klartext. It contains \(sample.en). \(untouched.en)",
      mend: Bilingual(
        de: "Wählen Sie einen leeren oder einen neuen Ordner: --output ORDNER.",
        en: "Choose an empty or a new folder: --output DIR."))
  }

  static func outputForeignFile(_ target: String, names: [String]) -> Finding {
    let sample = Sample(names)
    return Finding(
      "output-foreign-file", .error,
      de: names.count == 1
        ? "In „\(target)“ liegt eine Datei, die nicht von Klartext stammt: \(sample.de). "
          + "Sie ginge beim Veröffentlichen verloren. \(untouched.de)"
        : "In „\(target)“ liegen Dateien, die nicht von Klartext stammen: \(sample.de). "
          + "Sie gingen beim Veröffentlichen verloren. \(untouched.de)",
      en: names.count == 1
        ? "“\(target)” holds a file that was not made by Klartext: \(sample.en). "
          + "Publishing would lose it. \(untouched.en)"
        : "“\(target)” holds files that were not made by Klartext: \(sample.en). "
          + "Publishing would lose them. \(untouched.en)",
      mend: Bilingual(
        de: "Verschieben oder löschen Sie, was dort nicht hingehört. "
          + "Was zur Website gehören soll, legen Sie bei den Inhalten ab.",
        en: "Move or delete what does not belong there. What should be part of the site belongs with the content."))
  }

  static func outputOtherVersion(_ target: String, marker: String) -> Finding {
    Finding(
      "output-other-version", .error,
      de: "Der Ausgabeordner „\(target)“ stammt von einer anderen Version von Klartext: "
        + "„\(marker)“ hat ein unbekanntes Format. \(untouched.de)",
      en: "The output folder “\(target)” was made by another version of Klartext: "
        + "“\(marker)” has an unknown format. \(untouched.en)",
      mend: Bilingual(
        de: "Verwenden Sie die neuere Version, oder wählen Sie einen leeren Ordner: --output ORDNER.",
        en: "Use the newer version, or choose an empty folder: --output DIR."))
  }

  static func outputNotFolder(_ target: String) -> Finding {
    Finding(
      "output-not-folder", .error,
      de: "„\(target)“ ist kein Ordner. Die Website braucht einen Ordner.",
      en: "“\(target)” is not a folder. The site needs a folder.",
      mend: Bilingual(de: "Wählen Sie einen Ordner: --output ORDNER.", en: "Choose a folder: --output DIR."))
  }

  static func outputBrokenLink(_ target: String) -> Finding {
    Finding(
      "output-broken-link", .error,
      de: "„\(target)“ führt zu keinem Ordner. Der Pfad ist leer oder enthält eine Verknüpfung, die ins Leere zeigt.",
      en: "“\(target)” does not lead to a folder. The path is empty or has a symbolic link that points nowhere.",
      mend: Bilingual(de: "Wählen Sie einen Ordner: --output ORDNER.", en: "Choose a folder: --output DIR."))
  }

  static func outputProtected(_ target: String, because place: String) -> Finding {
    Finding(
      "output-protected", .error,
      de: "Der Ausgabeordner „\(target)“ ist oder enthält „\(place)“. Dort darf Klartext nichts ersetzen.",
      en: "The output folder “\(target)” is or contains “\(place)”. Klartext must not replace anything there.",
      mend: Bilingual(
        de: "Wählen Sie einen eigenen Ordner für die Website, zum Beispiel --output site.",
        en: "Choose a folder of its own for the site, for example --output site."))
  }

  static func outputInsideSource(_ target: String, source: String) -> Finding {
    Finding(
      "output-protected", .error,
      de: "Der Ausgabeordner „\(target)“ liegt in „\(source)“. Dort stehen die Quellen der Website.",
      en: "The output folder “\(target)” lies in “\(source)”. That is where the sources of the site are.",
      mend: Bilingual(
        de: "Wählen Sie einen eigenen Ordner für die Website, zum Beispiel --output site.",
        en: "Choose a folder of its own for the site, for example --output site."))
  }

  static func outputBusy(_ target: String) -> Finding {
    Finding(
      "output-busy", .error,
      de: "Ein anderer Lauf veröffentlicht gerade nach „\(target)“. \(untouched.de)",
      en: "Another build is publishing to “\(target)” right now. \(untouched.en)",
      mend: Bilingual(
        de: "Warten Sie, bis er fertig ist, und versuchen Sie es dann noch einmal.",
        en: "Wait until it has finished, then try again."))
  }

  // MARK: Refused plans

  static func outputCollision(_ kept: Artifact, _ dropped: Artifact) -> Finding {
    let (first, second) = (kept.address.description, dropped.address.description)
    return Finding(
      "output-collision", .error,
      de: first == second
        ? "Zwei Seiten wollen dieselbe Adresse „\(first)“: „\(kept.origin)“ und „\(dropped.origin)“."
        : "Zwei Adressen schließen sich aus: „\(first)“ (aus „\(kept.origin)“) und "
          + "„\(second)“ (aus „\(dropped.origin)“).",
      en: first == second
        ? "Two pages want the same address “\(first)”: “\(kept.origin)” and “\(dropped.origin)”."
        : "Two addresses exclude each other: “\(first)” (from “\(kept.origin)”) and "
          + "“\(second)” (from “\(dropped.origin)”).",
      mend: Bilingual(
        de: "Geben Sie einer der beiden Quellen einen anderen Namen.",
        en: "Give one of the two sources another name."))
  }

  static func outputReserved(_ artifact: Artifact) -> Finding {
    Finding(
      "output-reserved", .error,
      de: "Die Adresse „\(artifact.address)“ (aus „\(artifact.origin)“) ist für Klartext selbst reserviert.",
      en: "The address “\(artifact.address)” (from “\(artifact.origin)”) is reserved for Klartext itself.",
      mend: Bilingual(de: "Wählen Sie einen anderen Namen.", en: "Choose another name."))
  }

  // MARK: Failures of the disk

  static func outputDiskFull(_ path: String, _ site: SiteState) -> Finding {
    Finding(
      "output-disk-full", .error,
      de: "Der Datenträger ist voll. „\(path)“ passt nicht mehr darauf. \(text(site).de)",
      en: "The disk is full. There is no room for “\(path)”. \(text(site).en)",
      mend: Bilingual(
        de: "Schaffen Sie Platz. Beim Veröffentlichen liegen die alte und die neue Website kurz nebeneinander.",
        en: "Make room. While publishing, the old and the new site lie side by side for a moment."))
  }

  static func outputNotWritable(_ path: String, _ site: SiteState) -> Finding {
    Finding(
      "output-not-writable", .error,
      de: "Klartext darf „\(path)“ nicht schreiben. \(text(site).de)",
      en: "Klartext is not allowed to write “\(path)”. \(text(site).en)",
      mend: Bilingual(
        de: "Prüfen Sie, wem der Ordner gehört und ob Sie darin schreiben dürfen, oder wählen Sie einen anderen: "
          + "--output ORDNER.",
        en: "Check who owns the folder and whether you may write in it, or choose another: --output DIR."))
  }

  static func outputPathTooLong(_ path: String, _ site: SiteState) -> Finding {
    Finding(
      "output-path-too-long", .error,
      de: "Der Pfad „\(path)“ ist zu lang für diesen Datenträger. \(text(site).de)",
      en: "The path “\(path)” is too long for this disk. \(text(site).en)",
      mend: Bilingual(
        de: "Kürzen Sie den Namen der Quelle, oder wählen Sie einen Ausgabeordner mit kürzerem Pfad: --output ORDNER.",
        en: "Shorten the name of the source, or choose an output folder with a shorter path: --output DIR."))
  }

  static func outputObstructed(_ path: String, _ site: SiteState) -> Finding {
    Finding(
      "output-obstructed", .error,
      de: "„\(path)“ ist im Weg: Eine Datei steht, wo ein Ordner sein muss, oder umgekehrt. \(text(site).de)",
      en: "“\(path)” is in the way: a file stands where a folder has to be, or the reverse. \(text(site).en)",
      mend: Bilingual(
        de: "Verschieben oder löschen Sie, was dort liegt, oder wählen Sie einen anderen Ordner: --output ORDNER.",
        en: "Move or delete what is there, or choose another folder: --output DIR."))
  }

  static func outputFailed(_ path: String, reason: String, _ site: SiteState) -> Finding {
    Finding(
      "output-failed", .error,
      de: "„\(path)“ ließ sich nicht schreiben. Das Betriebssystem meldet: \(reason). \(text(site).de)",
      en: "“\(path)” could not be written. The operating system says: \(reason). \(text(site).en)")
  }

  static func outputRetired(_ target: String, at path: String) -> Finding {
    Finding(
      "output-retired", .error,
      de: "Die neue Website konnte nicht an die Stelle der alten treten. "
        + "Die alte ist unversehrt, liegt aber jetzt in „\(path)“.",
      en: "The new site could not take the place of the old one. The old one is whole, but is now in “\(path)”.",
      mend: Bilingual(
        de: "Veröffentlichen Sie noch einmal: Der nächste Lauf stellt zuerst die alte Website zurück nach „\(target)“.",
        en: "Publish again: the next build first puts the old site back to “\(target)”."))
  }

  static func outputLeftover(_ path: String) -> Finding {
    Finding(
      "output-leftover", .warning,
      de: "Die Website ist veröffentlicht. „\(path)“ blieb dabei übrig und ließ sich nicht löschen.",
      en: "The site is published. But “\(path)” is left over and could not be removed.",
      mend: Bilingual(
        de: "Prüfen Sie, wem der Ordner gehört. Der nächste Lauf versucht es noch einmal.",
        en: "Check who owns the folder. The next build tries again."))
  }

  // MARK: Parts

  private static let untouched = Bilingual(
    de: "Es wurde nichts veröffentlicht, der Ordner ist unverändert.",
    en: "Nothing was published; the folder is as it was.")

  private static func text(_ site: SiteState) -> Bilingual {
    switch site {
    case .untouched: untouched
    case .mixed:
      Bilingual(
        de: "Ein Teil der Website kann schon neu sein. Der nächste Lauf ohne Fehler bringt sie zu Ende.",
        en: "A part of the site may be new already. The next build without a failure completes it.")
    }
  }

  /// The first few names of a list, and how many there are beyond.
  private struct Sample {
    let de: String
    let en: String

    init(_ names: [String]) {
      let shown = names.sorted().prefix(3)
      let rest = names.count - shown.count
      de = shown.map { "„\($0)“" }.joined(separator: ", ") + (rest > 0 ? " und \(rest) weitere" : "")
      en = shown.map { "“\($0)”" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
  }
}
