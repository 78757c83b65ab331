import KlartextCore

/// What can be wrong with films in sign language.
extension Finding {
  static func filmIncomplete(_ missing: [(key: String, label: Bilingual)]) -> Finding {
    let de = missing.map { "\($0.label.de) (\($0.key))" }.joined(separator: ", ")
    let en = missing.map { "\($0.label.en) (\($0.key))" }.joined(separator: ", ")
    return Finding(
      "film-incomplete", .warning,
      de: "Zum Film in Gebärdensprache fehlt: \(de).", en: "The film in sign language lacks: \(en).",
      mend: Bilingual(
        de:
          "Ergänzen Sie die Angaben unter „sign_language“. Länge und Text helfen vor dem Herunterladen, Untertitel beim Ansehen.",
        en: "Add them below “sign_language”. Length and text help before the download, captions while watching."))
  }

  static func filmType(_ path: String) -> Finding {
    Finding(
      "film-type", .error,
      de: "„\(shortened(path))“ ist kein Film, den Browser abspielen.",
      en: "“\(shortened(path))” is not a film that browsers play.",
      mend: Bilingual(
        de: "Speichern Sie den Film als .mp4 oder .webm.", en: "Save the film as .mp4 or .webm."))
  }

  static func filmCaptions(_ path: String) -> Finding {
    Finding(
      "film-captions", .error,
      de: "„\(shortened(path))“ enthält keine Untertitel.", en: "“\(shortened(path))” does not hold captions.",
      mend: Bilingual(
        de: "Speichern Sie die Untertitel als .vtt (WebVTT).", en: "Save the captions as .vtt (WebVTT)."))
  }

  static func filmPoster(_ path: String) -> Finding {
    Finding(
      "film-poster", .error,
      de: "„\(shortened(path))“ ist kein Bild.", en: "“\(shortened(path))” is not a picture.",
      mend: Bilingual(
        de: "Nehmen Sie ein Bild aus dem Film als .jpg, .png oder .svg.",
        en: "Take a picture of the film as .jpg, .png or .svg."))
  }

  static func filmDuration(_ text: String) -> Finding {
    Finding(
      "film-duration", .error,
      de: "„\(shortened(text))“ ist keine Länge.", en: "“\(shortened(text))” is not a length.",
      mend: Bilingual(
        de: "Schreiben Sie Minuten und Sekunden in Anführungszeichen, zum Beispiel \"3:20\".",
        en: "Write minutes and seconds in quotation marks, for example \"3:20\"."))
  }

  static func filmSmall(width: Int, height: Int, least: (width: Int, height: Int)) -> Finding {
    Finding(
      "film-small", .warning,
      de:
        "Der Film ist mit \(width) × \(height) Bildpunkten zu klein. Gebärden sind erst ab \(least.width) × \(least.height) gut zu sehen.",
      en:
        "The film is too small with \(width) × \(height) pixels. Signs can be seen well from \(least.width) × \(least.height) on.",
      mend: Bilingual(de: "Nehmen Sie eine größere Fassung.", en: "Take a larger version."))
  }
}
