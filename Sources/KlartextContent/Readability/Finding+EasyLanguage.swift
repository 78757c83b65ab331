import KlartextCore

/// What a text in Leichte or Einfache Sprache should do without; always a hint, each with the rule it comes from.
extension Finding {
  private static func easy(
    _ id: String, _ rule: EasyRule, de: String, en: String, mend: Bilingual
  ) -> Finding {
    Finding(
      id, .hint, de: "\(de) (\(rule.source.de))", en: "\(en) (\(rule.source.en))", mend: mend)
  }

  static func easyOneLine(_ quote: String, sentences: Int) -> Finding {
    .easy(
      "easy-one-line", .oneLine,
      de: "Dieser Absatz hat \(sentences) Sätze, und mehrere stehen in einer Zeile: „\(quote)“",
      en: "This paragraph has \(sentences) sentences, several of them on one line: “\(quote)”",
      mend: Bilingual(
        de: "Schreiben Sie jeden Satz in eine eigene Zeile. Nach etwa drei Sätzen folgt eine Leerzeile.",
        en: "Write each sentence on a line of its own. After about three sentences leave a line empty."))
  }

  static func easyLongWord(_ word: String, letters: Int, division: String?, isNoun: Bool) -> Finding {
    let mend =
      division.map {
        Bilingual(de: "Teilen Sie das Wort: \($0)", en: "Divide the word: \($0)")
      }
      ?? (isNoun
        ? Bilingual(
          de:
            "Teilen Sie das Wort mit einem Bindestrich oder Mediopunkt, zum Beispiel: Bürger-Service, Bürger·service.",
          en: "Divide the word with a hyphen or a middle dot, for example: Bürger-Service, Bürger·service.")
        : Bilingual(de: "Nehmen Sie ein kürzeres Wort.", en: "Take a shorter word."))
    return .easy(
      "easy-long-word", .longWord,
      de: "„\(word)“ hat \(letters) Buchstaben und ist nicht geteilt.",
      en: "“\(word)” has \(letters) letters and is not divided.", mend: mend)
  }

  static func easyAbbreviation(_ short: String, meaning: String) -> Finding {
    .easy(
      "easy-abbreviation", .abbreviation,
      de: "„\(short)“ ist eine Abkürzung.", en: "“\(short)” is an abbreviation.",
      mend: Bilingual(de: "Schreiben Sie: \(meaning)", en: "Write: \(meaning)"))
  }

  static func easySpecialSign(_ sign: String, better: String?) -> Finding {
    // The marks of a quotation would stand between themselves.
    let isQuote = ["„", "“", "”", "»", "«", "\""].contains(sign)
    return .easy(
      "easy-special-sign", .specialSign,
      de: isQuote ? "Hier steht ein Anführungszeichen." : "Hier steht das Zeichen „\(sign)“.",
      en: isQuote ? "There is a quotation mark here." : "There is the sign “\(sign)” here.",
      mend: better.map { Bilingual(de: "Schreiben Sie: \($0)", en: "Write: \($0)") }
        ?? (isQuote
          ? Bilingual(
            de: "Lassen Sie es weg. Oder schreiben Sie nach einem Doppelpunkt, was jemand sagt.",
            en: "Leave it out. Or write what somebody says after a colon.")
          : Bilingual(
            de: "Lassen Sie das Zeichen weg. Was in Klammern steht, wird ein eigener Satz.",
            en: "Leave the sign out. What stands in brackets becomes a sentence of its own.")))
  }

  static func easyRomanNumber(_ number: String) -> Finding {
    .easy(
      "easy-special-sign", .specialSign,
      de: "„\(number)“ ist eine römische Zahl.", en: "“\(number)” is a Roman number.",
      mend: Bilingual(de: "Schreiben Sie die Zahl mit Ziffern.", en: "Write the number in digits."))
  }

  static func easyNumberWord(_ word: String, number: String) -> Finding {
    .easy(
      "easy-number-word", .numberWord,
      de: "„\(word)“ ist eine Zahl als Wort.", en: "“\(word)” is a number in letters.",
      mend: Bilingual(de: "Schreiben Sie: \(number)", en: "Write: \(number)"))
  }

  static func easySubjunctive(_ word: String, better: String) -> Finding {
    .easy(
      "easy-subjunctive", .subjunctive,
      de: "„\(word)“ steht im Konjunktiv.", en: "“\(word)” is in the subjunctive.",
      mend: Bilingual(
        de: "Sagen Sie, was ist oder was vielleicht ist. Besser: \(better)",
        en: "Say what is, or what may be. Better: \(better)"))
  }

  static func easyPassive(_ quote: String) -> Finding {
    .easy(
      "easy-passive", .passive,
      de: "Dieser Satz steht im Passiv: „\(quote)“", en: "This sentence is in the passive: “\(quote)”",
      mend: Bilingual(
        de: "Nennen Sie, wer handelt: statt „Der Antrag wird geprüft“ besser „Ein Mensch prüft den Antrag“.",
        en: "Name who acts: instead of “Der Antrag wird geprüft” better “Ein Mensch prüft den Antrag”."))
  }

  static func easyGenitive(_ phrase: String) -> Finding {
    .easy(
      "easy-genitive", .genitive,
      de: "„\(phrase)“ steht im Genitiv.", en: "“\(phrase)” is in the genitive.",
      mend: Bilingual(
        de: "Schreiben Sie „von“: statt „das Haus des Lehrers“ besser „das Haus vom Lehrer“.",
        en: "Write “von”: instead of “das Haus des Lehrers” better “das Haus vom Lehrer”."))
  }

  static func easyNegation(_ word: String) -> Finding {
    .easy(
      "easy-negation", .negation,
      de: "„\(word)“ verneint etwas.", en: "“\(word)” says what is not.",
      mend: Bilingual(
        de: "Sagen Sie, was ist: statt „nicht krank“ besser „gesund“. Geht das nicht, schreiben Sie das Wort fett: "
          + "**\(word)**",
        en: "Say what is: instead of “nicht krank” better “gesund”. Where that does not work, print the word bold: "
          + "**\(word)**"))
  }
}
