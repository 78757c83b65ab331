import KlartextCore

/// What results can be filtered by: a file for each facet, with the values of all documents.
enum FacetColumns {
  /// The name of the column of dates.
  static let date = "date"

  /// A line of JSON: the values with their labels, and the sets of values that documents have. Then the number of each
  /// document's set.
  static func file(_ facet: SearchFacet, _ documents: [SearchDocument]) -> [UInt8] {
    var numbers: [String: Int] = [:]
    for (number, value) in facet.values.enumerated() { numbers[value.id] = number }
    var sets: [[Int]] = [[]]
    var setNumbers: [[Int]: Int] = [[]: 0]
    var column: [UInt8] = []
    for document in documents {
      let set = (document.facets[facet.id] ?? []).compactMap { numbers[$0] }.sorted()
      if setNumbers[set] == nil {
        setNumbers[set] = sets.count
        sets.append(set)
      }
      ShelfText.append(setNumbers[set] ?? 0, to: &column)
    }
    let head: JSON = [
      "values": .array(facet.values.map { [.string($0.id), .string($0.label)] }),
      "sets": .array(sets.map { .array($0.map { .number(String($0)) }) }),
    ]
    return Array(head.text.utf8) + [0x0A] + column
  }

  /// Days since 1970, plus one; 0 for documents without a date.
  static func dates(_ documents: [SearchDocument]) -> [UInt8] {
    var column: [UInt8] = []
    for document in documents { ShelfText.append(max(0, (document.date?.daysSinceEpoch ?? -1) + 1), to: &column) }
    return column
  }
}
