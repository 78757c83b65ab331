import KlartextCore
import KlartextRegister

extension EntryKey {
  /// The text of the first page, which has no page of its own: `content/pages/start.md`.
  static let startPage = EntryKey("pages", "start")
}

extension Register {
  /// Languages of the site with a first page and single pages of text, and without lists.
  ///
  /// Nobody is served by a hundred lists of German entries under Turkish headings. So a language has lists when an entry
  /// is written in it, or when the schema speaks it: then at least the names of all fields can be read.
  var startOnlyLanguages: Set<LanguageTag> {
    let addresses = Addresses(schema: schema, configuration: configuration)
    let main = configuration.mainLanguage
    let candidates = configuration.languages.filter { $0 != main && !schema.speaks($0) }
    guard !candidates.isEmpty else { return [] }
    var written: Set<LanguageTag> = []
    for collection in schema.collections where !addresses.isAtRoot(collection.id) {
      for entry in listed(collection.id) { written.formUnion(entry.languages) }
    }
    return Set(candidates.filter { !written.contains($0) })
  }

  /// The languages of the site with lists of their own, the main one first.
  public var completeLanguages: [LanguageTag] {
    let startOnly = startOnlyLanguages
    return configuration.languages.filter { !startOnly.contains($0) }
  }
}

extension Schema {
  /// Whether the fields have names in a language.
  fileprivate func speaks(_ language: LanguageTag) -> Bool {
    collections.allSatisfy { collection in
      collection.fields.first.map { field in language.fallbacks.contains { field.label.values[$0] != nil } } ?? true
    }
  }
}
