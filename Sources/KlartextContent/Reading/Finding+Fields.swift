import KlartextCore
import KlartextRegister

/// What can be wrong with fields and their values.
extension Finding {
  /// The id of findings about fields that the schema does not know.
  static let fieldUnknownID = "KT-field-unknown"

  /// What a field wanted, for a value of another kind.
  enum ExpectedForm {
    case text, list, group, groupList, date, partialDate, boolean, integer, number, url, email, phone, id, language
    case leika, reference
  }

  /// The same for fields; an author may have written the label instead of the key.
  static func fieldUnknown(_ key: String, known fields: [FieldDefinition]) -> (finding: Finding, nearest: String?) {
    let wanted = key.lowercased()
    let named = fields.first { field in
      field.label[.german].lowercased() == wanted || field.label[.english].lowercased() == wanted
    }
    guard let named else { return fieldUnknown(key, known: fields.map(\.key)) }
    let finding = fieldUnknown(key, known: [String]()).finding
    return (finding.mended(de: "Meinten Sie „\(named.key)“?", en: "Did you mean “\(named.key)”?"), named.key)
  }

  /// A dotted name, as messages have it, where the file needs indentation.
  static func fieldDotted(_ key: String) -> Finding {
    let parts = key.split(separator: ".")
    let flow = parts.dropLast().reversed().reduce("\(parts.last ?? ""): …") { "\($1): {\($0)}" }
    return Finding(
      "field-dotted", .error,
      de: "„\(shortened(key))“ mit Punkt versteht die Datei nicht.",
      en: "The file does not understand “\(shortened(key))” with a dot.",
      mend: Bilingual(
        de: "Der Punkt steht für eine Einrückung. Schreiben Sie: \(flow)",
        en: "The dot stands for an indentation. Write: \(flow)"))
  }

  /// A value that YAML takes for a comment.
  static func valueIsComment(_ key: String, _ text: String) -> Finding {
    Finding(
      "value-is-comment", .warning,
      de: "„\(key)“ ist leer, denn nach # beginnt ein Kommentar.",
      en: "“\(key)” is empty, because a comment begins with #.",
      mend: Bilingual(
        de: "Setzen Sie Anführungszeichen: \(key): \"\(shortened(text))\"",
        en: "Set quotation marks: \(key): \"\(shortened(text))\""))
  }

