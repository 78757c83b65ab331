import KlartextCore
import KlartextRegister

@testable import KlartextContent

/// The chapter of the German handbook that explains every field of every collection, made of the schema.
struct FieldsChapter {
  let schema: Schema

  var text: String {
    """
    # Jede Angabe

    *[Inhalt](README.md) · vorher: [Schreiben](02-schreiben.md) · weiter: [Jede Meldung](04-jede-meldung.md)*

    Hier steht jede Angabe, die ein Eintrag haben kann: was gemeint ist, was erlaubt ist und wann sie nötig ist. Im
    Formular von `klartext serve` steht dasselbe neben jedem Feld. Dieses Kapitel entsteht aus dem Schema des Programms.

    \(schema.collections.map { "- [\($0.label[.german])](#\($0.id)): `content/\($0.id)`" }.joined(separator: "\n"))

    ## So lesen Sie dieses Kapitel

    - Der Name in `dieser Schrift` steht im Kopf der Datei. Davor steht die Beschriftung, die auf der Seite und im Formular
      steht.
    - **Nötig** heißt: Ohne diese Angabe gibt es einen Fehler, und die Website erscheint nicht. In einem Entwurf ist es nur
      eine Warnung.
    - **Fällig** heißt: Fehlt die Angabe, gibt es eine Warnung, und auf der Seite steht „nicht angegeben“. Steht mehreres
      da, genügt eines davon. Geplante Systeme und Systeme in Entwicklung brauchen nur, was nötig ist. Im kurzen Eintrag
      (`form: short`) ist nur fällig, was mit „auch im kurzen Eintrag“ gekennzeichnet ist.
    - **Übersetzbar** heißt: Eine Übersetzung darf den Text in ihrer Sprache angeben. Alles andere steht nur im Original.
    - `unknown` heißt „noch nicht geklärt“. Es erfüllt die Pflicht, wo es hier als erlaubt genannt ist. Auch bei nötigen
      Angaben dürfen Sie es schreiben, außer bei `title`, `status` und `kind`. Dann bleibt eine Warnung.

    ### Wann etwas fällig ist

    | Stichwort | Bedeutung |
    |---|---|
    \(schema.duties.map { "| \($0.label[.german]) | \($0.text[.german]) |" }.joined(separator: "\n"))

    \(schema.collections.map(section).joined(separator: "\n\n"))

    """
  }

  // MARK: - Collections

