import KlartextCore
import KlartextRegister

/// The file of a new entry: what is stated, what is still to be filled in, and what is due later, with explanations.
///
/// Everything in it comes from the schema. Comments are in the language of the file.
struct EntryScaffold {
  let schema: Schema
  let collection: CollectionDefinition
  let language: LanguageTag
  let settings: Settings
  /// Keys of fields without which the entry cannot be published.
  var required: Set<String> = []
  /// Lines of explanation, by the path of their field.
  var notes: [String: [String]] = [:]
  /// Values to be suggested instead of the schema's examples, by path, as YAML writes them.
  var typical: [String: String] = [:]

  private var isGerman: Bool { language.isGerman }

  private func words(_ de: String, _ en: String) -> String { isGerman ? de : en }

  // MARK: - The file

  var text: String {
    var text = "---\n" + introduction + "\n"
    let fields = collection.fields.filter { !$0.isBody && !$0.isComputed }
    for field in fields where field.key == "draft" && settings["draft"] != nil {
      text += comment(heading(field), "")
      text += comment(
        words(
          "Mit der Zeile „draft: true“ ist der Eintrag ein Entwurf. Löschen Sie sie, wenn er erscheinen soll.",
          "With the line “draft: true” the entry is a draft. Delete it when the entry is to appear."), "")
      text += stated(field, "")
    }
    text += fields.filter { required.contains($0.key) }.map { "\n" + block(of: $0) }.joined()
    let later = fields.filter { !required.contains($0.key) && $0.key != "draft" && isMentioned($0) }
    if !later.isEmpty { text += laterHeading }
    var group = ""
    for field in later {
      if field.group != group {
        group = field.group
        if let label = collection.groups.first(where: { $0.id == group })?.label[language] {
          text += "\n# === \(label) ===\n"
        }
      }
      text += "\n" + block(of: field)
    }
    text += strangers + optional(fields) + bodyHint + "---\n"
    if case .scalar(let body)? = collection.bodyField.flatMap({ settings[$0.key] }) { text += "\n" + body + "\n" }
    return text
  }

  private var introduction: String {
    comment(
      words(
        "Neuer Eintrag: \(collection.singular[language]). Was hinter # steht, erscheint nicht auf der Website.",
        "New entry: \(collection.singular[language]). What follows a # does not appear on the website."), "")
      + comment(
        words(
          "Füllen Sie aus, wo TODO steht. Prüfen Sie die Datei mit: klartext check",
          "Fill in what says TODO. Check the file with: klartext check"), "")
  }

  private var laterHeading: String {
    "\n"
      + comment(
        words(
          "Diese Angaben sind je nach Lage fällig. Löschen Sie das # vor einer Angabe, um sie zu machen.",
          "This information is due depending on the case. Delete the # before a field to state it."), "")
  }

  /// Fields that are neither stated nor due, so that one knows they are there.
  private func optional(_ fields: [FieldDefinition]) -> String {
    let rest = fields.filter { !required.contains($0.key) && $0.key != "draft" && !isMentioned($0) }
    guard !rest.isEmpty else { return "" }
    return "\n"
      + comment(
        words("Freiwillig sind: ", "Optional: ")
          + rest.map { "\($0.key) (\($0.label[language]))" }.joined(separator: ", ")
          + ".", "")
  }

  private var bodyHint: String {
    guard let field = collection.bodyField else { return "" }
    return "\n" + comment(heading(field), "")
  }

  /// What was set and is no field: it stands in the file so that the reader says what is wrong with it.
  private var strangers: String {
    settings.members.filter { member in !collection.fields.contains { $0.key == member.key } }
      .map { "\n" + line($0.key, $0.value, nil, "") }.joined()
  }

  // MARK: - Fields

  private func isMentioned(_ field: FieldDefinition) -> Bool {
    settings[field.key] != nil || isDue(field)
      || notes.keys.contains { $0 == field.key || $0.hasPrefix(field.key + ".") }
      || typical.keys.contains { $0 == field.key || $0.hasPrefix(field.key + ".") }
  }

  private func isDue(_ field: FieldDefinition) -> Bool {
    // What is always due within a group is due only with the group.
    let isInner = { (nested: FieldDefinition) in
      nested.duties.contains { $0.code != Duty.always || $0.condition != nil }
    }
    return !field.duties.isEmpty || !field.rowDuties.isEmpty || (!field.isList && field.fields.contains(where: isInner))
  }

  private func block(of field: FieldDefinition) -> String {
    let isStated = settings[field.key] != nil
    var text = comment(heading(field), "") + explanation(field, "")
    if !isStated, required.contains(field.key), !field.example.isEmpty {
      text += comment(words("Beispiel: ", "Example: ") + example(field), "")
    }
    // Nested fields with something to say are shown in their places.
    if !isStated, !required.contains(field.key), hasInnerNotes(field) {
      return text + "#\(field.key):\n" + inner(of: field, [], "  ", isOff: true)
    }
    if isStated { return text + stated(field, "") }
    if required.contains(field.key) { return text + "\(field.key): # TODO\n" }
    return text + "#\(field.key): \(example(field))\n"
  }

