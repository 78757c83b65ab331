import KlartextCore
import KlartextRegister

/// The German texts of a record that are written for citizens: those of the fields that the schema calls `readable`.
enum CitizensTexts {
  static func texts(of record: Record, fields: [FieldDefinition]) -> [ReadableText] {
    record.fields.flatMap { field -> [ReadableText] in
      guard let definition = fields.first(where: { $0.key == field.key }) else { return [] }
      return texts(of: field.value, definition, field.mark)
    }
  }

  private static func texts(of value: Value, _ field: FieldDefinition, _ mark: SourceMark) -> [ReadableText] {
    switch value {
    case .text(let text) where field.isReadable && text.language.isGerman:
      [ReadableText(text.string, mark: mark)]
    case .markdown(let markdown) where field.isReadable && markdown.language.isGerman:
      [ReadableText(markdown.plainText, prose: markdown.prose, mark: mark)]
    case .record(let record): texts(of: record, fields: field.fields)
    case .list(let items): items.flatMap { texts(of: $0.value, field, $0.mark) }
    default: []
    }
  }
}
