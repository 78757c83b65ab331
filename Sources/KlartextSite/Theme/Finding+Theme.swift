import KlartextCore

/// What can be wrong with a theme.
extension Finding {
  // MARK: - The theme as a whole

  static func themeMissing(_ name: String, folders: [String]) -> Finding {
    Finding(
      "theme-missing", .error, de: "Die Gestaltung „\(name)“ gibt es nicht.", en: "There is no theme “\(name)”.",
      mend: Bilingual(
        de: "Gesucht wurde in: \(folders.joined(separator: ", ")). Prüfen Sie „theme“ in klartext.yaml.",
        en: "Looked in: \(folders.joined(separator: ", ")). Check “theme” in klartext.yaml."))
  }

  static func themeCircle(_ name: String) -> Finding {
    Finding(
      "theme-circle", .error, de: "Die Gestaltung „\(name)“ erbt am Ende von sich selbst.",
      en: "The theme “\(name)” inherits from itself in the end.")
  }

  static func themeContract(_ found: String) -> Finding {
    Finding(
      "theme-contract", .error,
      de: "Die Gestaltung ist für die Fassung „\(found)“ der Vorlagen geschrieben, das Programm spricht Fassung "
        + "\(Theme.contractVersion).",
      en: "The theme is written for version “\(found)” of the templates; the program speaks version "
        + "\(Theme.contractVersion).",
      mend: Bilingual(
        de: "Vergleichen Sie die Vorlagen mit der Beschreibung und setzen Sie dann „contract: "
          + "\(Theme.contractVersion)“.",
        en: "Compare the templates with their description, then set “contract: \(Theme.contractVersion)”."))
  }

  static func themeKeyUnknown(_ key: String, known: [String]) -> Finding {
    Finding(
      "theme-key", .warning, de: "„\(key)“ ist keine Angabe einer Gestaltung.",
      en: "“\(key)” is not a setting of a theme.",
      mend: Bilingual(
        de: "Bekannt sind: \(known.joined(separator: ", ")).", en: "Known: \(known.joined(separator: ", "))."))
  }

  static func themeValue(_ key: String, de: String, en: String) -> Finding {
    Finding("theme-value", .error, de: "„\(key)“ erwartet \(de).", en: "“\(key)” takes \(en).")
  }

  static func themeAssetMissing(_ name: String) -> Finding {
    Finding(
      "theme-asset", .error, de: "Im Ordner „assets“ der Gestaltung fehlt „\(name)“.",
      en: "“\(name)” is missing in the theme's folder “assets”.")
  }

  static func themeFileUnreadable(_ reason: String) -> Finding {
    Finding(
      "theme-file", .error, de: "Die Datei lässt sich nicht lesen: \(reason)", en: "The file cannot be read: \(reason)")
  }

  // MARK: - Templates

  static func templatesMissing(_ names: [String]) -> Finding {
    let named = names.prefix(6).joined(separator: ", ")
    let more = names.count - 6
    return Finding(
      "template-missing", .error,
      de: "Der Gestaltung fehlen Vorlagen: \(named)" + (more > 0 ? " und \(more) weitere." : "."),
      en: "The theme lacks templates: \(named)" + (more > 0 ? " and \(more) more." : "."),
      mend: Bilingual(
        de: "Legen Sie die Dateien unter „templates“ ab, oder übernehmen Sie sie: parent: klar",
        en: "Put the files into “templates”, or take them over: parent: klar"))
  }

  static let templateUnused = Finding(
    "template-unused", .warning, de: "Diese Vorlage wird nirgends verwendet.", en: "This template is used nowhere.",
    mend: Bilingual(
      de: "Prüfen Sie den Namen der Datei, oder löschen Sie sie.", en: "Check the name of the file, or delete it."))

  static let templateTagOpen = Finding(
    "template-tag", .error, de: "Hier beginnt eine Marke mit „{{“, die nicht endet.",
    en: "A tag begins here with “{{” that does not end.")

