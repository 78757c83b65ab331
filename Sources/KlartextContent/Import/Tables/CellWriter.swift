import KlartextCore
import KlartextRegister

/// Values of an entry as cells that people can read and edit.
struct CellWriter {
  /// The language of labels.
  let language: LanguageTag
  /// What is put behind the names of columns: `@en` for a translation.
  let ending: String

  /// Between the values of a list.
  static let separator = " | "

  func write(
    _ setting: Setting, of field: FieldDefinition, into cells: inout [String: CSV.Cell], _ shape: inout TableShape
  ) {
    write(setting, field, field.path, &cells, &shape)
  }

  private func write(
    _ setting: Setting, _ field: FieldDefinition, _ name: String, _ cells: inout [String: CSV.Cell],
    _ shape: inout TableShape
  ) {
    func put(_ cell: CSV.Cell) {
      cells[name + ending] = cell
      shape.present.insert(name)
    }
    switch (setting, field.type) {
    case (.list(let items), .record) where field.isList:
      shape.rows[name] = max(shape.rows[name] ?? 0, items.count)
      for (position, item) in items.enumerated() {
        writeGroup(item, field, "\(name).\(position + 1)", &cells, &shape)
      }
    case (.list(let items), _) where field.isList && field.type != .rule && field.type != .anything:
      put(.text(items.map { Self.escaped(Self.text($0, of: field, language)) }.joined(separator: Self.separator)))
    case (.group, .record): writeGroup(setting, field, name, &cells, &shape)
    default: put(Self.cell(setting, of: field, language))
    }
  }

  private func writeGroup(
    _ setting: Setting, _ field: FieldDefinition, _ name: String, _ cells: inout [String: CSV.Cell],
    _ shape: inout TableShape
  ) {
    guard case .group(let members) = setting else {
      cells[name + ending] = .text(setting.text ?? setting.flowText)
      shape.present.insert(name)
      return
    }
    for member in members {
      guard let inner = field.field(member.key), !inner.isComputed else { continue }
      write(member.value, inner, name + "." + member.key, &cells, &shape)
    }
  }

  private static func cell(_ setting: Setting, of field: FieldDefinition, _ language: LanguageTag) -> CSV.Cell {
    let text = text(setting, of: field, language)
    switch field.type {
    case .number, .integer: return Double(text) != nil ? .number(text) : .text(text)
    case .date: return CivilDate(text) != nil ? .verbatim(text) : .text(text)
    default: return .text(text)
    }
  }

  /// A single value: labels for fixed values, „ja“ and „nein“, all else as it is written.
  static func text(_ setting: Setting, of field: FieldDefinition, _ language: LanguageTag) -> String {
    guard let text = setting.text else { return setting.flowText }
    switch field.type {
    case .choice: return field.vocabulary.flatMap { label(of: text, in: $0, language) } ?? text
    case .boolean:
      switch text.lowercased() {
      case "true": return language.isGerman ? "ja" : "yes"
      case "false": return language.isGerman ? "nein" : "no"
      default: return text
      }
    default: return text
    }
  }

  /// The label, where it means this value and no other.
  private static func label(of id: String, in vocabulary: Vocabulary, _ language: LanguageTag) -> String? {
    guard let label = vocabulary[id]?.label[language], !label.isEmpty else { return nil }
    return vocabulary.terms.contains { $0.id != id && ($0.id == label || $0.label[language] == label) } ? nil : label
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x7C }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
  }

  /// The values of a cell.
  ///
  /// - Parameter signs: what separates values beside `|` and line breaks.
  static func split(_ cell: String, at signs: String = "") -> [String] {
    var values: [String] = []
    var value = ""
    var isEscaped = false
    for character in cell {
      if isEscaped {
        if character != "\\", character != "|" { value.append("\\") }
        value.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" || character.isNewline || signs.contains(character) {
        values.append(value)
        value = ""
      } else {
        value.append(character)
      }
    }
    if isEscaped { value.append("\\") }
    values.append(value)
    return values.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }
}
