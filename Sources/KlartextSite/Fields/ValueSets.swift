import KlartextCore
import KlartextRegister

/// The lists of allowed values that pages show, each once, and the fields that take their values from it.
struct ValueSets: Sendable {
  /// One list of values: a vocabulary that fields share, or a field's own.
  struct ValueSet: Sendable {
    /// The anchor: `topics`, `systems.status`.
    var id: String
    var terms: [Term]
    /// The first field that uses it, in the order of the schema.
    var use: Use
    var otherUses: [Use] = []

    func anchor(of term: Term) -> String { id + "." + term.id }
  }

  /// A field that has fixed values.
  struct Use: Sendable {
    var collection: CollectionDefinition
    /// The field of the entry: the one that is meant, or the record around it.
    var field: FieldDefinition
    /// From the field of the entry down to the one that is meant.
    var path: [FieldDefinition]

    /// „Weitere Prüfungen: Art“; a record's leading value is called like the record.
    func label(in language: LanguageTag) -> LanguageText {
      var labels: [LanguageText] = []
      for (position, field) in path.enumerated() {
        if position > 0, path[position - 1].shorthand.contains(field.key) { continue }
        labels.append(field.label.text(in: language))
      }
      let words = labels.map(\.string).joined(separator: ": ")
      return LanguageText(words, labels.first?.language ?? language)
    }
  }

  /// Where lists of values stand together: a group of fields of a collection.
  struct Place: Sendable {
    var collection: CollectionDefinition
    var group: FieldGroup

    func holds(_ set: ValueSet) -> Bool { set.use.collection === collection && set.use.field.group == group.id }
  }

  private(set) var sets: [ValueSet] = []
  private(set) var places: [Place] = []
  /// By the name of a vocabulary; the same values under two names are one list.
  private var positions: [String: Int] = [:]

  init(_ schema: Schema) {
    for collection in schema.collections {
      for field in collection.fields where field.group != FieldPresentation.hiddenGroup {
        add(field, below: [], in: collection)
      }
      for group in collection.groups {
        let place = Place(collection: collection, group: group)
        if sets.contains(where: place.holds) { places.append(place) }
      }
    }
  }

  /// The place and the anchor of a term; `nil` where it has no sentence of its own.
  func place(of term: Term, in vocabulary: Vocabulary) -> (place: Place, anchor: String)? {
    guard !term.text.isEmpty, let position = positions[vocabulary.name] else { return nil }
    let set = sets[position]
    return places.first { $0.holds(set) }.map { ($0, set.anchor(of: term)) }
  }

  /// The place and the anchor of a whole list of values; `nil` where none of them has a sentence.
  func place(of vocabulary: Vocabulary) -> (place: Place, anchor: String)? {
    guard let position = positions[vocabulary.name], vocabulary.terms.contains(where: { !$0.text.isEmpty }) else {
      return nil
    }
    let set = sets[position]
    return places.first { $0.holds(set) }.map { ($0, set.id) }
  }

  func sets(at place: Place) -> [ValueSet] { sets.filter(place.holds) }

  private mutating func add(
    _ field: FieldDefinition, below path: [FieldDefinition], in collection: CollectionDefinition
  ) {
    guard field.isShown else { return }
    let path = path + [field]
    if let vocabulary = field.vocabulary {
      add(vocabulary, Use(collection: collection, field: path[0], path: path))
    }
    for nested in field.fields { add(nested, below: path, in: collection) }
  }

  private mutating func add(_ vocabulary: Vocabulary, _ use: Use) {
    if let position = positions[vocabulary.name] ?? sets.firstIndex(where: { $0.terms == vocabulary.terms }) {
      positions[vocabulary.name] = position
      sets[position].otherUses.append(use)
    } else {
      positions[vocabulary.name] = sets.count
      sets.append(ValueSet(id: vocabulary.name, terms: vocabulary.terms, use: use))
    }
  }
}
