import KlartextCore

/// What can be wrong with the pages that the law asks for.
extension Finding {
  /// Information that a page lacks.
  struct MissingFact {
    /// The dotted key.
    var key: String
    var label: Bilingual
    var example: Bilingual?
  }

  /// A field of the file that further information belongs to.
  struct PresentField {
    var key: String
    var line: Int
  }

  /// - Parameter present: what of the beginnings of the keys stands in the file already, with its line.
  static func legalMissing(_ page: Bilingual, _ facts: [MissingFact], present: [PresentField]) -> Finding {
    Finding(
      "legal-missing", .warning,
      de: "Auf der Seite „\(page.de)“ fehlt, was das Gesetz verlangt: \(names(facts).de).",
      en: "The page “\(page.en)” lacks what the law asks for: \(names(facts).en).",
      mend: examples(facts, present))
  }

  static func legalAdvised(_ page: Bilingual, _ facts: [MissingFact], present: [PresentField]) -> Finding {
    Finding(
      "legal-advised", .hint,
      de: "Auf der Seite „\(page.de)“ fehlt, was viele dort suchen: \(names(facts).de).",
      en: "The page “\(page.en)” lacks what many look for there: \(names(facts).en).",
      mend: examples(facts, present))
  }

  private static func names(_ facts: [MissingFact]) -> Bilingual {
    Bilingual(
      de: facts.map { "„\($0.label.de)“ (\($0.key))" }.joined(separator: ", "),
      en: facts.map { "“\($0.label.en)” (\($0.key))" }.joined(separator: ", "))
  }

  /// The lines that are missing, as they would stand in the file.
  private static func examples(_ facts: [MissingFact], _ present: [PresentField]) -> Bilingual {
    func lines(_ example: (Bilingual) -> String) -> String {
      YAMLText.block(facts.compactMap { fact in fact.example.map { (path: fact.key, value: example($0)) } })
    }
    guard !present.isEmpty else {
      return Bilingual(
        de: "Ergänzen Sie die Angaben, zum Beispiel so:\n" + lines(\.de),
        en: "Add the information, for example like this:\n" + lines(\.en))
    }
    // A field may stand once: what is pasted below a second one would break the file.
    let de = present.map { "„\($0.key)“ (Zeile \($0.line))" }.joined(separator: " und ")
    let en = present.map { "“\($0.key)” (line \($0.line))" }.joined(separator: " and ")
    return Bilingual(
      de: "Ergänzen Sie die Angaben unter \(de), zum Beispiel so:\n" + lines(\.de),
      en: "Add the information under \(en), for example like this:\n" + lines(\.en))
  }

  static func legalBarriersDespiteFull(_ count: Int) -> Finding {
    Finding(
      "legal-barriers-contradict", .error,
      de: "Die Erklärung zur Barrierefreiheit sagt „vollständig vereinbar“ und nennt doch Barrieren (\(count)).",
      en: "The accessibility statement says “fully compliant” and still names barriers (\(count)).",
      mend: Bilingual(
        de: "Setzen Sie „status“ auf „partial“, oder entfernen Sie Barrieren, die es nicht mehr gibt.",
        en: "Set “status” to “partial”, or remove barriers that no longer exist."))
  }

  static func legalDateAhead(_ key: String) -> Finding {
    Finding(
      "legal-date-ahead", .error,
      de: "Dieser Tag kommt erst noch. „\(key)“ nennt einen Tag, an dem etwas geschehen ist.",
      en: "This day is still to come. “\(key)” names a day on which something was done.",
      mend: Bilingual(de: "Prüfen Sie das Datum.", en: "Check the date."))
  }

  static func legalNumber(_ key: String, _ text: String) -> Finding {
    Finding(
      "legal-number", .error,
      de: "„\(key)“ kann nicht \(shortened(text)) sein.", en: "“\(key)” cannot be \(shortened(text)).",
      mend: Bilingual(
        de: "Nennen Sie eine Zahl ab 1, oder lassen Sie die Angabe weg.",
        en: "Give a number from 1 on, or leave it out."))
  }

  static let legalLogsContradict = Finding(
    "legal-logs-contradict", .error,
    de: "Unter „logs“ stehen „none“ (kein Protokoll) und zugleich Angaben, die protokolliert werden.",
    en: "“logs” has “none” (no log) together with details that are logged.",
    mend: Bilingual(
      de: "Entfernen Sie „none“, oder lassen Sie nur „none“ stehen.",
      en: "Remove “none”, or leave nothing but “none”."))

  static let legalBarriersMissing = Finding(
    "legal-barriers-missing", .warning,
    de: "Die Erklärung zur Barrierefreiheit sagt, dass nicht alles barrierefrei ist, nennt aber keine Barriere.",
    en: "The accessibility statement says that not everything is accessible, but names no barrier.",
    mend: Bilingual(
      de:
        "Nennen Sie jede Barriere unter „barriers“, zum Beispiel: {text: Videos ohne Untertitel, reason: not-compliant}",
      en: "Name each barrier under “barriers”, for example: {text: Videos without captions, reason: not-compliant}"))

  static func legalCheckDue(_ due: CivilDate) -> Finding {
    Finding(
      "legal-check-due", .warning,
      de: "Die Erklärung zur Barrierefreiheit muss vor dem \(due) wieder überprüft werden.",
      en: "The accessibility statement has to be reviewed again before \(due).", mend: legalCheckMend)
  }

  static func legalCheckOverdue(_ due: CivilDate) -> Finding {
    Finding(
      "legal-check-overdue", .warning,
      de: "Die Überprüfung der Erklärung zur Barrierefreiheit ist seit dem \(due) überfällig. Die Seite sagt das.",
      en: "The review of the accessibility statement has been overdue since \(due). The page says so.",
      mend: legalCheckMend)
  }

  private static let legalCheckMend = Bilingual(
    de: "Überprüfen Sie alle Angaben, und setzen Sie dann „checked“ auf den Tag der Überprüfung.",
    en: "Review all the information, and then set “checked” to the day of the review.")

  static func legalUnverified(land: Bilingual) -> Finding {
    Finding(
      "legal-unverified", .hint,
      de: "Die Durchsetzungsstelle des Landes \(land.de) ist nicht bestätigt. Die Seite nennt deshalb keine.",
      en: "The enforcement body of the state of \(land.en) is not confirmed. So the page names none.",
      mend: Bilingual(
        de: "Fragen Sie bei Ihrem Land nach, und ergänzen Sie legal.accessibility.enforcement mit „name“ und „url“.",
        en: "Ask your federal state, and add legal.accessibility.enforcement with “name” and “url”."))
  }

  static func legalEasyLanguage(land: Bilingual) -> Finding {
    Finding(
      "legal-easy-language", .warning,
      de: "Im Land \(land.de) schulden Kommunen auf der Startseite Leichte Sprache. Diese Website hat keine.",
      en: "In the state of \(land.en) municipalities owe easy German on the home page. This website has none.",
      mend: Bilingual(
        de: "Ergänzen Sie „de-simple“ unter „languages“. "
          + "Schreiben Sie „leichte-sprache.md“ (ein Titel genügt) und „leichte-sprache.de-simple.md“.",
        en: "Add “de-simple” under “languages”. "
          + "Write “leichte-sprache.md” (a title is enough) and “leichte-sprache.de-simple.md”."
      ))
  }
}
