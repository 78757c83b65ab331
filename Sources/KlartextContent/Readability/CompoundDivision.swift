/// Proposes where a long German noun can be divided: „Datenschutzverordnung“ → „Daten-Schutz-Verordnung“.
enum CompoundDivision {
  /// Shorter parts are hardly words.
  private static let fewestLetters = 3
  private static let mostParts = 4

  /// The word with hyphens, each part with a capital; `nil` where no known part is found or one stays too long.
  static func divided(_ word: String) -> String? {
    var rest = word.lowercased()
    var parts: [String] = []
    while parts.count < mostParts - 1, let part = lastPart(of: rest) {
      parts.insert(part, at: 0)
      rest = String(rest.dropLast(part.count))
      if rest.count <= WordLists.german.easyLetters / 2 { break }
    }
    // A proposal that is too long itself would not help.
    guard !parts.isEmpty, !rest.isEmpty, ([rest] + parts).allSatisfy({ $0.count <= WordLists.german.easyLetters })
    else { return nil }
    return ([rest] + parts).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
  }

  /// The longest known part at the end of a word, with enough before it.
  private static func lastPart(of word: String) -> String? {
    WordLists.german.compoundParts.filter {
      word.hasSuffix($0) && word.count >= $0.count + fewestLetters
    }.max { ($0.count, $0) < ($1.count, $1) }
  }
}
