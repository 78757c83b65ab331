import KlartextCore
import KlartextRegister

/// A relation that other entries state to one, seen from there.
struct APIRelation {
  /// The collection of the entries that state it, and the field; `nil` where only a text links.
  let source: (collection: String, field: FieldDefinition)?
  private(set) var entries: [Entry]

  /// All relations to an entry; a text that mentions it counts only where no field says more.
  static func all(of entry: Entry, in words: APIWords) -> [APIRelation] {
    let register = words.register
    let backlinks = register.links(to: entry.key).filter { $0.source != entry.key }
    var keys: [String: Set<EntryKey>] = [:]
    var named: Set<EntryKey> = []
    var mentioned: Set<EntryKey> = []
    for backlink in backlinks {
      guard let path = backlink.field, register.schema[backlink.source.collection]?.field(at: path)?.inverse != nil
      else {
        mentioned.insert(backlink.source)
        continue
      }
      keys[backlink.source.collection + "/" + path, default: []].insert(backlink.source)
      named.insert(backlink.source)
    }
    var relations = keys.sorted { $0.key < $1.key }.compactMap { name, sources -> APIRelation? in
      guard let slash = name.firstIndex(of: "/") else { return nil }
      let collection = String(name[..<slash])
      let path = String(name[name.index(after: slash)...])
      guard let field = register.schema[collection]?.field(at: path) else { return nil }
      return APIRelation(source: (collection, field), entries: sorted(sources, in: register))
    }
    relations.append(APIRelation(source: nil, entries: sorted(mentioned.subtracting(named), in: register)))
    return relations.filter { !$0.entries.isEmpty }
  }

  private static func sorted(_ keys: Set<EntryKey>, in register: Register) -> [Entry] {
    register.sorted(keys.compactMap { register[$0] }.filter { !$0.isTombstone })
  }

  func json(_ words: APIWords) -> JSON {
    .members([
      "label": source?.field.inverse.map { words.json($0) } ?? words.json(.mentionedIn),
      "collection": source.map { .string($0.collection) }, "field": source.map { .string($0.field.path) },
      "entries": .array(entries.map { words.reference($0) }),
    ])
  }
}
