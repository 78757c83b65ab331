import KlartextCore
import KlartextRegister

/// A column of a table that authors edit: one value of an entry.
///
/// Its name is the dotted path of the field. Rows of lists are numbered from 1 (`risks.1.name`), and the language of a
/// translation stands behind (`title@en`).
struct AuthorColumn: Sendable {
  enum Step: Sendable, Hashable {
    case key(String)
    case row(Int)
  }

  let name: String
  /// Without the language.
  let steps: [Step]
  /// The fields on the way, one for each key.
  let fields: [FieldDefinition]
  let language: LanguageTag?

  /// As many rows as a list may have in a table.
  static let maximumRows = 500

  var field: FieldDefinition { fields[fields.count - 1] }

  /// The part of the entry that the value belongs to: its own field, or the list around it.
  var part: FieldDefinition { fields.first(where: \.isList) ?? field }

  /// The steps within the part.
  var stepsInPart: ArraySlice<Step> { steps.dropFirst(part.path.split(separator: ".").count) }

  /// `nil` when the name leads to no field of the collection.
  init?(_ name: String, in collection: CollectionDefinition) {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    var language: LanguageTag?
    if parts.count == 2 {
      language = LanguageTag(parts[1])
      if language == nil { return nil }
    }
    var steps: [Step] = []
    var fields: [FieldDefinition] = []
    for word in parts[0].split(separator: ".", omittingEmptySubsequences: false) {
      if let number = Int(word) {
        guard (1...Self.maximumRows).contains(number), fields.last?.isList == true, case .key? = steps.last else {
          return nil
        }
        steps.append(.row(number))
        continue
      }
      let known = fields.last?.fields ?? collection.fields
      guard let field = known.first(where: { $0.key == word }), !field.isComputed else { return nil }
      // A field of a row needs the row's number.
      if let last = fields.last, last.isList, case .key? = steps.last { return nil }
      steps.append(.key(field.key))
      fields.append(field)
    }
    guard !fields.isEmpty else { return nil }
    self.name = name
    self.steps = steps
    self.fields = fields
    self.language = language
  }

  /// „Risiken 1: Name“, for people.
  func label(in language: LanguageTag) -> String {
    var words: [String] = []
    var index = 0
    for step in steps {
      switch step {
      case .key:
        words.append(fields[index].label[language])
        index += 1
      case .row(let number): words[words.count - 1] += " \(number)"
      }
    }
    return words.joined(separator: ": ") + (self.language.map { " (\($0))" } ?? "")
  }

  /// What the column is called in a table: the label, and behind it the name by which it is known again.
  func heading(in language: LanguageTag) -> String { "\(label(in: language)) [\(name)]" }
}

/// Columns that say something about the entry as a whole.
enum EntryColumn: String, CaseIterable {
  case id
  /// Whether it is published; told, not read.
  case state = "entry.state"
  /// What was exported, so that a later import sees what was changed.
  case check = "entry.check"

  func heading(in language: LanguageTag) -> String {
    let isGerman = language.isGerman
    let label =
      switch self {
      case .id: isGerman ? "Kennung" : "Id"
      case .state: isGerman ? "Veröffentlichung" : "Publication"
      case .check: isGerman ? "Prüfspalte, bitte nicht ändern" : "Check column, please leave as it is"
      }
    return "\(label) [\(rawValue)]"
  }
}
