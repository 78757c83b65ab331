import KlartextCore
import KlartextRegister

/// A column of a collection's table that a field gives.
struct TableColumn: Sendable {
  /// What of a field stands in the column.
  enum Part: Sendable, Hashable {
    /// The value: an id for a fixed value or a reference, a text in the main language.
    case value
    /// The words for a fixed value or a reference.
    case words
    /// A text in a further language of the site.
    case translation(LanguageTag)
    /// Of a group only whether it is not yet known; what is known of it has columns of its own.
    case openness
  }

  /// From the field of the entry down to the one that is meant.
  let path: [FieldDefinition]
  let part: Part

  var field: FieldDefinition { path[path.count - 1] }

  /// `ai_act.class`, `ai_act.class.label`, `department.title`, `summary@en`.
  var name: String {
    let key = path.map(\.key).joined(separator: ".")
    switch part {
    case .value, .openness: return key
    case .words: return key + (field.type == .reference ? ".title" : ".label")
    case .translation(let language): return key + "@" + language.description
    }
  }

  /// How many lists there are on the way: with one, values are joined; with two, joined values are joined again.
  var lists: Int { path.count { $0.isList } }

  /// All columns that a collection's fields give: those of the main language in the order of the schema, then texts in
  /// the other languages.
  static func all(of collection: CollectionDefinition, in languages: [LanguageTag]) -> [TableColumn] {
    var columns: [TableColumn] = []
    var translations: [LanguageTag: [TableColumn]] = [:]
    func add(_ field: FieldDefinition, below path: [FieldDefinition]) {
      let path = path + [field]
      switch field.type {
      case .record:
        if field.mayBeUnknown { columns.append(TableColumn(path: path, part: .openness)) }
        for nested in field.fields where nested.isExported { add(nested, below: path) }
      case .choice, .reference:
        columns += [TableColumn(path: path, part: .value), TableColumn(path: path, part: .words)]
      default:
        columns.append(TableColumn(path: path, part: .value))
      }
      guard field.type.isText else { return }
      for language in languages.dropFirst() {
        translations[language, default: []].append(TableColumn(path: path, part: .translation(language)))
      }
    }
    for field in collection.fields where field.isPublic { add(field, below: []) }
    return columns + languages.flatMap { translations[$0] ?? [] }
  }
}

extension FieldType {
  /// Whether values are texts, which have a language.
  var isText: Bool {
    switch self {
    case .text, .markdown, .country: true
    default: false
    }
  }
}