  /// An unknown key, and the field that was most likely meant.
  static func fieldUnknown(_ key: String, known: [String]) -> (finding: Finding, nearest: String?) {
    let nearest = EditDistance.nearest(to: key, among: known)
    let finding = Finding(
      "field-unknown", .error,
      de: "Das Feld „\(shortened(key))“ gibt es hier nicht.", en: "There is no field “\(shortened(key))” here.")
    if let nearest {
      return (finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?"), nearest)
    }
    guard known.count <= 24 else {
      let mended = finding.mended(
        de: "Prüfen Sie den Namen. Eigene Felder legen Sie in klartext.yaml unter „fields“ an.",
        en: "Check the name. You add fields of your own in klartext.yaml under “fields”.")
      return (mended, nil)
    }
    let list = known.joined(separator: ", ")
    return (finding.mended(de: "Erlaubt: \(list).", en: "Allowed: \(list)."), nil)
  }

  /// A field in the wrong place, mostly for want of an indentation.
  ///
  /// - Parameter homes: the groups that have the field; an empty one stands for the entry itself.
  static func fieldElsewhere(_ key: String, homes: [String]) -> Finding {
    let groups = homes.filter { !$0.isEmpty }
    var finding = fieldUnknown(key, known: [String]()).finding
    guard !groups.isEmpty else {
      finding.mend = Bilingual(
        de: "„\(key)“ gehört in keine Gruppe. Schreiben Sie es an den Anfang einer Zeile, ohne Einrückung.",
        en: "“\(key)” belongs to no group. Write it at the beginning of a line, without indentation.")
      return finding
    }
    let de = groups.map { "„\($0)“" }.joined(separator: " oder ")
    let en = groups.map { "“\($0)”" }.joined(separator: " or ")
    finding.mend = Bilingual(
      de: "„\(key)“ gehört zu \(de). Schreiben Sie es darunter, eingerückt wie die anderen Angaben der Gruppe.",
      en: "“\(key)” belongs to \(en). Write it below, indented like the other information of the group.")
    return finding
  }

  static func fieldComputed(_ key: String) -> Finding {
    Finding(
      "field-computed", .error,
      de: "Das Feld „\(key)“ berechnet das Programm.", en: "The program computes the field “\(key)”.",
      mend: Bilingual(de: "Entfernen Sie die Zeile.", en: "Remove the line."))
  }

  static func fieldMissing(_ key: String, label: Bilingual, help: Bilingual?, example: Bilingual?) -> Finding {
    var de = help?.de ?? ""
    var en = help?.en ?? ""
    if let example {
      de += (de.isEmpty ? "" : " ") + "Beispiel: \(example.de)"
      en += (en.isEmpty ? "" : " ") + "Example: \(example.en)"
    }
    let finding = Finding(
      "field-missing", .error,
      de: "Die Angabe „\(label.de)“ (\(key)) fehlt.", en: "The field “\(label.en)” (\(key)) is missing.",
      mend: de.isEmpty ? nil : Bilingual(de: de, en: en))
    return finding.mendedInForm(de: help?.de ?? "", en: help?.en ?? "")
  }

  /// - Parameter body: the field that the text below the front matter is.
  static func pageEmpty(_ body: FieldDefinition) -> Finding {
    let help = body.help.bilingual
    return Finding(
      "page-empty", .warning,
      de: "Diese Seite hat keinen Text.", en: "This page has no text.",
      mend: Bilingual(
        de: help.de + " Ist sie noch nicht fertig, schreiben Sie in den Kopf: draft: true",
        en: help.en + " If it is not finished yet, write into the head: draft: true"))
  }

  static func fieldSuggested(_ field: FieldDefinition) -> Finding {
    let label = field.label.bilingual
    let help = field.help.bilingual
    return Finding(
      "field-suggested", .hint,
      de: "„\(label.de)“ (\(field.path)) ist leer. Die Angabe ist freiwillig und wird empfohlen.",
      en: "“\(label.en)” (\(field.path)) is empty. The information is optional and recommended.",
      mend: Bilingual(de: help.de, en: help.en))
  }

  /// - Parameter reason: when such a duty applies, as a sentence.
  static func dutyUnmet(_ state: DutyState, field: FieldDefinition?, reason: Bilingual?, severity: Severity) -> Finding
  {
    let name = state.label.bilingual
    if state.answer == .notStated {
      return Finding(
        "duty-not-stated", severity,
        de: "„\(name.de)“ (\(state.path)) ist als unbekannt eingetragen.",
        en: "“\(name.en)” (\(state.path)) is entered as unknown.",
        mend: Bilingual(
          de: "Auf der Seite steht „nicht angegeben“. Ergänzen Sie die Angabe, sobald sie bekannt ist.",
          en: "The page says “not stated”. Add it as soon as it is known."))
    }
    let until = Bilingual(
      de: "Bis dahin steht auf der Seite „nicht angegeben“.", en: "Until then the page says “not stated”.")
    if case .needed(let key, let value)? = state.row {
      let term = field?.field(key)?.vocabulary?[value]?.label.bilingual ?? Bilingual(de: value, en: value)
      let label = field?.field(key)?.label.bilingual ?? Bilingual(de: key, en: key)
      return Finding(
        "duty-row-missing", severity,
        de: "In „\(name.de)“ (\(state.path)) fehlt eine Zeile für „\(term.de)“.",
        en: "“\(name.en)” (\(state.path)) lacks a row for “\(term.en)”.",
        mend: Bilingual(
          de: "Ergänzen Sie eine Zeile mit \(key): \(value). \(until.de)",
          en: "Add a row with \(key): \(value). \(until.en)")
      ).mendedInForm(
        de: "Ergänzen Sie eine Zeile, und wählen Sie bei „\(label.de)“: \(term.de). \(until.de)",
        en: "Add a row, and choose for “\(label.en)”: \(term.en). \(until.en)")
    }
    let help = field?.help.bilingual
    return Finding(
      "duty-unmet", severity,
      de: "„\(name.de)“ (\(state.path)) fehlt. \(reason?.de ?? "Diese Angabe ist hier fällig.")",
      en: "“\(name.en)” (\(state.path)) is missing. \(reason?.en ?? "This information is due here.")",
      mend: Bilingual(
        de: [help?.de, until.de].compactMap { $0 }.joined(separator: " "),
        en: [help?.en, until.en].compactMap { $0 }.joined(separator: " ")))
  }

  static func valueUnknown(_ value: String, field: FieldDefinition) -> Finding {
    let label = field.label.bilingual
    let terms = field.vocabulary?.terms ?? []
    let wanted = value.lowercased()
    var nearest = terms.first {
      $0.label[.german].lowercased() == wanted || $0.label[.english].lowercased() == wanted
    }?.id
    if nearest == nil { nearest = EditDistance.nearest(to: value, among: terms.map(\.id)) }
    func list(_ language: LanguageTag) -> String {
      terms.map { "\($0.id) (\($0.label[language]))" }.joined(separator: ", ")
    }
    var de = "Erlaubt: \(list(.german))."
    var en = "Allowed: \(list(.english))."
    if let nearest {
      de = "Meinten Sie „\(nearest)“? " + de
      en = "Did you mean “\(nearest)”? " + en
    }
    return Finding(
      "value-unknown", .error,
      de: "„\(shortened(value))“ ist kein bekannter Wert für „\(label.de)“.",
      en: "“\(shortened(value))” is not a known value of “\(label.en)”.", mend: Bilingual(de: de, en: en))
  }

  static func valueNotUnknown(_ field: FieldDefinition) -> Finding {
    let label = field.label.bilingual
    let mend =
      field.isAlwaysRequired
      ? Bilingual(de: "Tragen Sie den Wert ein.", en: "Enter the value.")
      : Bilingual(
        de: "Tragen Sie den Wert ein, oder lassen Sie das Feld weg.", en: "Enter the value, or leave the field out.")
    return Finding(
      "value-not-unknown", .error,
      de: "„\(label.de)“ darf nicht „unknown“ sein.", en: "“\(label.en)” must not be “unknown”.", mend: mend)
  }

  static func valueType(_ expected: ExpectedForm, key: String, given: String? = nil, mend: String? = nil) -> Finding {
    let (de, en): (String, String) =
      switch expected {
      case .text: ("ein Text", "a text")
      case .list: ("eine Liste", "a list")
      case .group: ("eine Gruppe von Angaben", "a group of fields")
      case .groupList: ("eine Liste von Gruppen", "a list of groups")
      case .date: ("ein Datum wie 2026-03-31", "a date such as 2026-03-31")
      case .partialDate: ("ein Datum wie 2026, 2026-03 oder 2026-03-31", "a date such as 2026, 2026-03 or 2026-03-31")
      case .boolean: ("true oder false", "true or false")
      case .integer: ("eine ganze Zahl", "a whole number")
      case .number: ("eine Zahl wie 1234.5", "a number such as 1234.5")
      case .url: ("eine Adresse mit https://", "an address with https://")
      case .email: ("eine E-Mail-Adresse", "an e-mail address")
      case .phone: ("eine Telefonnummer", "a telephone number")
      case .id: ("eine Kennung aus a–z, 0–9 und Bindestrich", "an id of a–z, 0–9 and hyphens")
      case .language: ("ein Sprachkürzel wie „de“ oder „de-simple“", "a language tag such as “de” or “de-simple”")
      case .leika: ("ein LeiKa-Schlüssel mit 14 Ziffern", "a LeiKa key of 14 digits")
      case .reference: ("die Kennung eines Eintrags", "the id of an entry")
      }
    let what = given.map { "„\(shortened($0))“" } ?? "Der Wert"
    let whatEnglish = given.map { "“\(shortened($0))”" } ?? "The value"
    return Finding(
      "value-type", .error,
      de: given == nil ? "In „\(key)“ gehört \(de)." : "\(what) passt nicht: In „\(key)“ gehört \(de).",
      en: given == nil ? "“\(key)” takes \(en)." : "\(whatEnglish) does not fit: “\(key)” takes \(en).",
      mend: mend.map { Bilingual(de: "Schreiben Sie: \($0)", en: "Write: \($0)") })
  }

  static func dateImpossible(_ text: String) -> Finding {
    Finding(
      "date-impossible", .error,
      de: "Den Tag „\(text)“ gibt es nicht.", en: "There is no day “\(text)”.",
      mend: Bilingual(de: "Prüfen Sie Monat und Tag.", en: "Check month and day."))
  }

  static func textTooLong(_ field: FieldDefinition, count: Int, limit: Int) -> Finding {
    let label = field.label.bilingual
    return Finding(
      "text-too-long", .error,
      de: "„\(label.de)“ hat \(count) Zeichen. Erlaubt sind \(limit).",
      en: "“\(label.en)” has \(count) characters. The limit is \(limit).",
      mend: Bilingual(
        de: "Kürzen Sie um \(count - limit) Zeichen.", en: "Shorten it by \(count - limit) characters."))
  }

  static let textControl = Finding(
    "text-control", .warning,
    de: "Der Text enthält unsichtbare Steuerzeichen. Sie werden weggelassen.",
    en: "The text contains invisible control characters. They are left out.",
    mend: Bilingual(de: "Schreiben Sie die Stelle neu.", en: "Type the place again."))

  static func rowIDTaken(_ id: String) -> Finding {
    Finding(
      "id-duplicate", .error,
      de: "Die Kennung „\(id)“ steht in dieser Liste zweimal.", en: "The id “\(id)” stands twice in this list.",
      mend: Bilingual(de: "Geben Sie jeder Zeile eine eigene Kennung.", en: "Give each row an id of its own."))
  }

  static func fieldPathUnknown(_ path: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: path, among: known)
    return Finding(
      "field-path-unknown", .error,
      de: "Ein Feld „\(path)“ gibt es nicht.", en: "There is no field “\(path)”.",
      mend: nearest.map { Bilingual(de: "Meinten Sie „\($0)“?", en: "Did you mean “\($0)”?") }
        ?? Bilingual(
          de: "Nennen Sie ein Feld mit seinem Namen, zum Beispiel „ai_act.class“.",
          en: "Name a field by its key, for example “ai_act.class”."))
  }

