import KlartextContent
import KlartextCore
import KlartextRegister

/// Values as an import shows them: in the words of labels, on one line.
struct SettingWords {
  let project: ImportProject
  let language: MessageLanguage
  private var tag: LanguageTag { language == .de ? .german : .english }

  /// Longer values are shown by their beginning.
  private static let longest = 70

  /// „Kontakt: E-Mail“, with the language where it is a translation's.
  func label(of field: FieldDefinition, in collection: CollectionDefinition, _ version: LanguageTag?) -> String {
    var labels: [String] = []
    var path = ""
    for key in field.path.split(separator: ".") {
      path += (path.isEmpty ? "" : ".") + key
      labels.append(collection.field(at: path)?.label[tag] ?? String(key))
    }
    return labels.joined(separator: ": ") + (version.map { " (\($0))" } ?? "")
  }

  /// `—` for nothing.
  func short(_ setting: Setting?, of field: FieldDefinition) -> String {
    guard let setting else { return language == .de ? "(leer)" : "(empty)" }
    let words = TextDiagnostic.harmless(
      text(setting, of: field).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let scalars = words.unicodeScalars
    return scalars.count <= Self.longest
      ? words : String(String.UnicodeScalarView(scalars.prefix(Self.longest - 1))) + "…"
  }

  /// As a whole.
  func text(_ setting: Setting, of field: FieldDefinition) -> String {
    switch setting {
    case .scalar(let text), .flow(let text): return word(text, of: field)
    case .list(let items): return items.map { self.text($0, of: field) }.joined(separator: "; ")
    case .group(let members):
      return members.map { member in
        guard let inner = field.field(member.key) else { return member.key }
        return inner.label[tag] + ": " + text(member.value, of: inner)
      }.joined(separator: ", ")
    }
  }

  private func word(_ text: String, of field: FieldDefinition) -> String {
    if let label = (field.vocabulary ?? field.leadingVocabulary)?[text]?.label[tag], !label.isEmpty { return label }
    switch (field.type, text) {
    case (.boolean, "true"): return language == .de ? "ja" : "yes"
    case (.boolean, "false"): return language == .de ? "nein" : "no"
    case (.reference, _):
      if field.target == "departments" { return project.configuration.department(text)?.name[tag] ?? text }
      let entry = project.entries.first { $0.key == EntryKey(field.target ?? "", text) }
      return entry?.title(in: tag).string ?? text
    default: return text
    }
  }
}
