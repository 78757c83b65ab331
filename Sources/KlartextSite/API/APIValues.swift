import KlartextCore
import KlartextRegister

/// Values of fields as JSON: one case a type, texts by language.
struct APIValues {
  let words: APIWords
  let entry: Entry

  /// A field for which the register says "not yet known" has this word in the place of its value.
  static let unknown: JSON = "unknown"

  /// The values of an entry by the keys of its fields.
  func fields(where isWanted: (FieldDefinition) -> Bool) -> JSON {
    object([entry.record] + words.translations(of: entry).map(\.record), of: nil) { key in
      guard let field = entry.collection.field(key), isWanted(field) else { return nil }
      return field
    }
  }

  /// What a translation says of itself.
  func facts(of translation: Translation) -> JSON {
    object([translation.own], of: nil) { key in
      Translation.factsOfItsOwn.contains(key) ? entry.collection.field(key).flatMap { $0.isExported ? $0 : nil } : nil
    }
  }

  // MARK: - Records

  /// - Parameters:
  ///   - versions: The same record in several languages, the original first.
  ///   - field: The field whose record it is; `nil` for the entry's own.
  private func object(
    _ versions: [Record], of field: FieldDefinition?, definition: (String) -> FieldDefinition?
  ) -> JSON {
    guard let original = versions.first else { return .members([]) }
    let translations = versions.dropFirst()
    var members: [(String, JSON?)] = []
    for stated in original.fields {
      guard let definition = definition(stated.key) else { continue }
      var values = [stated.value]
      if definition.isTranslatable, field != nil || !Translation.factsOfItsOwn.contains(stated.key) {
        values += translations.compactMap { $0[stated.key] }
      }
      members.append((stated.key, json(values, of: definition)))
    }
    // Texts that only a translation states.
    for translation in translations {
      for stated in translation.fields
      where original[stated.key] == nil && !members.contains(where: { $0.0 == stated.key }) {
        guard let definition = definition(stated.key), definition.isTranslatable,
          field != nil || !Translation.factsOfItsOwn.contains(stated.key)
        else { continue }
        members.append((stated.key, json(translations.compactMap { $0[stated.key] }, of: definition)))
      }
    }
    for nested in field?.fields ?? [] where nested.isComputed {
      members.append((nested.key, computed(nested, in: original, of: field)))
    }
    return .members(members)
  }

  private func record(_ versions: [Record], of field: FieldDefinition) -> JSON {
    object(versions, of: field) { field.field($0) }
  }

  /// What the program works out for a row.
  private func computed(_ field: FieldDefinition, in row: Record, of list: FieldDefinition?) -> JSON? {
    guard let list, list.path == "tasks", field.key == "overdue" else { return nil }
    return .bool(Mandate(row, of: list, today: words.register.today).stage == .overdue)
  }

  // MARK: - Values

  /// - Parameter values: One value in several languages, the original first.
  private func json(_ values: [Value], of field: FieldDefinition) -> JSON? {
    guard let original = values.first else { return nil }
    switch original {
    // A name where a reference may stand has the form of one.
    case .text(let name) where field.type == .reference: return .members(["title": words.json([name])])
    case .text, .markdown: return text(values.compactMap { part($0).map { [$0] } }, isList: false)
    case .localized(let text): return words.json(text)
    case .term(let id): return words.term(id, of: field.vocabulary)
    case .date(let date): return .string(date.description)
    case .flag(let flag): return .bool(flag)
    case .number(let number): return .number(Self.canonical(number))
    case .plain(let text): return plain(text, of: field)
    case .reference(let key): return words.reference(key)
    case .record: return record(values.compactMap(Self.record), of: field)
    case .list(let items): return list(items, values, of: field)
    case .rule(let rule): return Self.json(rule)
    case .unknown: return Self.unknown
    }
  }

  private func list(_ items: [Item], _ values: [Value], of field: FieldDefinition) -> JSON {
    switch field.type {
    case .text, .markdown, .country:
      // A translation gives the whole list anew, so that its rows need not match those of the original.
      return text(values.map { list in Self.items(list).compactMap { part($0.value) } }, isList: true)
    case .record:
      let lists = values.map(Self.items)
      return .array(
        items.indices.compactMap { position in
          let rows = lists.compactMap { position < $0.count ? Self.record($0[position].value) : nil }
          guard let row = rows.first, isDue(row, in: field) else { return nil }
          return record(rows, of: field)
        })
    default:
      return .array(items.compactMap { json([$0.value], of: field) })
    }
  }

  /// Whether a row may be told already: a change of a later day may not.
  private func isDue(_ row: Record, in field: FieldDefinition) -> Bool {
    guard field.path == "changes" else { return true }
    return row.date("date")?.fullDate.map { $0 <= words.register.today } ?? false
  }

  private static func items(_ value: Value) -> [Item] { if case .list(let items) = value { items } else { [] } }

  private static func record(_ value: Value) -> Record? { if case .record(let record) = value { record } else { nil } }

  private func plain(_ text: String, of field: FieldDefinition) -> JSON? {
    guard field.type == .file, !text.contains("://") else { return .string(text) }
    return words.register.media[text].map { words.link(words.addresses.media($0)) }
  }

  // MARK: - Texts

  private typealias Part = (language: LanguageTag, json: JSON)

  private func part(_ value: Value) -> Part? {
    switch value {
    case .text(let text): (text.language, .string(text.string))
    case .markdown(let markdown): (markdown.language, json(markdown))
    // A word that the vocabulary knows has a label in every language.
    case .term(let id): (entry.language, .string(id))
    default: nil
    }
  }

  /// Texts by language: one each, or a list each.
  private func text(_ versions: [[Part]], isList: Bool) -> JSON {
    words.map(versions.compactMap { parts in parts.first.map { ($0.language, parts) } }) { parts in
      isList ? .array(parts.map(\.json)) : parts.first?.json ?? .null
    }
  }

  private func json(_ markdown: Markdown) -> JSON {
    let html = words.edition(for: markdown.language).html(markdown, in: .awayFrom(entry))
    return .members(["text": .string(markdown.plainText), "html": .string(html.string)])
  }

  // MARK: - Numbers and rules

  /// A number as JSON writes it (RFC 8259 §6): without a plus sign and without leading zeros.
  static func canonical(_ number: String) -> String {
    let isNegative = number.hasPrefix("-")
    let digits = number.drop { $0 == "-" || $0 == "+" }
    let trimmed = digits.drop { $0 == "0" }
    let whole = trimmed.isEmpty || trimmed.first == "." ? "0" + trimmed : String(trimmed)
    return isNegative ? "-" + whole : whole
  }

  static func json(_ rule: Rule) -> JSON {
    .members(["when": rule.when.map(json), "forbid": rule.forbid.map(json), "require": rule.require.map(json)])
  }

  private static func json(_ condition: Condition) -> JSON {
    switch condition {
    case .isOneOf(let path, let values):
      .members(["field": .string(path), "in": .array(values.map { .string($0) })])
    case .isPresent(let path): .members(["present": .string(path)])
    case .all(let conditions): .members(["all": .array(conditions.map(json))])
    case .any(let conditions): .members(["any": .array(conditions.map(json))])
    case .not(let inner): .members(["not": json(inner)])
    }
  }
}
