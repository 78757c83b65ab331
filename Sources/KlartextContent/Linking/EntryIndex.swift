import KlartextCore
import KlartextRegister
import Synchronization

/// All that a reference or link can lead to.
final class EntryIndex: Sendable {
  private let entries: [EntryKey: Entry]
  private let ids: [String: [String]]
  private let departments: Set<String>
  let media: Set<String>

  /// Looking for the nearest of many words is slow, and a thousand wrong links do not need a thousand guesses.
  private let guessesLeft = Mutex(300)

  init(_ entries: [Entry], departments: [String], media: [String]) {
    self.entries = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var ids: [String: [String]] = [:]
    for entry in entries { ids[entry.key.collection, default: []].append(entry.id) }
    ids["departments"] = departments
    self.ids = ids
    self.departments = Set(departments)
    self.media = Set(media)
  }

  subscript(key: EntryKey) -> Entry? { entries[key] }

  func isDepartment(_ id: String) -> Bool { departments.contains(id) }

  func nearest(to key: EntryKey) -> String? { nearest(to: key.id, among: ids[key.collection] ?? []) }

  func nearestMedia(to path: String) -> String? { nearest(to: path, among: media.sorted()) }

  func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let mayGuess = guessesLeft.withLock { left in
      left -= 1
      return left >= 0
    }
    return mayGuess ? EditDistance.nearest(to: word, among: candidates) : nil
  }
}
