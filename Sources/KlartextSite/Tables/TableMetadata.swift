import KlartextCore
import KlartextRegister

/// What the columns of a table mean, as CSV on the Web says it (W3C Recommendation "Metadata Vocabulary for Tabular
/// Data", 2015).
struct TableMetadata {
  let file: CollectionFile
  let columns: [TableColumn]
  let words: APIWords

  private var isExcel: Bool { file.format == .excel }
  private var configuration: SiteConfiguration { words.register.configuration }

  var json: JSON {
    .members([
      "@context": ["http://www.w3.org/ns/csvw", ["@language": .string(words.main.language.description)]],
      "url": .string(file.name),
      "dc:title": texts(file.collection.label), "dc:description": texts(file.collection.intro),
      "dc:license": configuration.record.plain("license").map { ["@id": .string(DataLicense($0).page)] },
      "dc:modified": [
        "@value": .string(words.register.today.description), "@type": "http://www.w3.org/2001/XMLSchema#date",
      ],
      "rdfs:comment": texts(.tableRules),
      "dialect": [
        "encoding": "utf-8", "delimiter": isExcel ? ";" : ",", "quoteChar": "\"", "doubleQuote": true, "header": true,
        "lineTerminators": ["\r\n"],
      ],
      "tableSchema": [
        "columns": .array(EntryFact.allCases.map(column) + columns.map(column)),
        "primaryKey": .string(EntryFact.id.rawValue),
      ],
    ])
  }

  // MARK: - Columns

  private func column(_ fact: EntryFact) -> JSON {
    .members([
      "name": .string(fact.rawValue), "titles": .string(fact.rawValue), "dc:title": texts(fact.meaning),
      "datatype": .string(fact.datatype), "required": fact == .id ? true : nil,
    ])
  }

  private func column(_ column: TableColumn) -> JSON {
    var language: JSON?
    if case .translation(let other) = column.part { language = .string(other.description) }
    let isTyped = column.part == .value && column.lists < 2
    let mayBeOpen = column.part == .value && column.path.contains { $0.mayBeUnknown }
    return .members([
      "name": .string(Escaping.percentEncoded(column.name)), "titles": .string(column.name),
      "dc:title": label(of: column), "dc:description": texts(column.field.help), "lang": language,
      "datatype": isTyped ? datatype(of: column.field) : "string",
      "null": isTyped && mayBeOpen && column.field.type.isStrict ? ["", "unknown"] : nil,
      "separator": column.lists > 0 ? .string(TableCells.separator) : nil,
    ])
  }

  /// „Rechtsgrundlage: Titel“.
  private func label(of column: TableColumn) -> JSON? {
    texts(
      words.editions.map { edition in
        let labels = column.path.map { $0.label.text(in: edition.language) }
        return LanguageText(
          labels.map(\.string).joined(separator: ": "), labels.last?.language ?? edition.language)
      })
  }

  private func datatype(of field: FieldDefinition) -> JSON {
    switch field.type {
    case .date: "date"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: isExcel ? ["base": "decimal", "format": ["decimalChar": ","]] : "decimal"
    case .url: "anyURI"
    case .language: "language"
    default: "string"
    }
  }

  // MARK: - Texts by language

  private func texts(_ text: LocalizedText) -> JSON? { texts(words.editions.map { text.text(in: $0.language) }) }

  private func texts(_ key: StringKey) -> JSON? {
    texts(words.editions.map { LanguageText($0.strings[key], $0.language) })
  }

  /// Of two texts in one language the first.
  private func texts(_ texts: [LanguageText]) -> JSON? {
    var seen: [LanguageTag] = []
    var values: [JSON] = []
    for text in texts where !text.string.isEmpty && !seen.contains(text.language) {
      seen.append(text.language)
      values.append(["@value": .string(text.string), "@language": .string(text.language.description)])
    }
    return values.isEmpty ? nil : .array(values)
  }
}

extension FieldType {
  /// Whether a program reads values of the type as something else than text, so that no word may stand there.
  fileprivate var isStrict: Bool {
    switch self {
    case .date, .boolean, .integer, .number, .language: true
    default: false
    }
  }
}
