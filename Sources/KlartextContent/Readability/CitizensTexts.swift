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

  /// All texts of a translation in easy language, short ones too: each word of it stands on the page.
  static func allTexts(of record: Record, fields: [FieldDefinition]) -> [ReadableText] {
    record.fields.flatMap { field -> [ReadableText] in
      guard let definition = fields.first(where: { $0.key == field.key }),
        !Translation.factsOfItsOwn.contains(field.key)
      else { return [] }
      return allTexts(of: field.value, definition, field.mark)
    }
  }

  private static func allTexts(of value: Value, _ field: FieldDefinition, _ mark: SourceMark) -> [ReadableText] {
    switch value {
    case .text(let text) where text.language.isEasy: [ReadableText(text.string, mark: mark)]
    case .markdown(let markdown) where markdown.language.isEasy:
      [ReadableText(markdown.plainText, prose: markdown.prose, mark: mark)]
    case .record(let record): allTexts(of: record, fields: field.fields)
    case .list(let items): items.flatMap { allTexts(of: $0.value, field, $0.mark) }
    default: []
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