  static func withheldHasValue(_ path: String) -> Finding {
    Finding(
      "withheld-value", .error,
      de: "„\(path)“ ist als nicht veröffentlicht eingetragen, hat hier aber einen Wert.",
      en: "“\(path)” is entered as withheld but has a value here.",
      mend: Bilingual(
        de: "Verschieben Sie den Wert nach „internal“, oder nehmen Sie das Feld aus „withheld“.",
        en: "Move the value to “internal”, or take the field out of “withheld”."))
  }

  static func nonPublicField(_ key: String) -> Finding {
    Finding(
      "non-public-field", .error,
      de: "Zu einer nicht öffentlichen Sache darf „\(key)“ nicht veröffentlicht werden.",
      en: "“\(key)” of a non-public matter must not be published.",
      mend: Bilingual(
        de: "Erlaubt sind Gremium, Datum und ein bekannt gegebenes Ergebnis. Verschieben Sie anderes nach „internal“.",
        en: "Allowed are body, date and an announced result. Move everything else to “internal”."))
  }

  static let conditionForm = Finding(
    "condition-form", .error,
    de: "Das ist keine Bedingung.", en: "This is not a condition.",
    mend: Bilingual(
      de:
        "Eine Bedingung nennt Felder und Werte: {status: [pilot, operational]}. Verbinden Sie mit any, all und not; present fragt, ob ein Feld ausgefüllt ist.",
      en:
        "A condition names fields and values: {status: [pilot, operational]}. Combine with any, all and not; present asks whether a field is filled in."
    ))

