import KlartextCore

/// What can be wrong with names.
extension Finding {
  static func spelling(_ found: String, right: String) -> Finding {
    Finding(
      "spelling", .hint,
      de: "Gemeint ist hier wohl „\(shortened(right))“, geschrieben steht „\(shortened(found))“.",
      en: "This probably means “\(shortened(right))”, but says “\(shortened(found))”.",
      mend: Bilingual(
        de:
          "Schreiben Sie „\(shortened(right))“. Ist die andere Form richtig, nennen Sie sie in klartext.yaml unter „spelling“.",
        en: "Write “\(shortened(right))”. If the other form is right, name it in klartext.yaml under “spelling”."))
  }
}
