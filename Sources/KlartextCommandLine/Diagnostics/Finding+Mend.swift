import KlartextCore

extension Finding {
  /// The same with another beginning of the corrected line in the mend.
  func withMend(_ beginning: String, as other: String) -> Finding {
    guard let mend else { return self }
    var finding = self
    func changed(_ text: String, _ word: String) -> String {
      text.hasPrefix(word + beginning) ? word + other + text.dropFirst((word + beginning).count) : text
    }
    finding.mend = Bilingual(de: changed(mend.de, "Schreiben Sie: "), en: changed(mend.en, "Write: "))
    return finding
  }
}