  static let ruleForm = Finding(
    "rule-form", .error,
    de: "Eine Regel braucht „forbid“ oder „require“.", en: "A rule needs “forbid” or “require”.",
    mend: Bilingual(
      de: "Beispiel: {when: {affects: [public]}, forbid: {automatic_actions.value: [\"yes\"]}}",
      en: "Example: {when: {affects: [public]}, forbid: {automatic_actions.value: [\"yes\"]}}"))

  static func ruleContradiction(_ contradiction: Rule.Contradiction) -> Finding {
    switch contradiction {
    case .impossible(let path):
      Finding(
        "rule-contradiction", .error,
        de: "Diese Regel widerspricht sich: „\(path)“ kann nicht zwei Werte zugleich haben.",
        en: "This rule contradicts itself: “\(path)” cannot have two values at once.",
        mend: Bilingual(
          de: "Fassen Sie die Werte zusammen: {\(path): [erster, zweiter]}.",
          en: "Put the values together: {\(path): [first, second]}."))
    case .alwaysBroken(let path):
      Finding(
        "rule-contradiction", .error,
        de: "Diese Regel kann niemand einhalten: „\(path)“ steht unter „when“ und widerspricht dem, was verlangt ist.",
        en: "Nobody can keep this rule: “\(path)” stands under “when” and contradicts what is required.",
        mend: Bilingual(
          de: "„when“ sagt, für welche Systeme die Regel gilt. „forbid“ und „require“ fragen nach anderen Feldern.",
          en: "“when” says to which systems the rule applies. “forbid” and “require” ask about other fields."))
    }
  }

  // MARK: - A project's own fields

  static let schemaKey = Finding(
    "schema-key", .error,
    de: "Ein Feld braucht einen Namen aus a–z, 0–9 und Unterstrich.",
    en: "A field needs a name of a–z, 0–9 and underscores.",
    mend: Bilingual(de: "Beispiel: key: quartier", en: "Example: key: district"))

