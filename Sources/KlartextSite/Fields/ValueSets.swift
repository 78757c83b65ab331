import KlartextCore
import KlartextRegister

/// The lists of allowed values that pages show, each once, and the fields that take their values from it.
struct ValueSets: Sendable {
  /// One list of values: a vocabulary that fields share, or a field's own.
  struct ValueSet: Sendable {
    /// The anchor: `topics`, `systems.status`.
    var id: String
    var terms: [Term]
    /// In the order of the schema.
    var uses: [Use]

    func anchor(of term: Term) -> String { id + "." + term.id }
  }

  /// A field, from the collection down.
  struct Use: Sendable {
    var collection: CollectionDefinition
    var path: [FieldDefinition]

    /// „Weitere Prüfungen: Art“; a record's leading value is called like the record.
    func label(in language: LanguageTag) -> [LanguageText] {
      var labels: [LanguageText] = []
      for (position, field) in path.enumerated() {
        if position > 0, path[position - 1].shorthand.contains(field.key) { continue }
        labels.append(field.label.text(in: language))
      }
      return labels
    }
  }

  private(set) var sets: [ValueSet] = []
  /// By the name of a vocabulary; the same values under two names are one list.
  private var positions: [String: Int] = [:]

  init(_ schema: Schema) {
    for collection in schema.collections {
      for field in collection.fields where field.isShown && field.group != FieldPresentation.hiddenGroup {
        add(field, below: [], in: collection)
      }
    }
  }

  /// The place of a term on the page of values; `nil` where it has no sentence of its own.
  func anchor(of term: Term, in vocabulary: Vocabulary) -> String? {
    guard !term.text.isEmpty, let position = positions[vocabulary.name] else { return nil }
    return sets[position].anchor(of: term)
  }

  /// The lists that a collection is the first to use.
  func sets(of collection: CollectionDefinition) -> [ValueSet] {
    sets.filter { $0.uses.first?.collection === collection }
  }

  private mutating func add(
    _ field: FieldDefinition, below path: [FieldDefinition], in collection: CollectionDefinition
  ) {
    guard field.isShown else { return }
    let path = path + [field]
    if let vocabulary = field.vocabulary { add(vocabulary, Use(collection: collection, path: path)) }
    for nested in field.fields { add(nested, below: path, in: collection) }
  }

  private mutating func add(_ vocabulary: Vocabulary, _ use: Use) {
    if let position = positions[vocabulary.name] ?? sets.firstIndex(where: { $0.terms == vocabulary.terms }) {
      positions[vocabulary.name] = position
      sets[position].uses.append(use)
    } else {
      positions[vocabulary.name] = sets.count
      sets.append(ValueSet(id: vocabulary.name, terms: vocabulary.terms, uses: [use]))
    }
  }
}
