/// How far two words lie apart, for "Meinten Sie …".
public enum EditDistance {
  /// The number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  public static func between(_ first: String, _ second: String) -> Int {
    let left = Array(first.lowercased().unicodeScalars)
    let right = Array(second.lowercased().unicodeScalars)
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, beforePrevious[column - 2] + 1)
        }
        current[column] = best
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }

  /// The one candidate that was most likely meant, or `nil` when none is near.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    // Words far too long to be a slip are not compared; the cost grows with the product of the lengths.
    guard word.utf8.count <= 64 else { return nil }
    let allowed = max(1, word.unicodeScalars.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate.utf8.count <= 96 {
      let distance = between(word, candidate)
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }
}