  static func schemaType(_ type: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: type, among: known)
    let list = known.joined(separator: ", ")
    return Finding(
      "schema-type", .error,
      de: "„\(type)“ ist keine Art von Feld.", en: "“\(type)” is not a type of field.",
      mend: Bilingual(
        de: (nearest.map { "Meinten Sie „\($0)“? " } ?? "") + "Erlaubt: \(list).",
        en: (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Allowed: \(list)."))
  }

  static func schemaDuty(_ code: String, known: [String]) -> Finding {
    let list = known.joined(separator: ", ")
    return Finding(
      "schema-duty", .error,
      de: "„\(shortened(code))“ ist keine Pflicht.", en: "“\(shortened(code))” is not a duty.",
      mend: Bilingual(
        de: "Erlaubt: \(list). „M“ heißt immer, „O“ freiwillig.",
        en: "Allowed: \(list). “M” means always, “O” optional."))
  }

  static func schemaGroup(_ id: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: id, among: known)
    let list = known.joined(separator: ", ")
    return Finding(
      "schema-group", .error,
      de: "Einen Abschnitt „\(shortened(id))“ gibt es hier nicht.", en: "There is no group “\(shortened(id))” here.",
      mend: Bilingual(
        de: (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + "Erlaubt: \(list). Ohne „group“ steht das Feld unter „Weitere Angaben“.",
        en: (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + "Allowed: \(list). Without “group” the field stands under “Further details”."))
  }

  static func schemaTarget(_ name: String, known: [String]) -> Finding {
    let list = known.joined(separator: ", ")
    return Finding(
      "schema-target", .error,
      de: "„\(shortened(name))“ ist nichts, worauf ein Feld verweisen kann.",
      en: "“\(shortened(name))” is nothing that a field can refer to.",
      mend: Bilingual(de: "Erlaubt: \(list).", en: "Allowed: \(list)."))
  }

  static func schemaFieldTaken(_ key: String) -> Finding {
    Finding(
      "schema-field-taken", .error,
      de: "Das Feld „\(key)“ gibt es schon.", en: "There is already a field “\(key)”.",
      mend: Bilingual(de: "Wählen Sie einen anderen Namen.", en: "Choose another name."))
  }

  static func schemaStatistics(_ key: String) -> Finding {
    Finding(
      "schema-statistics", .error,
      de: "Das Feld „\(key)“ lässt sich nicht zählen.", en: "The field “\(key)” cannot be counted.",
      mend: Bilingual(
        de: "Gezählt werden nur Felder von Systemen: Auswahl, Verweis, Ja oder Nein, Datum. "
          + "Löschen Sie „statistics“, oder ändern Sie „type“.",
        en: "Only fields of systems are counted: choices, references, yes or no, dates. "
          + "Delete “statistics”, or change “type”."))
  }

  static func schemaFacet(_ key: String) -> Finding {
    Finding(
      "schema-facet", .error,
      de: "Nach dem Feld „\(key)“ lässt sich keine Liste filtern.",
      en: "No list can be filtered by the field “\(key)”.",
      mend: Bilingual(
        de:
          "Das geht bei Systemen, Leitlinien, Beschlüssen und Gremien, und nur mit Auswahl, Verweis oder Ja und Nein. "
          + "Löschen Sie „facet“, oder ändern Sie „type“.",
        en:
          "This works for systems, guidelines, decisions and bodies, and only with choices, references or yes and no. "
          + "Delete “facet”, or change “type”."))
  }

  static func schemaValuesMissing(_ key: String) -> Finding {
    Finding(
      "schema-values", .error,
      de: "Dem Auswahlfeld „\(key)“ fehlen die Werte.", en: "The choice field “\(key)” has no values.",
      mend: Bilingual(
        de: "Ergänzen Sie „values“ mit id und label.", en: "Add “values” with id and label."))
  }

  static func schemaVocabularyUnknown(_ name: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: name, among: known)
    return Finding(
      "schema-vocabulary", .error,
      de: "Eine Werteliste „\(name)“ gibt es nicht.", en: "There is no list of values “\(name)”.",
      mend: Bilingual(
        de: nearest.map { "Meinten Sie „\($0)“?" } ?? "Nennen Sie Sammlung und Feld, zum Beispiel „systems.status“.",
        en: nearest.map { "Did you mean “\($0)”?" } ?? "Name collection and field, for example “systems.status”."))
  }

  /// A value of the author's in a message, short enough to be read.
  static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(57))) + "…"
  }
}
