import KlartextCore

/// What can be wrong with pictures and documents.
extension Finding {
  static func mediaMissing(_ path: String, nearest: String?) -> Finding {
    let finding = Finding(
      "media-missing", .error,
      de: "Die Datei „\(shortened(path))“ fehlt im Ordner content.",
      en: "The file “\(shortened(path))” is missing in the folder content.")
    if let nearest { return finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?") }
    return finding.mended(
      de: "Legen Sie die Datei in content/media ab. Groß- und Kleinschreibung zählt.",
      en: "Put the file into content/media. Upper and lower case matter.")
  }

  static func mediaType(_ ending: String, allowed: [String]) -> Finding {
    let list = allowed.joined(separator: ", ")
    return Finding(
      "media-type", .error,
      de: "Dateien mit der Endung „\(shortened(ending))“ werden nicht veröffentlicht.",
      en: "Files that end in “\(shortened(ending))” are not published.",
      mend: Bilingual(de: "Erlaubt: \(list).", en: "Allowed: \(list)."))
  }

  static func mediaTooLarge(limit: String) -> Finding {
    Finding(
      "media-too-large", .error,
      de: "Die Datei ist größer als \(limit).", en: "The file is larger than \(limit).",
      mend: Bilingual(
        de: "Verkleinern Sie die Datei, oder setzen Sie einen Link auf die Stelle, an der sie liegt.",
        en: "Make the file smaller, or set a link to the place where it lies."))
  }

  static func mediaNotWhatItSays(_ ending: String) -> Finding {
    Finding(
      "media-content", .error,
      de: "Die Datei endet auf „\(ending)“, enthält aber etwas anderes.",
      en: "The file ends in “\(ending)” but contains something else.",
      mend: Bilingual(
        de: "Speichern Sie das Bild mit einem Bildprogramm neu. Umbenennen genügt nicht.",
        en: "Save the picture anew with a graphics program. Renaming is not enough."))
  }

  static func svgUnsafe(_ what: String) -> Finding {
    Finding(
      "svg-unsafe", .error,
      de: "Das SVG-Bild enthält „\(shortened(what))“. Damit könnte es Programme ausführen oder Fremdes laden.",
      en:
        "The SVG picture contains “\(shortened(what))”. With it, it could run programs or load things from elsewhere.",
      mend: Bilingual(
        de: "Speichern Sie es als einfaches SVG („Optimiertes SVG“) oder als PNG.",
        en: "Save it as plain SVG (“Optimized SVG”) or as PNG."))
  }
}