  static let templateTagUnsupported = Finding(
    "template-tag", .error, de: "Diese Art von Marke ist in Vorlagen nicht erlaubt.",
    en: "This kind of tag is not allowed in templates.")

  static func templateName(_ name: String) -> Finding {
    Finding(
      "template-name", .error, de: "„\(name)“ ist kein Name.", en: "“\(name)” is not a name.",
      mend: Bilingual(
        de: "Namen bestehen aus Buchstaben, Ziffern, „_“, „-“ und „.“; Funktionen gibt es nicht.",
        en: "Names are letters, digits, “_”, “-” and “.”; there are no functions."))
  }

  static func templateEnd(_ name: String, open: String?) -> Finding {
    if let open {
      return Finding(
        "template-end", .error, de: "Hier endet „\(name)“, offen ist aber „\(open)“.",
        en: "“\(name)” ends here, but “\(open)” is open.",
        mend: Bilingual(de: "Schreiben Sie „{{/\(open)}}“.", en: "Write “{{/\(open)}}”."))
    }
    return Finding(
      "template-end", .error, de: "Hier endet „\(name)“, das nicht begonnen hat.",
      en: "“\(name)” ends here without having begun.")
  }

  static func templateNotEnded(_ name: String) -> Finding {
    Finding(
      "template-end", .error, de: "„\(name)“ beginnt hier und endet nicht.",
      en: "“\(name)” begins here and does not end.",
      mend: Bilingual(de: "Ergänzen Sie „{{/\(name)}}“.", en: "Add “{{/\(name)}}”."))
  }

  static func templateVariableUnknown(_ name: String, known: [String]) -> Finding {
    unknown(
      "template-variable", name, known: known, de: "Diese Vorlage kennt „\(name)“ nicht.",
      en: "This template does not know “\(name)”.")
  }

  static func templateStringUnknown(_ name: String, known: Set<String>) -> Finding {
    unknown(
      "template-string", name, known: known.sorted(), de: "Es gibt keinen Text „\(name)“ in „strings“.",
      en: "There is no text “\(name)” in “strings”.")
  }

  static func templatePartialUnknown(_ name: String, known: [String]) -> Finding {
    unknown(
      "template-partial", name, known: known, de: "Es gibt keine Vorlage „\(name)“.",
      en: "There is no template “\(name)”.")
  }

  static func templateBlockUnknown(_ name: String, parent: String, known: Set<String>) -> Finding {
    // The next layer's templates are named by its number inside of the program.
    let parent = parent.hasPrefix("layer-") ? "parent/" + parent.drop { $0 != "." }.dropFirst() : parent
    return unknown(
      "template-block", name, known: known.sorted(), de: "Die Vorlage „\(parent)“ hat keinen Block „\(name)“.",
      en: "The template “\(parent)” has no block “\(name)”.")
  }

  static func templateRecursion(_ name: String) -> Finding {
    Finding(
      "template-recursion", .error, de: "Die Vorlage „\(name)“ enthält sich am Ende selbst.",
      en: "The template “\(name)” contains itself in the end.")
  }

  static func templateRawText(_ name: String) -> Finding {
    Finding(
      "template-raw", .error, de: "„\(name)“ ist Text und muss mit zwei Klammern stehen.",
      en: "“\(name)” is text and has to stand in two braces.",
      mend: Bilingual(
        de: "Schreiben Sie „{{\(name)}}“, sonst gelangt HTML aus Inhalten auf die Seite.",
        en: "Write “{{\(name)}}”, else HTML from contents gets onto the page."))
  }

  static func templateEscapedHTML(_ name: String) -> Finding {
    Finding(
      "template-escaped", .error, de: "„\(name)“ ist fertiges HTML und muss mit drei Klammern stehen.",
      en: "“\(name)” is finished HTML and has to stand in three braces.",
      mend: Bilingual(de: "Schreiben Sie „{{{\(name)}}}“.", en: "Write “{{{\(name)}}}”."))
  }

