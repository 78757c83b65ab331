import KlartextCore

/// What pictures, films and documents say or lack, although nobody sees it in them.
extension Finding {
  // MARK: - Pictures and films

  static let picturePlace = Finding(
    "picture-place", .hint,
    de: "In diesem Bild steht, wo es aufgenommen wurde. Auf der Website fehlt diese Angabe, in Ihrer Datei bleibt sie.",
    en: "This picture says where it was taken. On the website that is taken out; in your file it stays.",
    mend: Bilingual(
      de: "Löschen Sie den Ort auch in der Datei, wenn andere Ihren Ordner lesen können: "
        + "unter Windows mit Eigenschaften, Details, „Eigenschaften und persönliche Informationen entfernen“.",
      en: "Delete the place from the file too if others can read your folder: "
        + "on Windows with Properties, Details, “Remove Properties and Personal Information”."))

  static let picturePlaceKept = Finding(
    "picture-place-kept", .warning,
    de: "In diesem Bild steht, wo es aufgenommen wurde. Aus AVIF-Dateien lässt sich das hier nicht entfernen.",
    en: "This picture says where it was taken. From AVIF files that cannot be taken out here.",
    mend: Bilingual(
      de: "Speichern Sie das Bild ohne Angaben zur Aufnahme, oder als JPEG.",
      en: "Save the picture without the data of the camera, or as JPEG."))

  static let pictureDamaged = Finding(
    "picture-damaged", .warning,
    de: "Das Bild ist beschädigt. Angaben zu Ort und Kamera ließen sich nicht entfernen.",
    en: "The picture is damaged. Data about the place and the camera could not be taken out.",
    mend: Bilingual(
      de: "Öffnen Sie das Bild mit einem Bildprogramm, und speichern Sie es neu.",
      en: "Open the picture with a graphics program, and save it anew."))

  static let filmPlace = Finding(
    "film-place", .warning,
    de: "In diesem Film steht, wo er aufgenommen wurde. Die Angabe wird mit veröffentlicht.",
    en: "This film says where it was recorded. That is published with it.",
    mend: Bilingual(
      de: "Speichern Sie den Film ohne Ortsangabe, zum Beispiel mit: "
        + "ffmpeg -i film.mp4 -map_metadata -1 -c copy film-neu.mp4",
      en: "Save the film without the place, for example with: "
        + "ffmpeg -i film.mp4 -map_metadata -1 -c copy film-new.mp4"))

  static func imageHeavy(bytes: Int, width: Int?, height: Int?, largest: Int, heaviest: Int) -> Finding {
    func size(_ language: LanguageTag) -> String {
      let weight = NumberText.bytes(bytes, in: language)
      guard let width, let height else { return weight }
      let sides = [width, height].map { NumberText.plain(String($0), in: language) }
      return "\(sides[0]) × \(sides[1]) \(language.isGerman ? "Pixel" : "pixels"), \(weight)"
    }
    func limit(_ language: LanguageTag) -> (String, String) {
      (NumberText.plain(String(largest), in: language), NumberText.bytes(heaviest, in: language))
    }
    let (de, en) = (limit(.german), limit(.english))
    return Finding(
      "image-heavy", .warning,
      de: "Das Bild ist für eine Seite zu groß: \(size(.german)). Unterwegs lädt es lange.",
      en: "The picture is too large for a page: \(size(.english)). On the move it takes long to load.",
      mend: Bilingual(
        de: "Verkleinern Sie es auf höchstens \(de.0) Pixel je Seite und \(de.1).",
        en: "Make it at most \(en.0) pixels on each side and \(en.1)."))
  }

  // MARK: - Documents

  static func documentAuthor(_ names: [String], isPDF: Bool) -> Finding {
    let de = names.prefix(3).map { "„\(shortened($0))“" }.joined(separator: ", ")
    let en = names.prefix(3).map { "“\(shortened($0))”" }.joined(separator: ", ")
    let finding = Finding(
      "document-author", .warning,
      de: "Das Dokument nennt in seinen Eigenschaften: \(de). Das wird mit veröffentlicht.",
      en: "In its properties the document names: \(en). That is published with it.")
    return isPDF
      ? finding.mended(
        de: "Entfernen Sie den Namen: in Word oder LibreOffice vor dem Export unter Datei, Eigenschaften; "
          + "in Acrobat unter Datei, Dokumenteigenschaften, Verfasser.",
        en: "Remove the name: in Word or LibreOffice before the export below File, Properties; "
          + "in Acrobat below File, Document Properties, Author.")
      : finding.mended(
        de: "Entfernen Sie den Namen: in Word unter Datei, Informationen, „Dokument prüfen“; "
          + "in LibreOffice unter Datei, Eigenschaften, „Eigenschaften zurücksetzen“.",
        en: "Remove the name: in Word below File, Info, “Inspect Document”; "
          + "in LibreOffice below File, Properties, “Reset Properties”.")
  }

  static func documentBarriers(_ barriers: [DocumentFacts.Barrier]) -> Finding {
    let names = barriers.map { barrier in
      switch barrier {
      case .tags: Bilingual(de: "Struktur (Tags)", en: "structure (tags)")
      case .language: Bilingual(de: "Sprache", en: "language")
      case .title: Bilingual(de: "Titel", en: "title")
      }
    }
    return Finding(
      "document-barriers", barriers.contains(.tags) ? .warning : .hint,
      de: "Wer sich das PDF vorlesen lässt, stößt auf Barrieren. Es fehlt: \(names.map(\.de).joined(separator: ", ")).",
      en: "People who have the PDF read aloud meet barriers. It lacks: \(names.map(\.en).joined(separator: ", ")).",
      mend: Bilingual(
        de:
          "Setzen Sie die Angaben im Original und exportieren Sie neu als PDF/UA, oder veröffentlichen Sie den Text als Seite.",
        en: "Set this in the original and export it anew as PDF/UA, or publish the text as a page."))
  }

  static let documentLocked = Finding(
    "document-locked", .hint,
    de: "Das Dokument ist verschlüsselt. Ob es Namen enthält und barrierefrei ist, ließ sich nicht prüfen.",
    en: "The document is encrypted. Whether it holds names and is accessible could not be checked.",
    mend: Bilingual(
      de: "Veröffentlichen Sie es ohne Kennwort und ohne Schutz.", en: "Publish it without password and protection."))

  static let documentUnreadable = Finding(
    "document-unreadable", .hint,
    de: "Das Dokument ist beschädigt oder ungewöhnlich gebaut. Sein Inhalt ließ sich nicht prüfen.",
    en: "The document is damaged or built in an unusual way. Its contents could not be checked.",
    mend: Bilingual(
      de: "Öffnen Sie es. Ist es lesbar, exportieren Sie es neu.", en: "Open it. If it can be read, export it anew."))

  /// A document of an entry that not everybody can read.
  static let documentNotAccessible = Finding(
    "document-not-accessible", .warning,
    de: "Dieses Dokument ist nicht barrierefrei, und eine barrierefreie Fassung ist nicht genannt.",
    en: "This document is not accessible, and no accessible version is named.",
    mend: Bilingual(
      de: "Ergänzen Sie unter „documents“ eine Fassung mit „accessible: true“, zum Beispiel als Seite oder als PDF/UA.",
      en: "Add a version with “accessible: true” below “documents”, for example as a page or as PDF/UA."))
}
