import KlartextCore
import KlartextRegister

/// Words that stand in addresses beside entries, so that no entry may be called so.
enum ReservedWords {
  /// Between a list and the number of its page: `/systeme/seite/2/`.
  static let page = LocalizedText([.german: "seite", .english: "page"])

  /// What became of a decision, and how systems carry out a guideline.
  static let implementation = LocalizedText([.german: "umsetzung", .english: "implementation"])

  /// What became of an entry.
  static let history = LocalizedText([.german: "verlauf", .english: "history"])

  /// Systems side by side.
  static let comparison = LocalizedText([.german: "vergleich", .english: "comparison"])

  /// Below the comparison, instead of a topic: the systems that state none.
  static let withoutTopic = LocalizedText([.german: "ohne-themenfeld", .english: "without-topic"])

  /// What the allowed values mean, beside the terms of the glossary.
  static let values = LocalizedText([.german: "angaben", .english: "values"])

  /// Below the search: the index of all words.
  static let index = LocalizedText([.german: "a-z", .english: "a-z"])

  /// Below the index, instead of a letter: words that begin with none of a to z, and no digit.
  static let otherLetters = LocalizedText([.german: "andere", .english: "other"])

  /// Pages beside the entries of a collection.
  static let beside: [LocalizedText] = [
    page, implementation, comparison, history, values,
  ]

  /// Folders and pages at the root of the site that no collection gives.
  static let atRoot = [
    "api", "assets", "media", "oparl", "search", "calendar",
    "feed", "404", "index", "robots", "sitemap", "opensearch",
  ]
}

extension Addresses {
  /// The ids that entries may not have, by collection: what a reader of contents refuses.
  public static func reservedIDs(schema: Schema, configuration: SiteConfiguration) -> [String: Set<String>] {
    let addresses = Addresses(schema: schema, configuration: configuration)
    return Dictionary(uniqueKeysWithValues: schema.collections.map { ($0.id, addresses.reservedIDs(in: $0)) })
  }

  /// The ids that entries of a collection may not have, because another page stands at their address.
  public func reservedIDs(in collection: CollectionDefinition) -> Set<String> {
    guard isAtRoot(collection.id) else {
      var words = Set(ReservedWords.beside.flatMap { $0.values.values })
      for language in languages { words.formUnion(ReservedWords.beside.map { $0[language] }) }
      for field in collection.facetFields { words.insert(Facet.id(of: field)) }
      return words
    }
    // Entries without a folder of their own stand beside everything else at the root.
    var words = Set(ReservedWords.atRoot)
    words.formUnion(languages.map { $0.description.lowercased() })
    for language in languages {
      words.formUnion(segments[language]?.values.map { $0 } ?? [])
    }
    // A page of the same id in the main language is taken up; in another language it would stand in the way.
    for language in languages.dropFirst() { words.formUnion(legalSegments[language]?.values.map { $0 } ?? []) }
    if let main = languages.first { words.subtract(legalSegments[main]?.values.map { $0 } ?? []) }
    return words
  }
}
