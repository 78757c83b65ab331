import KlartextCore

/// What can be wrong with YAML itself, whatever the fields.
extension Finding {
  static let yamlAlias = Finding(
    "yaml-alias", .error,
    de: "Ein Verweis mit „*“ ist hier nicht erlaubt.", en: "A reference with “*” is not allowed here.",
    mend: Bilingual(
      de: "Schreiben Sie den Wert aus. Beginnt ein Text mit „*“, setzen Sie ihn in Anführungszeichen.",
      en: "Write the value out. If a text begins with “*”, put it in quotation marks."))

  static let yamlAnchor = Finding(
    "yaml-anchor", .error,
    de: "Ein Anker mit „&“ ist hier nicht erlaubt.", en: "An anchor with “&” is not allowed here.",
    mend: Bilingual(
      de: "Beginnt ein Text mit „&“, setzen Sie ihn in Anführungszeichen.",
      en: "If a text begins with “&”, put it in quotation marks."))

  static let yamlTag = Finding(
    "yaml-tag", .error,
    de: "Eine Typangabe mit „!“ ist hier nicht erlaubt.", en: "A type with “!” is not allowed here.",
    mend: Bilingual(
      de: "Beginnt ein Text mit „!“, setzen Sie ihn in Anführungszeichen.",
      en: "If a text begins with “!”, put it in quotation marks."))

  static let yamlSeveralDocuments = Finding(
    "yaml-documents", .error,
    de: "Hier beginnt ein zweiter Block mit „---“.", en: "A second block begins here with “---”.",
    mend: Bilingual(
      de: "Eine Datei hat genau einen Block mit Angaben. Entfernen Sie die Zeile.",
      en: "A file has exactly one block of fields. Remove the line."))

  static let yamlKeyNotWord = Finding(
    "yaml-key", .error,
    de: "Vor dem Doppelpunkt steht kein Feldname.", en: "There is no field name before the colon.",
    mend: Bilingual(
      de: "Ein Feldname ist ein einfaches Wort, zum Beispiel „title“.",
      en: "A field name is a plain word, for example “title”."))

  static func yamlTooLong(_ count: Int) -> Finding {
    Finding(
      "yaml-size", .error,
      de: "Die Angaben haben mehr als \(NumberText.plain(String(count), in: .german)) Werte.",
      en: "The fields have more than \(NumberText.plain(String(count), in: .english)) values.",
      mend: Bilingual(
        de: "Legen Sie große Listen als Datei in content/media ab, und verweisen Sie darauf.",
        en: "Put large lists into content/media as a file, and link to it."))
  }

  static func yamlTooDeep(_ levels: Int) -> Finding {
    Finding(
      "yaml-depth", .error,
      de: "Die Angaben sind tiefer als \(levels) Ebenen verschachtelt.",
      en: "The fields are nested deeper than \(levels) levels.",
      mend: Bilingual(
        de: "Prüfen Sie Klammern und Einrückungen.", en: "Check the brackets and the indentation."))
  }

  static func yamlDuplicateKey(_ key: String, firstLine: Int) -> Finding {
    Finding(
      "yaml-duplicate-key", .error,
      de: "Das Feld „\(key)“ steht schon in Zeile \(firstLine).",
      en: "The field “\(key)” stands in line \(firstLine) already.",
      mend: Bilingual(
        de: "Jedes Feld darf einmal vorkommen. Tragen Sie die Angaben dort ein, und entfernen Sie sie hier.",
        en: "Each field may stand once. Put the information there, and remove it here."))
  }
}

/// Turns libyaml's English problems into findings that an author understands.
enum YAMLProblem {
  static func finding(problem: String, context: String, at mark: SourceMark, in file: SourceFile) -> Finding {
    let line = file.line(Int(mark.line))
    if isUnquotedColon(problem) {
      // The line's own first colon is too much when the line belongs to the text above: it is indented too far.
      return isFirstColon(in: line, column: Int(mark.column)) ? indentation(line, column: 1) : unquotedColon(line)
    }
    if problem.contains("cannot start any token") { return badStart(line, column: Int(mark.column)) }
    if problem.contains("unexpected end of stream") || problem.contains("unexpected document indicator") {
      return Finding(
        "yaml-quote-open", .error,
        de: "Ein Anführungszeichen wird geöffnet und nicht geschlossen.",
        en: "A quotation mark is opened and not closed.",
        mend: Bilingual(
          de: "Setzen Sie am Ende des Textes dasselbe gerade Anführungszeichen wie am Anfang.",
          en: "Put the same straight quotation mark at the end of the text as at its beginning."))
    }
    if problem.contains("unknown escape character") {
      return Finding(
        "yaml-escape", .error,
        de: "In doppelten Anführungszeichen hat der Rückstrich „\\“ eine besondere Bedeutung.",
        en: "Within double quotation marks the backslash “\\” has a special meaning.",
        mend: Bilingual(
          de: "Schreiben Sie „\\\\“ oder nehmen Sie einfache Anführungszeichen.",
          en: "Write “\\\\” or use single quotation marks."))
    }
    if problem.contains("expected ',' or") {
      return Finding(
        "yaml-bracket", .error,
        de: "Eine Klammer wird nicht geschlossen, oder zwischen zwei Werten fehlt ein Komma.",
        en: "A bracket is not closed, or a comma is missing between two values.",
        mend: Bilingual(
          de: "Eine Liste sieht so aus: [erstens, zweitens]. Eine Gruppe so: {name: Wert, name: Wert}.",
          en: "A list looks like this: [first, second]. A group like this: {name: value, name: value}."))
    }
    if problem.contains("could not find expected ':'") {
      return Finding(
        "yaml-colon-missing", .error,
        de: "Nach dem Feldnamen fehlt der Doppelpunkt mit einem Leerzeichen dahinter.",
        en: "The colon with a space after it is missing after the field name.",
        mend: Bilingual(
          de: "Schreiben Sie „name: Wert“. Gehört die Zeile zum Text darüber, rücken Sie sie weiter ein.",
          en: "Write “name: value”. If the line belongs to the text above it, indent it further."))
    }
    if problem.contains("block sequence entries are not allowed") {
      return Finding(
        "yaml-list-place", .error,
        de: "Eine Liste mit „-“ kann nicht hinter dem Doppelpunkt beginnen.",
        en: "A list with “-” cannot begin behind the colon.",
        mend: Bilingual(
          de: "Beginnen Sie die Liste in der nächsten Zeile, mit zwei Leerzeichen und „- “.",
          en: "Begin the list on the next line, with two spaces and “- ”."))
    }
    if problem.contains("control characters are not allowed") {
      return Finding(
        "yaml-control", .error,
        de: "Hier steht ein unsichtbares Steuerzeichen.", en: "There is an invisible control character here.",
        mend: Bilingual(
          de: "Löschen Sie das Zeichen, oder schreiben Sie die Zeile neu.",
          en: "Delete the character, or type the line again."))
    }
    if problem.contains("did not find expected key") || problem.contains("did not find expected '-' indicator")
      || context.contains("block mapping") || context.contains("block collection")
    {
      return indentation(line, column: Int(mark.column))
    }
    return Finding(
      "yaml-syntax", .error,
      de: "Die Angaben lassen sich ab hier nicht lesen.", en: "The fields cannot be read from here on.",
      mend: Bilingual(
        de: "Meist hilft es, den Text in gerade Anführungszeichen zu setzen und die Einrückung zu prüfen.",
        en: "It mostly helps to put the text in straight quotation marks and to check the indentation."))
  }

