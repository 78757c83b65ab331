import KlartextCore
import KlartextRegister

/// The ids of what is imported: the same in every import, and never one that another entry has.
struct ImportNames: Sendable {
  private let state: ImportState
  private var taken: Set<EntryKey>
  private let reserved: [String: Set<String>]
  /// Entries by their former ids.
  private var renamed: [EntryKey: EntryKey] = [:]
  /// Entries by the addresses that they state as their source.
  private var byAddress: [String: EntryKey] = [:]
  private var given: [String: EntryKey] = [:]
  /// The number after the last one that was given, by collection and id.
  private var numbers: [EntryKey: Int] = [:]

  init(entries: [Entry], state: ImportState, reserved: [String: Set<String>]) {
    self.state = state
    self.reserved = reserved
    taken = Set(entries.map(\.key))
    for entry in entries {
      for id in entry.record.list("former_ids") {
        renamed[EntryKey(entry.key.collection, id.value.plainText)] = entry.key
      }
      let sources = entry.record.rows("sources").compactMap { $0.plain("url") }
      for address in sources + [entry.record.plain("oparl_url"), entry.record.plain("url")].compactMap({ $0 })
      where byAddress[address] == nil {
        byAddress[address] = entry.key
      }
    }
    // What was imported keeps its id, even where the file is gone for now.
    taken.formUnion(state.records.values.map(\.entry))
  }

  /// The entry that a record is or becomes.
  ///
  /// - Parameters:
  ///   - source: what names the record in its source.
  ///   - addresses: by which an entry that a person wrote is known to be the same.
  mutating func entry(
    for source: String, titled title: String, in collection: String, addresses: [String] = []
  ) -> EntryKey {
    if let known = given[source] { return known }
    let key = found(source, collection, addresses) ?? new(title, source, in: collection)
    given[source] = key
    taken.insert(key)
    return key
  }

  /// Whether a record was imported before.
  func isKnown(_ source: String) -> Bool { state.records[source] != nil }

  private func found(_ source: String, _ collection: String, _ addresses: [String]) -> EntryKey? {
    if let known = state.records[source]?.entry, known.collection == collection { return renamed[known] ?? known }
    return addresses.lazy.compactMap { byAddress[$0] }.first { $0.collection == collection }
  }

  private mutating func new(_ title: String, _ source: String, in collection: String) -> EntryKey {
    var base = NewEntry.id(for: title)
    // A name that ASCII cannot write.
    if base.isEmpty { base = "import-" + ContentHash.name(source.utf8) }
    let first = EntryKey(collection, base)
    var number = numbers[first] ?? 1
    while true {
      let ending = number == 1 ? "" : "-\(number)"
      var id = String(base.prefix(80 - ending.utf8.count))
      while id.hasSuffix("-") { id.removeLast() }
      let key = EntryKey(collection, id + ending)
      if !taken.contains(key), reserved[collection]?.contains(key.id) != true {
        numbers[first] = number + 1
        return key
      }
      number += 1
    }
  }
}
