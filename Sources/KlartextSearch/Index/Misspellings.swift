/// Leads from words with a mistake in their first letters to the beginnings that may be meant.
///
/// Mistakes further behind are found among the neighbours of a word in the shelf. For these, each beginning of six
/// letters is listed under what remains when one of them is left out (SymSpell's idea, W. Garbe): what is
/// left of a wrong beginning is the same.
struct Misspellings: Sendable {
  private(set) var files: [[UInt8]] = []
  private(set) var firsts: [[UInt8]] = []

  private static let length = 6
  private static let shortest = 4
  private static let size = 12_000

  /// - Parameter words: Sorted.
  init(_ words: [[UInt8]]) {
    var rows: [(rest: [UInt8], place: UInt8)] = []
    var previous: [UInt8] = []
    for word in words where word.count >= Self.shortest && word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
      let beginning = Array(word.prefix(Self.length))
      guard beginning != previous else { continue }
      previous = beginning
      rows.append((beginning, 0x2D))
      for place in beginning.indices where place == 0 || beginning[place] != beginning[place - 1] {
        var rest = beginning
        let letter = rest.remove(at: place)
        rows.append((rest + [0x20, letter], 0x30 + UInt8(place)))
      }
    }
    rows.sort { $0.rest == $1.rest ? $0.place < $1.place : $0.rest.lexicographicallyPrecedes($1.rest) }
    write(rows)
  }

  /// A line for each rest: then a place and a letter for each beginning, `-` where it is a beginning itself.
  private mutating func write(_ rows: [(rest: [UInt8], place: UInt8)]) {
    var file: [UInt8] = []
    var before: [UInt8] = []
    var last: [UInt8] = []
    for row in rows {
      let parts = row.rest.split(separator: 0x20)
      let rest = Array(parts[0])
      if rest != last || file.isEmpty {
        if file.count >= Self.size {
          files.append(file)
          file = []
        }
        if file.isEmpty {
          firsts.append(ShelfText.separator(rest, after: last))
          before = []
        } else {
          file.append(0x0A)
        }
        ShelfText.append(rest, after: before, to: &file)
        file.append(0x20)
        before = rest
        last = rest
      }
      file.append(row.place)
      if parts.count > 1 { file += parts[1] }
    }
    if !file.isEmpty { files.append(file) }
  }
}
