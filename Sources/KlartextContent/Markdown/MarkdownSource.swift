import KlartextCore

/// A Markdown text made fit for the parser, that still knows the place of every byte in the file.
struct MarkdownSource {
  /// The text without control characters and stray direction marks.
  private(set) var bytes: [UInt8] = []
  /// Where each line begins in `bytes`.
  private(set) var lineStarts: [Int] = [0]
  /// Whether combining marks occur, so that words have to be composed (NFC) before they are shown.
  private(set) var needsComposing = false
  /// Whether characters are written by their numbers: `&#173;`.
  private(set) var hasCharacterReferences = false
  /// What was found while cleaning.
  private(set) var findings: [(Finding, SourceMark)] = []
  private let context: MarkdownContext
  /// Offsets in `bytes` before which a code point was left out, ascending: columns count it all the same.
  private var removals: [Int] = []

  /// What was found while cleaning: where, and how many code points had been left out by then.
  private var pending: [(finding: Finding, offset: Int, removals: Int)] = []
  /// How many bytes of the first 64, 128, 192 … only continue a code point: a line may be as long as the text.
  private var continuations: [Int] = []

  init(_ text: String, context: MarkdownContext) {
    self.context = context
    var text = text
    text.withUTF8 { clean($0) }
    countContinuations()
    for (finding, offset, removals) in pending {
      findings.append((finding, mark(offset..<offset, removals: removals)))
    }
    pending = []
    hasCharacterReferences = find(Array("&#".utf8), in: 0..<bytes.count) != nil
  }

  // MARK: - Lines and places

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line (from 1) without its end.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return bytes[lineStarts[number - 1]..<max(lineStarts[number - 1], end)]
  }

  /// The byte at the parser's line and byte column, both from 1; kept inside the text.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1 else { return 0 }
    guard line <= lineStarts.count else { return bytes.count }
    return min(bytes.count, lineStarts[line - 1] + max(0, column - 1))
  }

  /// The place in the file of some bytes; only those on the first line are counted.
  func mark(_ range: Range<Int>) -> SourceMark {
    mark(range, removals: removals.isEmpty ? 0 : removalCount(upTo: min(range.lowerBound, bytes.count)))
  }

  private func mark(_ range: Range<Int>, removals: Int) -> SourceMark {
    guard context.isExact else { return context.fieldMark }
    let start = min(range.lowerBound, bytes.count)
    let line = lineNumber(of: start)
    let lineStart = lineStarts[line - 1]
    let lineEnd = lineStart + self.line(line).count
    let end = max(start, min(range.upperBound, lineEnd))
    var column = codePoints(lineStart..<start)
    if removals > 0 { column += removals - removalCount(upTo: lineStart - 1) }
    return SourceMark(
      line: context.firstLine + line - 1, column: context.indent + column + 1, length: codePoints(start..<end))
  }

  /// The place of a whole line.
  func mark(line: Int) -> SourceMark {
    let content = self.line(line)
    return mark(content.startIndex..<content.endIndex)
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// How many code points were left out up to an offset, this one included.
  private func removalCount(upTo offset: Int) -> Int {
    var low = 0
    var high = removals.count
    while low < high {
      let middle = (low + high) / 2
      if removals[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func codePoints(_ range: Range<Int>) -> Int {
    range.count - (continuationCount(before: range.upperBound) - continuationCount(before: range.lowerBound))
  }

  private func continuationCount(before offset: Int) -> Int {
    let block = offset / 64
    let counted = block > 0 ? continuations[block - 1] : 0
    return counted + bytes[(block * 64)..<offset].count { $0 & 0xC0 == 0x80 }
  }

  private mutating func countContinuations() {
    continuations.reserveCapacity(bytes.count / 64)
    var total = 0
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, through: bytes.count - 64, by: 64) {
        for byte in bytes[start..<(start + 64)] where byte & 0xC0 == 0x80 { total += 1 }
        continuations.append(total)
      }
    }
  }

  /// The first or the last place of some bytes within a range.
  func find(_ needle: some RandomAccessCollection<UInt8>, in range: Range<Int>, last: Bool = false) -> Int? {
    let range = range.clamped(to: bytes.startIndex..<bytes.endIndex)
    guard let first = needle.first, range.count >= needle.count else { return nil }
    let rest = needle.dropFirst()
    var found: Int?
    for index in range.lowerBound...(range.upperBound - needle.count) where bytes[index] == first {
      guard bytes[(index + 1)...].starts(with: rest) else { continue }
      found = index
      if !last { return found }
    }
    return found
  }

  // MARK: - Cleaning

  private mutating func clean(_ input: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(input.count)
    var start = 0
    while start < input.count {
      var end = start
      var isPlain = true
      while end < input.count, input[end] != 0x0A {
        let byte = input[end]
        if byte == 0xCC || byte == 0xCD { needsComposing = true }
        // Hangul letters begin with E1 84 to E1 87, kana voice marks with E3 82.
        if byte == 0xE1 || byte == 0xE3, end + 1 < input.count, (0x82...0x87).contains(input[end + 1]) {
          needsComposing = true
        }
        if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF { isPlain = false }
        end += 1
      }
      let line = UnsafeBufferPointer(rebasing: input[start..<end])
      if isPlain {
        bytes.append(contentsOf: line)
      } else {
        cleanLine(line)
      }
      if end < input.count {
        bytes.append(0x0A)
        lineStarts.append(bytes.count)
      }
      start = end + 1
    }
  }

  /// Leaves out what must not be shown, and makes no-break spaces before and after markers spaces.
  private mutating func cleanLine(_ line: UnsafeBufferPointer<UInt8>) {
    let stray = BidiControls.unbalanced(in: line)
    let spaces = MarkerSpaces.noBreakSpaces(in: line)
    var index = 0
    var reportsControl = true
    var reportsBidi = true
    while index < line.count {
      let byte = line[index]
      let isC1 = byte == 0xC2 && index + 1 < line.count && line[index + 1] < 0xA0
      let isByteOrderMark = byte == 0xEF && line[index...].starts(with: [0xEF, 0xBB, 0xBF])
      if (byte < 0x20 && byte != 0x09) || byte == 0x7F || isC1 || isByteOrderMark {
        if reportsControl { pending.append((.textControlCharacter, bytes.count, removals.count)) }
        reportsControl = false
        removals.append(bytes.count)
        index += isC1 ? 2 : isByteOrderMark ? 3 : 1
      } else if stray.contains(index) {
        if reportsBidi { pending.append((.textBidiControl, bytes.count, removals.count)) }
        reportsBidi = false
        removals.append(bytes.count)
        index += 3
      } else if spaces.contains(index) {
        bytes.append(0x20)
        index += 2
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }
}
