import KlartextCore

/// What can be wrong with links and pictures in a Markdown text.
extension Finding {
  // MARK: - Links

  static func linkUnsafe(_ address: String) -> Finding {
    Finding(
      "link-unsafe", .error,
      de: "Diese Adresse ist nicht erlaubt: „\(quotable(address))“.",
      en: "This address is not allowed: “\(quotable(address))”.",
      mend: Bilingual(
        de: "Erlaubt sind vollständige Adressen mit https://, http://, mailto: oder tel:, Dateien des Registers "
          + "(../guidelines/ki-leitlinie.md), Dateien in media, Seiten mit „/“ und Sprungziele mit „#“.",
        en: "Allowed are complete addresses with https://, http://, mailto: or tel:, files of the register "
          + "(../guidelines/ki-leitlinie.md), files in media, pages with “/” and places with “#”."))
  }

  static func linkUnknownFile(_ address: String) -> Finding {
    let finding = Finding(
      "link-unknown-file", .error,
      de: "„\(quotable(address))“ ist keine Datei, auf die ein Link führen kann.",
      en: "“\(quotable(address))” is not a file that a link can lead to.")
    if address.hasPrefix("www.") {
      return finding.mended(de: "Meinten Sie „https://\(address)“?", en: "Did you mean “https://\(address)”?")
    }
    if address.utf8.contains(0x40), !address.utf8.contains(0x2F) {
      return finding.mended(de: "Meinten Sie „mailto:\(address)“?", en: "Did you mean “mailto:\(address)”?")
    }
    return finding.mended(
      de: "Ein Eintrag ist eine Datei wie ../systems/chatbot.md, ein Dokument liegt in ../media/.",
      en: "An entry is a file such as ../systems/chatbot.md, a document lies in ../media/.")
  }