  /// `title: KI: Regeln` – the second colon begins a mapping for YAML; the corrected line is shown.
  private static func unquotedColon(_ line: String) -> Finding {
    let finding = Finding(
      "yaml-colon", .error,
      de: "In diesem Text steht ein Doppelpunkt mit Leerzeichen. Er muss in Anführungszeichen stehen.",
      en: "This text contains a colon followed by a space. It must stand in quotation marks.")
    guard let corrected = quotingValue(of: line) else { return finding }
    let shown = corrected.drop { $0 == " " }
    return finding.mended(de: "Schreiben Sie: \(shown)", en: "Write: \(shown)")
  }

  /// Whether a finding is about something that began before the place at which libyaml gave up.
  static func beginsEarlier(_ finding: Finding) -> Bool {
    ["KT-yaml-quote-open", "KT-yaml-bracket", "KT-yaml-colon-missing"].contains(finding.id)
  }

  static func isFirstColon(in line: String, column: Int) -> Bool {
    !line.unicodeScalars.prefix(max(0, column - 1)).contains(":")
  }

  /// Whether libyaml stumbled over a second colon in a line.
  static func isUnquotedColon(_ problem: String) -> Bool { problem.hasPrefix("mapping values are not allowed") }

  /// The line with the value in quotation marks; `nil` where it has no key.
  static func quotingValue(of line: String) -> String? {
    guard let colon = line.firstRange(of: ": ") else { return nil }
    let value = line[colon.upperBound...].drop { $0 == " " }
    return line[..<colon.upperBound] + YAMLNode.quoted(trimmingEnd(String(value)))
  }

  private static func badStart(_ line: String, column: Int) -> Finding {
    let scalars = Array(line.unicodeScalars)
    let character = column >= 1 && column <= scalars.count ? String(scalars[column - 1]) : ""
    if character == "\t" {
      return Finding(
        "yaml-tab", .error,
        de: "Hier steht ein Tabulator. Eingerückt wird mit Leerzeichen.",
        en: "There is a tab here. Indent with spaces.",
        mend: Bilingual(
          de: "Ersetzen Sie den Tabulator durch zwei Leerzeichen.", en: "Replace the tab with two spaces."))
    }
    return Finding(
      "yaml-start", .error,
      de: "Ein Text darf nicht mit „\(character)“ beginnen.", en: "A text must not begin with “\(character)”.",
      mend: Bilingual(
        de: "Setzen Sie den ganzen Text in gerade Anführungszeichen.",
        en: "Put the whole text in straight quotation marks."))
  }

  private static func indentation(_ line: String, column: Int) -> Finding {
    // A text after a closing quotation mark looks to libyaml like a key in the wrong place.
    let before = line.unicodeScalars.prefix(max(0, column - 1))
    if before.contains("\"") || before.contains("'") {
      return Finding(
        "yaml-quote-inside", .error,
        de: "Nach dem schließenden Anführungszeichen steht noch Text.",
        en: "There is text after the closing quotation mark.",
        mend: Bilingual(
          de: "Setzen Sie den ganzen Text in Anführungszeichen. Innen schreiben Sie typografische: „…“.",
          en: "Put the whole text in quotation marks. Inside, use typographic ones: “…”."))
    }
    return Finding(
      "yaml-indentation", .error,
      de: "Die Einrückung passt nicht zu den Zeilen darüber.",
      en: "The indentation does not fit the lines above.",
      mend: Bilingual(
        de: "Felder einer Gruppe beginnen in derselben Spalte. Rücken Sie mit Leerzeichen ein.",
        en: "Fields of one group begin in the same column. Indent with spaces."))
  }

  private static func trimmingEnd(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}
