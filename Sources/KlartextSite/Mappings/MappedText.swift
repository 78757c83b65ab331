import KlartextCore
import KlartextRegister

/// Values of fields as plain words in one language, for standards that know only texts.
struct MappedText {
  let edition: Edition
  private var language: LanguageTag { edition.language }
  private var strings: Strings { edition.strings }

  /// Several values of a field: words in one line, longer texts and rows each in paragraphs of their own.
  func text(_ found: [Record.Found]) -> String? {
    let texts = found.compactMap { text($0.value, of: $0.field) }
    let isLong = found.contains { $0.isLong } || texts.contains { $0.utf8.contains(0x0A) }
    return texts.isEmpty ? nil : texts.joined(separator: isLong ? "\n\n" : ", ")
  }

  /// `nil` for what has no words, such as an empty text.
  func text(_ value: Value, of field: FieldDefinition) -> String? {
    switch value {
    case .text(let text): text.string
    case .localized(let text): text[language]
    case .markdown(let markdown): markdown.plainText.isEmpty ? nil : markdown.plainText
    case .term(let id): term(id, of: field)
    case .date(let date): date.description
    case .flag(let flag): strings[flag ? .yes : .no]
    case .number(let number): NumberText.plain(number, in: language)
    case .plain(let text): text
    case .reference(let key): name(of: key)
    case .record(let record): self.text(record, of: field)
    case .list(let items): text(items.map { Record.Found($0.value, of: field) })
    case .unknown: field.takesUnknown ? strings[.notYetClear] : nil
    case .rule: nil
    }
  }

  private func term(_ id: String, of field: FieldDefinition) -> String {
    (field.vocabulary ?? field.leadingVocabulary)?[id]?.label[language] ?? id
  }

  private func name(of key: EntryKey) -> String? {
    if key.collection == "departments" { return edition.configuration.department(key.id)?.name[language] ?? key.id }
    guard let entry = edition.register[key], !edition.isPurged(entry) else { return key.id }
    return entry.title(in: language).string
  }

  /// What leads a row stands alone, all else under its label.
  private func text(_ record: Record, of field: FieldDefinition) -> String? {
    let leading = (field.shorthand.first { record[$0] != nil }) ?? record.fields.first?.key
    let lines = field.fields.filter { !$0.isComputed }.compactMap { inner -> (isLeading: Bool, line: String)? in
      guard let value = record[inner.key], let text = text(value, of: inner) else { return nil }
      return inner.key == leading ? (true, text) : (false, inner.label[language] + ": " + text)
    }
    let sorted = lines.filter(\.isLeading) + lines.filter { !$0.isLeading }
    return sorted.isEmpty ? nil : sorted.map(\.line).joined(separator: "\n")
  }
}

extension Record.Found {
  fileprivate var isLong: Bool {
    switch value {
    case .markdown, .record: true
    default: false
    }
  }
}
