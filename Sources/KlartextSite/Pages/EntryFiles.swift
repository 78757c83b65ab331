import KlartextCore
import KlartextRegister
import Synchronization

/// The files of single entries that their pages offer, with type and size.
final class EntryFiles: Sendable {
  private let words: APIWords
  /// In bytes; worked out once for all languages.
  private let sizes = Mutex<[EntryKey: Int]>([:])

  /// - Parameter editions: The languages of the site, the main one first.
  init?(_ editions: [Edition]) {
    guard let words = APIWords(editions) else { return nil }
    self.words = words
  }

  /// In bytes.
  private func size(of entry: Entry) -> Int {
    if let size = sizes.withLock({ $0[entry.key] }) { return size }
    let size = API.bytes(of: entry, words).count
    sizes.withLock { $0[entry.key] = size }
    return size
  }

  /// Links to all that an entry states, as a file, and to the tables in which it is a row.
  func links(to entry: Entry, in edition: Edition) -> HTML {
    let size = NumberText.bytes(size(of: entry), in: edition.language)
    let json = edition.href(edition.addresses.data(entry.key))
    let tables = edition.href(edition.addresses.fixed(.data, in: edition.language))
    let label = entry.collection.label[edition.language]
    return """
      <li><a href="\(json)" type="application/json">\(edition.strings.text(.entryAsJSON, ["size": size]))</a></li>\
      <li><a href="\(tables)">\(edition.strings.text(.entriesAsTables, ["collection": label]))</a></li>
      """
  }
}