  static func linkBackslash(_ address: String) -> Finding {
    let corrected = String(decoding: address.utf8.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    return Finding(
      "link-backslash", .error,
      de: "In einer Adresse trennt „/“ die Ordner, nicht „\\“.",
      en: "In an address, “/” separates the folders, not “\\”.",
      mend: Bilingual(de: "Schreiben Sie: \(corrected)", en: "Write: \(corrected)"))
  }

  static let linkWithoutTarget = Finding(
    "link-without-target", .error,
    de: "Dieser Link hat keine Adresse.", en: "This link has no address.",
    mend: Bilingual(
      de: "Schreiben Sie die Adresse in die runden Klammern: [Text](Adresse)",
      en: "Write the address into the round brackets: [text](address)"))

  static let linkTooLong = Finding(
    "link-too-long", .error,
    de: "Diese Adresse ist länger als \(MarkdownLimits.addressBytes) Zeichen.",
    en: "This address is longer than \(MarkdownLimits.addressBytes) characters.",
    mend: Bilingual(
      de: "Kürzen Sie die Adresse. Meist genügt der Teil vor dem Fragezeichen.",
      en: "Shorten the address. Mostly the part before the question mark is enough."))

  static let linkEmptyText = Finding(
    "link-empty-text", .warning,
    de: "Dieser Link hat keinen Text. Gezeigt wird seine Adresse.",
    en: "This link has no text. Its address is shown.",
    mend: Bilingual(
      de: "Schreiben Sie in die eckigen Klammern, wohin der Link führt: [Text](Adresse)",
      en: "Write into the square brackets where the link leads: [text](address)"))

  static func linkTextVague(_ text: String) -> Finding {
    Finding(
      "link-text-vague", .hint,
      de: "Der Linktext „\(text)“ sagt nicht, wohin der Link führt.",
      en: "The link text “\(text)” does not say where the link leads.",
      mend: Bilingual(
        de: "Nennen Sie das Ziel: „Leitlinie lesen“ statt „hier“ (WCAG 2.2, Erfolgskriterium 2.4.4).",
        en: "Name the target: “Read the guideline” rather than “here” (WCAG 2.2, success criterion 2.4.4)."))
  }

  static let linkTitle = Finding(
    "link-title", .hint,
    de: "Der Text in Anführungszeichen hinter der Adresse wird nicht gezeigt: Nur mit der Maus wäre er zu lesen.",
    en: "The text in quotation marks after the address is not shown: only a mouse could make it appear.",
    mend: Bilingual(
      de: "Nehmen Sie ihn in den Satz oder in den Linktext auf.", en: "Put it into the sentence or the link text."))

  static let linkMediaAnchor = Finding(
    "link-media-anchor", .warning,
    de: "Eine Stelle in einem Dokument kann der Link nicht ansteuern; er führt zu seinem Anfang.",
    en: "The link cannot lead to a place in a document; it leads to its beginning.",
    mend: Bilingual(
      de: "Entfernen Sie den Teil ab „#“, und nennen Sie die Seite im Text.",
      en: "Remove the part from “#” on, and name the page in the text."))

  // MARK: - Pictures

  static func imageUnknownPlace(_ address: String) -> Finding {
    Finding(
      "image-unknown-place", .error,
      de: "Das Bild „\(quotable(address))“ liegt nicht in content/media.",
      en: "The picture “\(quotable(address))” is not in content/media.",
      mend: Bilingual(
        de: "Legen Sie die Datei in content/media ab, und schreiben Sie: ![Beschreibung](../media/bild.png)",
        en: "Put the file into content/media, and write: ![description](../media/picture.png)"))
  }

  static let imageExternal = Finding(
    "image-external", .error,
    de: "Ein Bild von einem fremden Server ist nicht erlaubt: Er erführe, wer die Seite liest.",
    en: "A picture from another server is not allowed: that server would learn who reads the page.",
    mend: Bilingual(
      de: "Legen Sie eine Kopie in content/media ab, wenn die Rechte das erlauben, oder setzen Sie einen Link.",
      en: "Put a copy into content/media if the rights allow it, or set a link."))

  static func imageAlternativeMissing(_ address: String) -> Finding {
    Finding(
      "image-alt-missing", .error,
      de: "Dieses Bild hat keine Beschreibung. Wer es nicht sieht, erfährt nichts davon.",
      en: "This picture has no description. People who cannot see it learn nothing of it.",
      mend: Bilingual(
        de: "Schreiben Sie, was zu sehen ist: ![Beschreibung](\(quotable(address))). "
          + "Schmückt es nur: ![](\(quotable(address)) \"dekorativ\")",
        en: "Write what can be seen: ![description](\(quotable(address))). "
          + "If it only decorates: ![](\(quotable(address)) \"decorative\")"))
  }

  static func imageAlternativeIsFileName(_ text: String) -> Finding {
    Finding(
      "image-alt-filename", .warning,
      de: "„\(quotable(text))“ ist der Name der Datei, keine Beschreibung des Bildes.",
      en: "“\(quotable(text))” is the name of the file, not a description of the picture.",
      mend: Bilingual(de: "Schreiben Sie, was zu sehen ist.", en: "Write what can be seen."))
  }

  static let imageCaptionInline = Finding(
    "image-caption-inline", .warning,
    de: "Die Bildunterschrift wird nicht gezeigt: Das Bild steht nicht allein in seinem Absatz.",
    en: "The caption is not shown: the picture does not stand alone in its paragraph.",
    mend: Bilingual(
      de: "Setzen Sie das Bild zwischen zwei Leerzeilen.", en: "Put the picture between two blank lines."))

  static func imageUnknownType(_ address: String) -> Finding {
    Finding(
      "image-type", .error,
      de: "„\(quotable(address))“ ist kein Bild.", en: "“\(quotable(address))” is not a picture.",
      mend: Bilingual(
        de: "Bilder enden auf .svg, .png, .jpg, .webp, .avif oder .gif. Auf ein Dokument verweist ein Link ohne „!“.",
        en: "Pictures end in .svg, .png, .jpg, .webp, .avif or .gif. Use a link without “!” for a document."))
  }

  /// What a message quotes must not steer the terminal: characters that cannot be seen are left out.
  private static func quotable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.prefix(81).enumerated() {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: break
      default: result.append(index == 80 ? "…" : scalar)
      }
    }
    return String(result)
  }
}
