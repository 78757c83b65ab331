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
    func facets(_ fields: [FieldDefinition]) -> [FieldDefinition] {
      fields.flatMap { $0.isFacet ? [$0] : $0.isList ? [] : facets($0.fields) }
    }
    fields = facets(edition.schema["systems"]?.fields ?? [])
  }

  /// The id in addresses and file names: `ai-act-class`.
  private static func id(_ field: FieldDefinition) -> String { Slug.make(field.path) }

  /// A document's values by facet.
  func values(of entry: Entry) -> [String: [String]] {
    var values = [Self.collection: [entry.key.collection]]
    for field in fields {
      let found = Self.ids(entry.record.value(at: field.path))
      if !found.isEmpty { values[Self.id(field)] = found }
    }
    return values
  }

  private static func ids(_ value: Value?) -> [String] {
    switch value {
    case .term(let id)?: [id]
    case .reference(let key)?: [key.id]
    case .list(let items)?: items.flatMap { ids($0.value) }
    case .record(let record)?: ids(record["value"])
    default: []
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
        facet(Self.id(field), field.label[language], values(of: field))
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
