import KlartextCore

extension Finding {
  static func newIDInvalid(_ id: String) -> Finding {
    let suggestion = Slug.make(id)
    return Finding(
      "new-id-invalid", .error,
      de: id.isEmpty
        ? "Aus diesem Titel lässt sich keine Kennung bilden."
        : "„\(shortened(id))“ taugt nicht als Kennung. Erlaubt sind a–z, 0–9 und einzelne Bindestriche, höchstens 80 Zeichen.",
      en: id.isEmpty
        ? "No id can be made of this title."
        : "“\(shortened(id))” cannot be an id. It takes a–z, 0–9 and single hyphens, at most 80 characters.",
      mend: Slug.isValid(suggestion)
        ? Bilingual(de: "Schreiben Sie: --id \(suggestion)", en: "Write: --id \(suggestion)")
        : Bilingual(de: "Nennen Sie eine Kennung: --id KENNUNG", en: "Name an id: --id ID")
    ).mendedInForm(
      de: "Geben Sie dem Eintrag eine Kennung, zum Beispiel: \(Slug.isValid(suggestion) ? suggestion : "chatbot")",
      en: "Give the entry an id, for example: \(Slug.isValid(suggestion) ? suggestion : "chatbot")")
  }

  static func newIDReserved(_ id: String) -> Finding {
    Finding(
      "new-id-reserved", .error,
      de: "„\(id)“ ist für eine eigene Seite des Registers vergeben.",
      en: "“\(id)” is taken by a page of the register itself.",
      mend: Bilingual(de: "Nennen Sie eine andere Kennung: --id KENNUNG", en: "Name another id: --id ID")
    ).mendedInForm(de: "Geben Sie dem Eintrag eine andere Kennung.", en: "Give the entry another id.")
  }
}