  static func templateNotValue(_ name: String) -> Finding {
    Finding(
      "template-value", .error, de: "„\(name)“ hat selbst keinen Text.", en: "“\(name)” has no text itself.",
      mend: Bilingual(
        de: "Schreiben Sie „{{#\(name)}} … {{/\(name)}}“.", en: "Write “{{#\(name)}} … {{/\(name)}}”."))
  }

  static func templateParser(_ reason: String) -> Finding {
    Finding(
      "template-syntax", .error, de: "Die Vorlage lässt sich nicht lesen: \(reason)",
      en: "The template cannot be read: \(reason)")
  }

  // MARK: - Strings

  static func stringUnknown(_ key: String, known: [String]) -> Finding {
    var finding = unknown(
      "string-unknown", key, known: known, de: "Den Text „\(key)“ verwendet niemand.",
      en: "Nobody uses the text “\(key)”.")
    finding.severity = .warning
    return finding
  }

  static func stringMissing(_ keys: [String], language: LanguageTag) -> Finding {
    let named = keys.prefix(8).joined(separator: ", ")
    let more = keys.count - 8
    return Finding(
      "string-missing", .error,
      de: "Für die Sprache „\(language)“ fehlen Texte der Oberfläche: \(named)"
        + (more > 0 ? " und \(more) weitere." : "."),
      en: "The language “\(language)” lacks texts of the interface: \(named)"
        + (more > 0 ? " and \(more) more." : "."),
      mend: Bilingual(
        de: "Ergänzen Sie sie in dieser Datei. „strings/de.yaml“ der Gestaltung „klar“ enthält alle Texte.",
        en: "Add them to this file. “strings/en.yaml” of the theme “klar” has all texts."))
  }

  static func stringsFileMissing(_ language: LanguageTag, spoken: [LanguageTag]) -> Finding {
    let languages = spoken.map(\.description).joined(separator: ", ")
    return Finding(
      "strings-file-missing", .error,
      de: "Die Gestaltung spricht die Sprache „\(language)“ nicht. Diese Datei fehlt.",
      en: "The theme does not speak the language “\(language)”. This file is missing.",
      mend: Bilingual(
        de: "Legen Sie die Datei an, und übersetzen Sie darin „strings/de.yaml“ der Gestaltung „klar“. Oder nehmen Sie "
          + "die Sprache aus „languages“ in klartext.yaml. Vorhanden sind: \(languages).",
        en: "Create the file with a translation of “strings/en.yaml” of the theme “klar”. Or take the language out of "
          + "“languages” in klartext.yaml. There are: \(languages)."))
  }

  static func stringForm(_ key: String, categories: [PluralCategory]) -> Finding {
    let forms = categories.map(\.rawValue).joined(separator: ", ")
    return Finding(
      "string-form", .error,
      de: "„\(key)“ erwartet einen Text, oder je einen Text für: \(forms).",
      en: "“\(key)” takes a text, or a text each for: \(forms).")
  }

  static func stringCategory(
    _ key: String, missing: [PluralCategory], of categories: [PluralCategory], language: LanguageTag
  ) -> Finding {
    let lacking = missing.map(\.rawValue).joined(separator: ", ")
    let needed = categories.map(\.rawValue).joined(separator: ", ")
    return Finding(
      "string-category", .error,
      de: "„\(key)“ fehlt eine Form für Zahlen: \(lacking).",
      en: "“\(key)” lacks a form for numbers: \(lacking).",
      mend: Bilingual(
        de: "Die Sprache „\(language)“ braucht nach Unicode CLDR: \(needed).",
        en: "By Unicode CLDR, the language “\(language)” needs: \(needed)."))
  }

  private static func unknown(_ id: String, _ name: String, known: some Sequence<String>, de: String, en: String)
    -> Finding
  {
    var finding = Finding(id, .error, de: de, en: en)
    let words = Array(known)
    if let nearest = EditDistance.nearest(to: name, among: words) {
      finding.mend = Bilingual(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?")
    } else if !words.isEmpty, words.count <= 40 {
      finding.mend = Bilingual(
        de: "Bekannt sind: \(words.joined(separator: ", ")).", en: "Known: \(words.joined(separator: ", ")).")
    }
    return finding
  }
}
