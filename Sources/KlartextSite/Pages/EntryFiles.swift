import KlartextCore
import KlartextRegister

/// The files of single entries that their pages offer, with type and size.
struct EntryFiles: Sendable {
  /// In bytes; worked out once for all languages.
  private let sizes: [EntryKey: Once<Int>]

  /// - Parameter editions: The languages of the site, the main one first.
  init?(_ editions: [Edition]) {
    guard let words = APIWords(editions) else { return nil }
    sizes = Dictionary(
      words.register.allEntries.map { entry in (entry.key, Once { API.bytes(of: entry, words).count }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Links to all that an entry states, as a file, and to the tables in which it is a row.
  func links(to entry: Entry, in edition: Edition) -> HTML {
    let size = sizes[entry.key].map { NumberText.bytes($0.value, in: edition.language) } ?? ""
    let json = edition.href(edition.addresses.data(entry.key))
    let tables = edition.href(edition.addresses.fixed(.data, in: edition.language))
    let label = entry.collection.label[edition.language]
    return """
      <li><a href="\(json)" type="application/json">\(edition.strings.text(.entryAsJSON, ["size": size]))</a></li>\
      <li><a href="\(tables)">\(edition.strings.text(.entriesAsTables, ["collection": label]))</a></li>
      """
  }
}
