import KlartextCore
import KlartextRegister

/// Entries that supersede, supplement or answer each other in a circle.
enum CircleCheck {
  /// Relations that have a direction in time: nothing can come after itself.
  private static let paths = ["supersedes", "supplements", "answers"]

  static func diagnostics(of entries: [Entry]) -> [Diagnostic] {
    paths.flatMap { path in
      var next: [EntryKey: [EntryKey]] = [:]
      for entry in entries {
        let targets = entry.record.list(path).compactMap { item -> EntryKey? in
          if case .reference(let key) = item.value { key } else { nil }
        }
        if !targets.isEmpty { next[entry.key] = targets }
      }
      let circles = members(of: next)
      return entries.compactMap { entry -> Diagnostic? in
        guard circles.contains(entry.key), let mark = entry.record.mark(of: path) else { return nil }
        let label = entry.collection.field(path)?.label.bilingual ?? Bilingual(de: path, en: path)
        return Diagnostic(.referenceCircle(label), at: entry.file.location(mark))
      }
    }
  }

  /// The entries of circles and of ways between circles.
  private static func members(of next: [EntryKey: [EntryKey]]) -> Set<EntryKey> {
    var edges: [EntryKey: Set<EntryKey>] = [:]
    var back: [EntryKey: Set<EntryKey>] = [:]
    for (key, targets) in next {
      // A reference to itself is reported on its own.
      for target in targets where target != key {
        edges[key, default: []].insert(target)
        back[target, default: []].insert(key)
      }
    }
    let all = Set(edges.keys).union(back.keys)
    // Where nothing leads to, or nothing leads on from, is no circle.
    let reached = trimmed(all, without: back, following: edges)
    return trimmed(reached, without: edges, following: back)
  }

  /// Takes away entries without a partner in `needed`, and then those that had only these.
  private static func trimmed(
    _ keys: Set<EntryKey>, without needed: [EntryKey: Set<EntryKey>], following: [EntryKey: Set<EntryKey>]
  ) -> Set<EntryKey> {
    var kept = keys
    var count = Dictionary(uniqueKeysWithValues: keys.map { ($0, (needed[$0] ?? []).intersection(keys).count) })
    var queue = keys.filter { count[$0] == 0 }
    while let key = queue.popFirst() {
      kept.remove(key)
      for target in following[key] ?? [] where kept.contains(target) {
        count[target, default: 0] -= 1
        if count[target] == 0 { queue.insert(target) }
      }
    }
    return kept
  }
}

extension Finding {
  static func referenceCircle(_ label: Bilingual) -> Finding {
    Finding(
      "reference-circle", .error,
      de: "„\(label.de)“ führt im Kreis wieder zu diesem Eintrag.",
      en: "“\(label.en)” leads in a circle back to this entry.",
      mend: Bilingual(
        de: "Prüfen Sie, welches Dokument das neuere ist, und entfernen Sie die andere Angabe.",
        en: "Check which document is the newer one, and remove the other field."))
  }
}
