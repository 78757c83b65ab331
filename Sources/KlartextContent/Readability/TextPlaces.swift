import KlartextCore

/// Finds the words of a text in its file, past the markup and line ends between them.
///
/// The words of a value stand in the file in the same order, whatever way YAML and Markdown write it. So they are
/// looked for one after the other, each a little further than the last.
struct TextPlaces {
  private let file: SourceFile
  private let bytes: [UInt8]
  /// How far a word may stand from the one before: a long address between them is skipped on its own.
  private static let reach = 600

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  /// The places of some ranges of a text; that of its field for what is not found.
  func marks(of ranges: [Range<Int>], in text: ReadableText) -> [SourceMark] {
    var starts: [Int: Int] = [:]
    var ends: [Int: Int] = [:]
    let wanted = Set(ranges.map(\.lowerBound))
    let wantedEnds = Set(ranges.map(\.upperBound))
    var cursor = offset(of: text.mark)
    for word in text.sentences.flatMap(\.words) {
      guard let place = find(text.bytes[word.range], from: cursor) else { continue }
      if wanted.contains(word.range.lowerBound) { starts[word.range.lowerBound] = place }
      if wantedEnds.contains(word.range.upperBound) { ends[word.range.upperBound] = place + word.range.count }
      cursor = place + word.range.count
    }
    return ranges.map { range in
      guard let start = starts[range.lowerBound] else { return text.mark }
      return mark(start..<max(start, ends[range.upperBound] ?? start))
    }
  }

  /// Whether Markdown prints a place bold.
  func isBold(_ mark: SourceMark) -> Bool {
    let end = offset(of: mark)
    let line = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var index = line
    var isOpen = false
    while index + 1 < end {
      let isMark =
        bytes[index] == bytes[index + 1] && (bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "_"))
      if isMark { isOpen.toggle() }
      index += isMark ? 2 : 1
    }
    return isOpen
  }

  private func offset(of mark: SourceMark) -> Int {
    guard mark.line >= 1, Int(mark.line) <= file.lineCount else { return 0 }
    var index = file.lineStarts[Int(mark.line) - 1]
    var column = 1
    while column < mark.column, index < bytes.count {
      index += 1
      if index < bytes.count, bytes[index] & 0xC0 == 0x80 { continue }
      column += 1
    }
    return index
  }

  private func find(_ word: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let first = word.first else { return nil }
    var index = start
    var end = min(bytes.count, start + Self.reach)
    while index + word.count <= end {
      if bytes[index] == UInt8(ascii: "("), index > 0, bytes[index - 1] == UInt8(ascii: "]") {
        let close = bytes[index...].firstIndex { $0 == UInt8(ascii: ")") || $0 == 0x0A } ?? index
        end = min(bytes.count, end + close - index)
        index = close + 1
        continue
      }
      if bytes[index] == first, bytes[index...].starts(with: word), !continuesWord(before: index),
        !beginsLetter(at: index + word.count)
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private func continuesWord(before index: Int) -> Bool {
    guard index > 0 else { return false }
    if bytes[index - 1] < 0x80 { return Letters.length(in: bytes, at: index - 1) > 0 }
    return index > 1 && Letters.length(in: bytes, at: index - 2) == 2
  }

  private func beginsLetter(at index: Int) -> Bool {
    index < bytes.count && Letters.length(in: bytes, at: index) > 0
  }

  /// Lines and columns; of what goes over several lines, the first.
  func mark(_ range: Range<Int>) -> SourceMark {
    var low = 0
    var high = file.lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if file.lineStarts[middle] <= range.lowerBound { low = middle } else { high = middle }
    }
    let lineStart = file.lineStarts[low]
    let lineEnd = low + 1 < file.lineStarts.count ? file.lineStarts[low + 1] - 1 : bytes.count
    func codePoints(_ range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 != 0x80 } }
    return SourceMark(
      line: low + 1, column: codePoints(lineStart..<range.lowerBound) + 1,
      length: codePoints(range.lowerBound..<max(range.lowerBound, min(range.upperBound, lineEnd))))
  }
}
