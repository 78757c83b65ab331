import KlartextCore
import KlartextRegister

/// All entries of a collection with what lists need.
struct APIList {
  let collection: CollectionDefinition
  let words: APIWords
  let totals: Completeness

  /// Entry by entry, so that a long list never stands in memory as a whole but for its bytes.
  var bytes: [UInt8] {
    let entries = words.register.entries[collection.id] ?? []
    var bytes = Array(JSON.members(head(of: entries)).text.utf8.dropLast())
    bytes.append(contentsOf: ",\"entries\":[".utf8)
    var isFirst = true
    for entry in entries where !words.main.isPurged(entry) {
      bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      bytes.append(contentsOf: APIEntry(entry, words: words).core.text.utf8)
      isFirst = false
    }
    bytes.append(contentsOf: "\n]}\n".utf8)
    return bytes
  }

  private func head(of entries: [Entry]) -> [(String, JSON?)] {
    [
      ("$schema", words.link(words.addresses.dataSchema("list"))), ("collection", .string(collection.id)),
      ("label", words.json(collection.label)), ("url", page),
      ("schema", words.link(words.addresses.dataSchema(collection.id))), ("counts", words.counts(of: collection)),
      ("completeness", APICompleteness(words: words, totals: totals).json(of: collection)),
    ]
  }

  /// The page of the list, where the collection has one.
  private var page: JSON? { words.listPages(of: collection) }
}

extension APIWords {
  /// The addresses of a collection's list; pages of texts have none.
  func listPages(of collection: CollectionDefinition) -> JSON? {
    guard !addresses.isAtRoot(collection.id) else { return nil }
    return map(addresses.completeLanguages.map { ($0, addresses.list(collection.id, in: $0)) }) { link($0) }
  }

  /// How many entries there are in each state; of erased ones nothing but their number is told.
  func counts(of collection: CollectionDefinition) -> JSON {
    var counts: [APIEntry.State: Int] = [:]
    for entry in register.entries[collection.id] ?? [] {
      counts[APIEntry(entry, words: self).state, default: 0] += 1
    }
    return .members(APIEntry.State.allCases.compactMap { state in counts[state].map { (state.rawValue, .number($0)) } })
  }
}
