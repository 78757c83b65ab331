import KlartextCore
import KlartextRegister

/// The `klartext.yaml` of a new project: what is stated, what the law asks for, and all else as comments.
///
/// Everything in it comes from the schema of the configuration.
struct ConfigurationScaffold {
  let definition: CollectionDefinition
  let settings: Settings
  let language: LanguageTag

  /// Fields that many need early, beside those that are due.
  private static let early: Set<String> = ["accent", "land", "departments", "contact", "license"]

  private func words(_ de: String, _ en: String) -> String { language.isGerman ? de : en }

  var text: String {
    let first = definition.fields.filter(comesFirst)
    let rest = definition.fields.filter { !comesFirst($0) }
    return introduction + first.map { "\n" + block(of: $0, "") }.joined() + restHeading
      + rest.map { "\n" + block(of: $0, "") }.joined()
  }

  private var introduction: String {
    YAMLText.comment(
      words(
        "Konfiguration der Website. Hinter # stehen Erklärungen und Angaben, die noch nicht gelten.",
        "Configuration of the website. After # stand explanations, and information that does not hold yet."),
      indent: "")
      + YAMLText.comment(
        words(
          "Um eine Angabe zu machen, löschen Sie das # vor ihr und ändern das Beispiel. Prüfen Sie mit: klartext check",
          "To give information, delete the # before it and change the example. Check it with: klartext check"),
        indent: "")
  }

  private var restHeading: String {
    "\n\n"
      + YAMLText.comment(
        words("=== Alles Weitere ist freiwillig. ===", "=== Everything else is optional. ==="), indent: "")
  }

  private func comesFirst(_ field: FieldDefinition) -> Bool {
    field.isAlwaysRequired || settings[field.key] != nil || Self.early.contains(field.key) || isNeeded(field)
  }

  /// What a legal page needs, as long as nothing else that is stated stands for it.
  private func isNeeded(_ field: FieldDefinition) -> Bool {
    LegalTextReader.texts.needs.values.joined().contains { need in
      !need.keys.contains { settings.has($0) }
        && need.keys.contains { $0 == field.path || $0.hasPrefix(field.path + ".") }
    }
  }

  // MARK: - Fields

  private func block(of field: FieldDefinition, _ indent: String) -> String {
    let label = field.label[language]
    let help = field.help[language]
    var text = YAMLText.comment(help.isEmpty ? label : "\(label): \(help)", indent: indent) + allowed(field, indent)
    // Empty groups stand there, so that a line in them needs no other change than its #.
    if isNeeded(field), field.type == .record, field.fields.contains(where: isNeeded) {
      return text + "\(indent)\(field.key):\n" + field.fields.map { "\n" + block(of: $0, indent + "  ") }.joined()
    }
    if let value = settings.value(at: field.path) { return text + line(field.key, value, indent) }
    if isNeeded(field) {
      text += YAMLText.comment(words("Das verlangt das Gesetz.", "The law asks for this."), indent: indent)
    }
    if field.fields.isEmpty || !example(field).isEmpty { return text + "\(indent)#\(field.key): \(example(field))\n" }
    return text + "\(indent)#\(field.key): \(inner(field))\n"
  }

  private func allowed(_ field: FieldDefinition, _ indent: String) -> String {
    guard let terms = field.vocabulary?.terms, !terms.isEmpty else { return "" }
    return YAMLText.comment(
      words("Erlaubt: ", "Allowed: ") + terms.map { "\($0.id) (\($0.label[language]))" }.joined(separator: ", ") + ".",
      indent: indent)
  }

  private func line(_ key: String, _ value: Setting, _ indent: String) -> String {
    if case .group(let members) = value {
      return "\(indent)\(key):\n" + members.map { line($0.key, $0.value, indent + "  ") }.joined()
    }
    if case .scalar(let text) = value { return "\(indent)\(key): \(YAMLText.scalar(text))\n" }
    return "\(indent)\(key): \(value.flowText)\n"
  }

  private func example(_ field: FieldDefinition) -> String {
    let text = field.example[language]
    let isYAML = field.isList || text.hasPrefix("\"") || text.hasPrefix("{")
    return isYAML || text.isEmpty ? text : YAMLText.scalar(text)
  }

  /// An example of a group that has none of its own: what it cannot do without, else its first fields.
  private func inner(_ field: FieldDefinition) -> String {
    let due = field.fields.filter(\.isAlwaysRequired)
    let shown = (due.isEmpty ? Array(field.fields.prefix(2)) : due).filter { !$0.example.isEmpty }
    return "{" + shown.map { "\($0.key): \($0.example[language])" }.joined(separator: ", ") + "}"
  }
}
