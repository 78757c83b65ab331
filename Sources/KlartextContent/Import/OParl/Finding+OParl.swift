import KlartextCore

/// What can be wrong with a council information system.
extension Finding {
  static func oparlOtherServer(_ address: String) -> Finding {
    Finding(
      "oparl-other-server", .warning,
      de: "Diese Adresse liegt auf einem anderen Server und wird nicht abgerufen: \(shortened(address)).",
      en: "This address is on another server and is not fetched: \(shortened(address)).")
  }

  static let oparlLimit = Finding(
    "oparl-limit", .warning,
    de: "Es sind zu viele Abrufe nötig. Der Rest bleibt weg.",
    en: "Too many requests are needed. The rest is left out.",
    mend: Bilingual(
      de: "Wählen Sie Vorlagen aus: --search WORT oder --paper NUMMER",
      en: "Choose papers: --search WORD or --paper REFERENCE"))

  static func oparlStatus(_ address: String, _ status: Int) -> Finding {
    Finding(
      "oparl-answer", .warning,
      de: "Der Server antwortet mit \(status): \(shortened(address)).",
      en: "The server answers with \(status): \(shortened(address)).")
  }

  static func oparlUnreachable(_ address: String) -> Finding {
    Finding(
      "oparl-unreachable", .warning,
      de: "Der Server antwortet nicht: \(shortened(address)).", en: "The server does not answer: \(shortened(address))."
    )
  }

  static func oparlTooLarge(_ address: String) -> Finding {
    Finding(
      "oparl-too-large", .warning,
      de: "Die Antwort ist größer als 16 MiB: \(shortened(address)).",
      en: "The answer is larger than 16 MiB: \(shortened(address)).")
  }

  static func oparlNoJSON(_ address: String) -> Finding {
    Finding(
      "oparl-no-json", .warning,
      de: "Die Antwort ist kein JSON: \(shortened(address)).", en: "The answer is no JSON: \(shortened(address)).")
  }

  static func oparlNoPapers(_ source: String, isFiltered: Bool) -> Finding {
    Finding(
      "oparl-no-papers", .error,
      de: isFiltered
        ? "In „\(shortened(source))“ passt keine Vorlage zur Auswahl."
        : "In „\(shortened(source))“ stehen keine Vorlagen.",
      en: isFiltered
        ? "No paper in “\(shortened(source))” fits the selection." : "There are no papers in “\(shortened(source))”.",
      mend: Bilingual(
        de: "Nennen Sie die Adresse des Systems, einer Körperschaft, einer Liste oder einer Vorlage nach OParl.",
        en: "Name the address of a system, a body, a list or a paper of OParl."))
  }

  static func oparlMany(_ count: Int) -> Finding {
    Finding(
      "oparl-many", .warning,
      de: "Das sind \(count) Vorlagen, die meisten davon vermutlich ohne Bezug zu KI.",
      en: "These are \(count) papers, most of them probably not about AI.",
      mend: Bilingual(
        de: "Wählen Sie Vorlagen aus: --search WORT oder --paper NUMMER",
        en: "Choose papers: --search WORD or --paper REFERENCE"))
  }
}
