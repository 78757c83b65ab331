import KlartextCore
import KlartextRegister

/// A collection as its list shows it: which entries in which order, and by what they can be chosen.
///
/// It is the same in every language, so that all of them share it.
struct CollectionList: Sendable {
  let collection: CollectionDefinition
  /// Own entries first.
  let entries: [Entry]
  /// How many of them are the municipality's own.
  let ownCount: Int
  let facets: [Facet]
  /// What the list's filter loads.
  let filter: Once<FilterFile>

  /// The lists of the site, in the order of the schema; the glossary has a page of another kind.
  static func all(of register: Register, addresses: Addresses) -> [CollectionList] {
    register.schema.collections.compactMap { collection in
      guard !addresses.isAtRoot(collection.id), collection.id != "glossary" else { return nil }
      return CollectionList(collection, of: register)
    }
  }

  private init(_ collection: CollectionDefinition, of register: Register) {
    let sorted = ListOrder(of: collection).sorted(register.listed(collection.id))
    let own = sorted.filter(\.isOwn)
    let entries = own + sorted.filter { !$0.isOwn }
    let facets = register.facets(of: collection, entries: entries)
    self.collection = collection
    self.entries = entries
    self.facets = facets
    ownCount = own.count
    filter = Once { FilterFile(entries, of: collection, facets: facets, in: register) }
  }

  /// Whether there is anything to choose.
  var hasFilter: Bool { entries.count > 1 && !facets.isEmpty }
}