  private func section(_ collection: CollectionDefinition) -> String {
    var parts = [anchor(collection.id) + "\n## \(collection.label[.german])"]
    parts.append("\(collection.intro[.german]) Die Dateien liegen in `content/\(collection.id)`.")
    let ids = Set(collection.groups.map(\.id))
    let stated = collection.fields.filter { !$0.isComputed }
    parts += stated.filter { !ids.contains($0.group) }.map { block(of: $0, in: collection) }
    for group in collection.groups {
      let fields = stated.filter { $0.group == group.id }
      if !fields.isEmpty { parts.append("### \(group.label[.german])") }
      parts += fields.map { block(of: $0, in: collection) }
    }
    let computed = collection.fields.filter(\.isComputed)
    if !computed.isEmpty {
      parts.append("### Was das Programm berechnet\n\nDas schreiben Sie nicht selbst:")
      parts.append(computed.map { "- `\($0.key)`, \($0.label[.german]). \($0.help[.german])" }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func block(of field: FieldDefinition, in collection: CollectionDefinition) -> String {
    let heading = "\(anchor("\(collection.id).\(field.key)"))\n#### \(field.label[.german]) · `\(field.key)`"
    var text = heading + "\n\n"
    if !field.help.isEmpty { text += field.help[.german] + "\n\n" }
    text += facts(of: field, in: collection, isInner: false).map { "- \($0)" }.joined(separator: "\n")
    text += values(of: field, indent: "  ")
    if !field.fields.isEmpty {
      text += "\n- **Darin:**\n" + field.fields.map { inner($0, in: collection, indent: "  ") }.joined(separator: "\n")
    }
    if let example = example(of: field) { text += "\n\n```yaml\n\(example)\n```" }
    return text
  }

  /// A field of a group, in one point of a list.
  private func inner(_ field: FieldDefinition, in collection: CollectionDefinition, indent: String) -> String {
    var text = "\(indent)- `\(field.key)`, **\(field.label[.german])**"
    text += field.label[.german].hasSuffix("?") ? "" : "."
    if !field.help.isEmpty { text += " " + field.help[.german] }
    text += " " + facts(of: field, in: collection, isInner: true).map { $0 + "." }.joined(separator: " ")
    if field.fields.isEmpty, let example = example(of: field), !example.contains("`") {
      text += " Beispiel: `\(example)`"
    }
    text += values(of: field, indent: indent + "  ")
    return text + field.fields.map { "\n" + inner($0, in: collection, indent: indent + "  ") }.joined()
  }

  // MARK: - What holds for a field

  private func facts(of field: FieldDefinition, in collection: CollectionDefinition, isInner: Bool) -> [String] {
    var facts = [kind(of: field) + (field.limit.map { ", höchstens \($0) Zeichen" } ?? "")]
    facts += duties(of: field, in: collection, isInner: isInner)
    for rule in field.rowDuties {
      facts.append(
        "Eine Zeile mit `\(rule.key): \(rule.value)` ist fällig, wenn \(ConditionWords(collection, rule.condition).text)"
      )
    }
    if let value = field.defaultValue { facts.append("Ohne Angabe gilt `\(value)`") }
    if field.takesUnknown { facts.append("Erlaubt ist auch `unknown`") }
    if field.isTranslatable { facts.append("Übersetzbar") }
    if let other = field.notBefore { facts.append("Nicht vor `\(other)`") }
    return facts
  }

  private func duties(of field: FieldDefinition, in collection: CollectionDefinition, isInner: Bool) -> [String] {
    if field.isAlwaysRequired { return [isInner ? "**Nötig**, sobald die Gruppe da ist" : "**Nötig**"] }
    let cases = field.duties.map { rule in
      let condition = rule.condition.map { "wenn " + ConditionWords(collection, $0).text }
      let duty = rule.code == Duty.always ? nil : schema.duty(rule.code)?.label[.german]
      return [duty, condition].compactMap { $0 }.joined(separator: ", ")
    }
    guard !cases.isEmpty else { return field.isSuggested ? ["Freiwillig, aber erwünscht"] : [] }
    let short = field.countsInShortForm ? ", auch im kurzen Eintrag" : ""
    return ["**Fällig:** " + cases.joined(separator: "; ") + short]
  }

  private func kind(of field: FieldDefinition) -> String {
    let name = Self.kinds[field.type] ?? field.type.rawValue
    let target = field.target.map { target in
      target == "departments"
        ? "Stelle aus klartext.yaml"
        : "Kennung aus „\(schema[target]?.label[.german] ?? target)“"
    }
    let text = (target ?? name) + (field.allowsText ? " oder ausgeschriebener Name" : "")
    return field.isBody ? "Text unter dem Kopf" : field.isList ? "Liste: \(text)" : text
  }

  /// The allowed values with their meaning.
  private func values(of field: FieldDefinition, indent: String) -> String {
    guard let terms = field.vocabulary?.terms, !terms.isEmpty else { return "" }
    return terms.map { term in
      let text = term.text[.german]
      return "\n\(indent)- `\(term.id)`: \(term.label[.german])" + (text.isEmpty ? "" : ". \(text)")
    }.joined()
  }

  private func example(of field: FieldDefinition) -> String? {
    guard !field.example.isEmpty, !field.isBody else { return nil }
    let text = field.example[.german]
    let isYAML = field.isList || text.hasPrefix("\"") || (field.type == .record && text.hasPrefix("{"))
    return "\(field.key): " + (isYAML ? text : YAMLText.scalar(text))
  }

  private func anchor(_ id: String) -> String { "<a id=\"\(id)\"></a>" }

  private static let kinds: [FieldType: String] = [
    .text: "Text in einer Zeile", .markdown: "Text mit Markdown", .choice: "Auswahl", .date: "Tag (`2026-03-31`)",
    .partialDate: "Tag, Monat oder Jahr (`2026-03-31`, `2026-03`, `2026`)", .boolean: "`true` (ja) oder `false` (nein)",
    .integer: "Ganze Zahl", .number: "Zahl mit Dezimalpunkt", .url: "Adresse mit `https://`", .email: "E-Mail-Adresse",
    .phone: "Telefonnummer", .id: "Kennung aus a–z, 0–9 und Bindestrichen", .language: "Sprache (`de`, `en`)",
    .country: "Land", .spdx: "Kürzel einer Lizenz nach SPDX", .leika: "LeiKa-Schlüssel mit 14 Ziffern",
    .fieldPath: "Name einer Angabe", .record: "Gruppe", .rule: "Bedingung über Angaben von Systemen",
    .file: "Datei in `content/media` oder Adresse", .anything: "Beliebig",
  ]
}

/// A condition of the schema in German words: „Status“ ist „geplant“.
struct ConditionWords {
  private let collection: CollectionDefinition
  private let condition: Condition

  init(_ collection: CollectionDefinition, _ condition: Condition) {
    self.collection = collection
    self.condition = condition
  }

  var text: String { words(condition) }

  private func words(_ condition: Condition) -> String {
    switch condition {
    case .isOneOf(let path, let values):
      let known = collection.field(at: path)?.leadingVocabulary
      let labels = values.map { "„\(known?[$0]?.label[.german] ?? $0)“" }
      return "\(label(path)) \(joined(labels, "oder")) ist"
    case .isPresent(let path): return "\(label(path)) angegeben ist"
    case .not(.isPresent(let path)): return "\(label(path)) nicht angegeben ist"
    case .not(let inner): return "nicht gilt, dass \(words(inner))"
    case .all(let inner): return joined(inner.map(words), "und")
    case .any(let inner): return joined(inner.map(words), "oder")
    }
  }

  private func label(_ path: String) -> String { "„\(collection.field(at: path)?.label[.german] ?? path)“ (`\(path)`)" }

  private func joined(_ parts: [String], _ word: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
