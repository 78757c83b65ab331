import KlartextCore

/// What can be wrong with addresses in texts, fields and the configuration alike.
extension Finding {
  static func addressOnDisk(_ address: String) -> Finding {
    Finding(
      "address-on-disk", .error,
      de: "„\(shortened(address))“ ist ein Ort auf Ihrem Rechner oder Netzlaufwerk. Andere erreichen ihn nicht.",
      en: "“\(shortened(address))” is a place on your computer or network drive. Others cannot reach it.",
      mend: Bilingual(
        de: "Legen Sie die Datei in content/media ab, und verweisen Sie auf ../media/ und ihren Namen.",
        en: "Put the file into content/media, and link to ../media/ and its name."))
  }

  static func addressPrivate(_ host: String) -> Finding {
    Finding(
      "address-private", .error,
      de: "„\(shortened(host))“ gibt es nur im eigenen Netz. Von außen führt die Adresse ins Leere.",
      en: "“\(shortened(host))” exists only in your own network. From outside, the address leads nowhere.",
      mend: Bilingual(
        de: "Nennen Sie die öffentliche Adresse, oder entfernen Sie den Link.",
        en: "Give the public address, or remove the link."))
  }

  /// - Parameter corrected: the address without the blank, or with it encoded, where that makes it a good one.
  static func addressBlank(corrected: String?) -> Finding {
    let finding = Finding(
      "address-blank", .error,
      de: "In der Adresse steht ein Leerzeichen.", en: "There is a blank in the address.")
    guard let corrected else {
      return finding.mended(
        de: "Kopieren Sie die Adresse noch einmal vollständig aus dem Browser.",
        en: "Copy the whole address from the browser again.")
    }
    return finding.mended(
      de: "Schreiben Sie: \(corrected)",
      en: "Write: \(corrected)")
  }
}
