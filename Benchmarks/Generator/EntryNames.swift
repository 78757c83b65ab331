import KlartextCore
import KlartextRegister

/// The ids of all entries of a generated project, so that each can refer to others before they are written.
struct EntryNames: Sendable {
  /// By collection.
  let ids: [String: [String]]

  /// Shares of a hundred, the rest being systems.
  private static let shares = [("decisions", 25), ("guidelines", 5), ("bodies", 5), ("glossary", 5)]

  init(count: Int, seed: UInt64) {
    var ids: [String: [String]] = [:]
    var rest = count
    for (collection, share) in Self.shares {
      let number = max(2, count * share / 100)
      rest -= number
      ids[collection] = Self.ids(number, seed: seed)
    }
    ids["systems"] = Self.ids(max(2, rest), seed: seed)
    self.ids = ids
  }

  private static func ids(_ count: Int, seed: UInt64) -> [String] {
    (1...count).map { number in
      var random = Random(seed: seed &+ UInt64(number))
      let words = (0..<2).map { _ in Lexicon.german.word(100 + random.below(90_000)) }
      return Slug.make(words.joined(separator: "-")) + "-" + String(number)
    }
  }

  /// All entries, in an order that is always the same.
  var keys: [EntryKey] {
    ids.keys.sorted().flatMap { collection in (ids[collection] ?? []).map { EntryKey(collection, $0) } }
  }

  /// The id of another entry of a collection; some are referred to far more often than others.
  func other(than key: EntryKey, in collection: String, _ random: inout Random) -> String? {
    guard let ids = ids[collection] else { return nil }
    let id = ids[random.popular(below: ids.count)]
    return EntryKey(collection, id) == key ? nil : id
  }

  /// The destination of a link in an entry's text to some entry.
  func destination(from key: EntryKey, _ random: inout Random) -> String {
    let collection = random.element(of: ["systems", "systems", "decisions", "guidelines", "bodies", "glossary"])
    return "../\(collection)/\(other(than: key, in: collection, &random) ?? key.id).md"
  }
}
