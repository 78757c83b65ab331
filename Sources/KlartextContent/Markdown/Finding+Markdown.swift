import KlartextCore

/// What can be wrong with a Markdown text, links and pictures apart.
extension Finding {
  // MARK: - Limits

  static let markdownTooLong = Finding(
    "markdown-length", .error,
    de: "Der Text ist länger als 1 MiB.", en: "The text is longer than 1 MiB.",
    mend: Bilingual(
      de: "Teilen Sie den Text auf mehrere Seiten auf, oder verweisen Sie auf ein Dokument in content/media.",
      en: "Divide the text into several pages, or link to a document in content/media."))

  static func markdownTooManyColumns(_ pipes: Int) -> Finding {
    Finding(
      "markdown-columns", .error,
      de: "In dieser Zeile stehen \(pipes) senkrechte Striche. Erlaubt sind \(MarkdownLimits.pipesPerLine).",
      en: "This line contains \(pipes) vertical bars. \(MarkdownLimits.pipesPerLine) are allowed.",
      mend: Bilingual(
        de: "Teilen Sie die Tabelle in schmalere auf.", en: "Divide the table into narrower ones."))
  }

  static let markdownTableTooLarge = Finding(
    "markdown-table-size", .error,
    de: "Die Tabelle ist zu groß: Zeilen mal Spalten ergeben mehr als \(MarkdownLimits.tableCells) Zellen.",
    en: "The table is too large: rows times columns are more than \(MarkdownLimits.tableCells) cells.",
    mend: Bilingual(
      de: "Teilen Sie die Tabelle auf, oder legen Sie die Daten als CSV-Datei in content/media ab.",
      en: "Divide the table, or put the data into content/media as a CSV file."))

  static let markdownTooComplex = Finding(
    "markdown-complexity", .error,
    de: "Hier stehen sehr viele Zeichen wie „*“, „[“ oder „(“ ohne Leerzeile dazwischen.",
    en: "There are very many characters such as “*”, “[” or “(” here without a blank line between them.",
    mend: Bilingual(
      de: "Gliedern Sie den Text mit Leerzeilen in Absätze. Daten gehören in eine Datei in content/media.",
      en: "Divide the text into paragraphs with blank lines. Data belong in a file in content/media."))

  static func markdownTooDeep(_ levels: Int) -> Finding {
    Finding(
      "markdown-nesting", .error,
      de: "Listen, Zitate oder Hervorhebungen sind hier tiefer als \(levels) Ebenen verschachtelt.",
      en: "Lists, quotes or emphasis are nested deeper than \(levels) levels here.",
      mend: Bilingual(
        de: "Prüfen Sie Einrückungen und Zeichen wie „>“ und „*“. Zwei Ebenen genügen fast immer.",
        en: "Check the indentation and characters such as “>” and “*”. Two levels are almost always enough."))
  }

  // MARK: - Characters

  static let textControlCharacter = Finding(
    "text-control", .warning,
    de: "Hier steht ein unsichtbares Steuerzeichen. Es wird weggelassen.",
    en: "There is an invisible control character here. It is left out.",
    mend: Bilingual(
      de: "Löschen Sie das Wort und tippen Sie es neu ein.", en: "Delete the word and type it again."))

  static let textBidiControl = Finding(
    "text-bidi-control", .warning,
    de: "Hier steht ein unsichtbares Zeichen für die Schreibrichtung ohne Gegenstück. Es wird weggelassen.",
    en: "There is an invisible character for the writing direction here without its counterpart. It is left out.",
    mend: Bilingual(
      de: "Löschen Sie das Wort und tippen Sie es neu ein.", en: "Delete the word and type it again."))

  // MARK: - Headings

  static let headingLevel = Finding(
    "heading-level", .warning,
    de: "Die Überschrift der Seite ist der Titel. Im Text beginnen Überschriften mit „##“.",
    en: "The heading of the page is its title. In the text, headings begin with “##”.",
    mend: Bilingual(
      de: "Schreiben Sie zwei Rauten. Die Überschrift wird so behandelt, als stünden sie da.",
      en: "Write two hash signs. The heading is treated as if they were there."))

  static func headingSkipped(given: Int, expected: Int) -> Finding {
    let right = String(repeating: "#", count: expected)
    let wrong = String(repeating: "#", count: given)
    return Finding(
      "heading-skipped", .warning,
      de: "Hier ist eine Ebene übersprungen: „\(wrong)“ statt „\(right)“.",
      en: "A level is skipped here: “\(wrong)” instead of “\(right)”.",
      mend: Bilingual(
        de: "Schreiben Sie „\(right)“. Die Überschrift wird so behandelt, als stünde das da.",
        en: "Write “\(right)”. The heading is treated as if that were there."))
  }

  static let headingEmpty = Finding(
    "heading-empty", .warning,
    de: "Diese Überschrift hat keinen Text. Sie wird nicht als Überschrift gezeigt.",
    en: "This heading has no text. It is not shown as a heading.",
    mend: Bilingual(
      de: "Schreiben Sie einen Text dahinter, oder entfernen Sie die Zeile.",
      en: "Write a text after it, or remove the line."))

  // MARK: - Footnotes

  static func footnoteUndefined(_ label: String) -> Finding {
    Finding(
      "footnote-undefined", .warning,
      de: "Die Fußnote „\(label)“ hat keinen Text. „[^\(label)]“ erscheint so auf der Seite.",
      en: "The footnote “\(label)” has no text. “[^\(label)]” appears on the page like this.",
      mend: Bilingual(
        de: "Schreiben Sie in eine eigene Zeile: [^\(label)]: Text der Fußnote",
        en: "Write in a line of its own: [^\(label)]: Text of the footnote"))
  }

  static func footnoteUnused(_ label: String) -> Finding {
    Finding(
      "footnote-unused", .warning,
      de: "Auf die Fußnote „\(label)“ verweist keine Stelle des Textes. Sie wird nicht gezeigt.",
      en: "No place in the text refers to the footnote “\(label)”. It is not shown.",
      mend: Bilingual(
        de: "Schreiben Sie „[^\(label)]“ an die Stelle, zu der sie gehört, oder entfernen Sie sie.",
        en: "Write “[^\(label)]” at the place it belongs to, or remove it."))
  }
}