  private func hasInnerNotes(_ field: FieldDefinition) -> Bool {
    !field.isList && (Array(notes.keys) + Array(typical.keys)).contains { $0.hasPrefix(field.path + ".") }
  }

  private func stated(_ field: FieldDefinition, _ indent: String) -> String {
    settings[field.key].map { line(field.key, $0, field, indent) } ?? ""
  }

  /// Label and help.
  private func heading(_ field: FieldDefinition) -> String {
    let help = field.help[language]
    let label = field.label[language]
    return label + (help.isEmpty ? "" : (label.hasSuffix("?") ? " " : ": ") + help)
  }

  /// When the field is due, what is allowed, and what else is to be thought of.
  private func explanation(_ field: FieldDefinition, _ indent: String) -> String {
    var text = ""
    let rules = field.duties.filter { $0.code != Duty.always }
    for rule in rules where rule.condition == nil {
      text += comment(schema.duty(rule.code)?.text[language] ?? "", indent)
    }
    if !rules.isEmpty, rules.allSatisfy({ $0.condition != nil }) {
      text += comment(
        words("Diese Angabe ist in manchen Fällen fällig.", "This information is due in some cases."), indent)
    }
    if let form = writtenForm(of: field) { text += comment(words("Erlaubt: ", "Allowed: ") + form + ".", indent) }
    if let terms = field.vocabulary?.terms, !terms.isEmpty {
      let list = terms.map { "\($0.id) (\($0.label[language]))" } + (field.takesUnknown ? [unknown] : [])
      text += comment(
        (field.type == .choice ? words("Erlaubt: ", "Allowed: ") : words("Auch möglich: ", "Also possible: "))
          + list.joined(separator: ", ") + ".", indent)
    } else if settings[field.key] == nil, field.mayBeUnknown {
      text += comment(words("Erlaubt ist auch: ", "Also allowed: ") + unknown + ".", indent)
    }
    for note in notes[field.path] ?? [] { text += comment(note, indent) }
    if typical[field.path] != nil {
      text += comment(words("So ist es oft. Bitte prüfen Sie es.", "This is often so. Please check it."), indent)
    }
    return text
  }

  /// How a file writes what a form lets people choose; `nil` where the help says it all.
  private func writtenForm(of field: FieldDefinition) -> String? {
    switch field.type {
    case .boolean: return words("true (ja), false (nein)", "true (yes), false (no)")
    case .reference:
      guard let target = field.target else { return nil }
      let name = schema[target]?.label[language] ?? target
      let id =
        target == "departments"
        ? words("die Kennung einer Stelle aus klartext.yaml", "the id of an office in klartext.yaml")
        : words("die Kennung aus „\(name)“ (Dateiname ohne .md)", "the id from “\(name)” (file name without .md)")
      return id + (field.allowsText ? words(" oder der ausgeschriebene Name", " or the name in full") : "")
    default: return nil
    }
  }

  private var unknown: String { words("unknown (noch nicht bekannt)", "unknown (not known yet)") }

  private func example(_ field: FieldDefinition) -> String {
    if let typical = typical[field.path] { return typical }
    let text = field.example[language]
    if text.isEmpty { return field.vocabulary?.terms.first?.id ?? "" }
    // Examples of lists and groups, and those in quotes, are YAML already.
    let isYAML = field.isList || text.hasPrefix("\"") || (field.type == .record && text.hasPrefix("{"))
    return isYAML ? text : YAMLText.scalar(text)
  }

  // MARK: - Values

  private func line(_ key: String, _ value: Setting, _ field: FieldDefinition?, _ indent: String) -> String {
    guard case .group(let members) = value, let field else { return SettingText.line(key, value, field, indent) }
    return "\(indent)\(YAMLText.scalar(key)):\n" + inner(of: field, members, indent + "  ", isOff: false)
  }

  /// The fields of a group: what is set, and what is due or has a note as a comment.
  ///
  /// - Parameter isOff: whether the group as a whole is a comment.
  private func inner(
    of field: FieldDefinition, _ members: [Setting.Member], _ indent: String, isOff: Bool
  ) -> String {
    var text = ""
    for nested in field.fields {
      let isNoted = notes[nested.path] != nil || typical[nested.path] != nil
      if let member = members.first(where: { $0.key == nested.key }) {
        text += comment(heading(nested), indent) + explanation(nested, indent)
        text += line(nested.key, member.value, nested, indent)
      } else if isDue(nested) || isNoted {
        text += comment(heading(nested), indent) + explanation(nested, indent)
        text += (isOff ? "#\(indent)" : "\(indent)#") + "\(nested.key): \(example(nested))\n"
      }
    }
    for member in members where field.field(member.key) == nil { text += line(member.key, member.value, nil, indent) }
    return text
  }

  // MARK: - Comments

  private func comment(_ text: String, _ indent: String) -> String { YAMLText.comment(text, indent: indent) }
}
