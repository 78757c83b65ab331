import KlartextCore
import KlartextRegister
import KlartextSearch

/// By what results can be filtered: the collection, and the fields of systems that the schema marks as facets.
struct SearchFacets {
  /// The facet that every entry has.
  static let collection = "collection"
  private let edition: Edition
  private let fields: [FieldDefinition]

  init(_ edition: Edition) {
    self.edition = edition
    fields = edition.schema["systems"]?.facetFields ?? []
  }

  /// A document's values by facet.
  func values(of entry: Entry) -> [String: [String]] {
    var values = [Self.collection: [entry.key.collection]]
    for field in fields {
      guard let own = entry.collection.field(at: field.path) else { continue }
      let ids = entry.categories(of: own, today: edition.register.today).compactMap(Self.id).sorted()
      if !ids.isEmpty { values[Facet.id(of: field)] = ids }
    }
    return values
  }

  /// `nil` for what no list of values names, and for what is not stated.
  private static func id(_ category: Statistics.Category) -> String? {
    switch category {
    case .term(let id): id
    case .reference(let key): key.id
    case .text, .flag, .year, .plannedYear, .notStated, .open, .withheld: nil
    }
  }

  /// The facets with the values that occur.
  func facets(of documents: [SearchDocument]) -> [SearchFacet] {
    var used: [String: Set<String>] = [:]
    for document in documents { for (facet, values) in document.facets { used[facet, default: []].formUnion(values) } }
    let language = edition.language
    func facet(_ id: String, _ label: String, _ values: [SearchFacet.Value]) -> SearchFacet? {
      let found = values.filter { used[id]?.contains($0.id) ?? false }
      return found.isEmpty ? nil : SearchFacet(id: id, label: label, values: found)
    }
    let collections = edition.schema.collections.map { SearchFacet.Value(id: $0.id, label: $0.label[language]) }
    let all =
      [facet(Self.collection, edition.strings[.searchCollection], collections)]
      + fields.map { field in
        facet(Facet.id(of: field), field.label[language], values(of: field))
      }
    return all.compactMap { $0 }
  }

  /// The allowed values; those that only other collections allow (the states of decisions) follow.
  private func values(of field: FieldDefinition) -> [SearchFacet.Value] {
    let language = edition.language
    if field.target == "departments" {
      return edition.configuration.departments.map { .init(id: $0.id, label: $0.name[language]) }
    }
    var values: [SearchFacet.Value] = []
    for collection in edition.schema.collections {
      for term in collection.field(at: field.path)?.leadingVocabulary?.terms ?? []
      where !values.contains(where: { $0.id == term.id }) {
        values.append(.init(id: term.id, label: term.label[language]))
      }
    }
    return values
  }
}
