import KlartextCore
import KlartextRegister

/// Cells of a table, taken from what the interface for programs says of an entry, so that both say the same.
struct TableCells {
  let language: LanguageTag

  /// Between the values of a list.
  static let separator = "|"

  /// - Parameter fields: The values of the entry by key.
  func cell(_ column: TableColumn, in fields: [String: JSON]) -> CSV.Cell {
    guard let value = fields[column.path[0].key] else { return .empty }
    let text = text(value, column.path[...], column.part)
    guard let text, !text.isEmpty else { return .empty }
    guard column.part == .value, column.lists == 0, text != "unknown" else { return .text(text) }
    switch column.field.type {
    case .integer, .number: return .number(text)
    case .boolean, .date: return .verbatim(text)
    default: return .text(text)
    }
  }

  /// The text for a column, `nil` where there is none.
  private func text(_ json: JSON, _ path: ArraySlice<FieldDefinition>, _ part: TableColumn.Part) -> String? {
    guard let field = path.first else { return nil }
    let inner = path.dropFirst()
    if json == APIValues.unknown {
      return inner.isEmpty && (part == .value || part == .openness) ? json.scalar : nil
    }
    if part == .openness, inner.isEmpty { return nil }
    guard field.isList else {
      return inner.isEmpty ? leaf(json, of: field, part) : nested(json, inner, part)
    }
    if inner.isEmpty, field.type.isText { return texts(json, of: field, part) }
    return Self.joined(json.elements.map { inner.isEmpty ? leaf($0, of: field, part) : nested($0, inner, part) })
  }

  private func nested(_ group: JSON, _ path: ArraySlice<FieldDefinition>, _ part: TableColumn.Part) -> String? {
    guard let key = path.first?.key, let value = group[key] else { return nil }
    return text(value, path, part)
  }

  /// A list of texts stands in each language as a whole.
  private func texts(_ json: JSON, of field: FieldDefinition, _ part: TableColumn.Part) -> String? {
    Self.joined(inLanguage(json, part)?.elements.map { plain($0) } ?? [])
  }

  private func leaf(_ json: JSON, of field: FieldDefinition, _ part: TableColumn.Part) -> String? {
    if part == .words { return (json["label"] ?? json["title"])?.best(for: language)?.scalar }
    guard case .object = json else { return part == .value ? json.scalar : nil }
    if let id = json["id"]?.scalar, !field.type.isText || field.vocabulary?[id] != nil {
      return part == .value ? id : nil
    }
    if field.type.isText { return inLanguage(json, part).flatMap { plain($0) } }
    return field.type == .rule ? json.text : nil
  }

  private func inLanguage(_ json: JSON, _ part: TableColumn.Part) -> JSON? {
    if case .translation(let other) = part { return json[other.description] }
    return json.best(for: language)
  }

  /// Of Markdown the text without markup.
  private func plain(_ json: JSON) -> String? { json.scalar ?? json["text"]?.scalar }

  /// Values in one cell: `\` stands before a `|` or `\` of their own. `nil` where none says anything.
  private static func joined(_ values: [String?]) -> String? {
    guard values.contains(where: { $0 != nil }) else { return nil }
    return values.map { escaped($0 ?? "") }.joined(separator: separator)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x7C }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
  }
}
