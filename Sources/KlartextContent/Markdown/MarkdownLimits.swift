import KlartextCore

/// What a text may cost, checked before it is parsed.
///
/// Some constructs take libcmark-gfm 0.29.0.gfm.6 time or memory that grows with the square of the text (tables with
/// short rows, unclosed brackets and comments, link addresses full of brackets). A parser that runs cannot be stopped,
/// so such texts are refused beforehand.
enum MarkdownLimits {
  static let bytes = 1 << 20
  static let pipesPerLine = 100
  /// How deep quotes, lists and emphasis may be nested.
  static let depth = 100
  static let tableCells = 50_000
  static let addressBytes = 2000
  /// Bytes × special characters of each block of lines, summed up; about a fifth of a second.
  private static let cost = 500_000_000

  /// The reason to refuse a text, with the offset of the line.
  static func refusal(_ source: MarkdownSource) -> (finding: Finding, line: Int)? {
    guard source.bytes.count <= bytes else { return (.markdownTooLong, 1) }
    var budget = Budget()
    for number in 1...source.lineCount {
      let line = source.line(number)
      var pipes = 0
      var specials = 0
      var brackets = 0
      var isBlank = true
      var previous: UInt8 = 0
      for byte in line {
        switch byte {
        case 0x20, 0x09: continue
        case 0x7C: pipes += 1
        case 0x5B: brackets += 1; specials += 1
        case 0x3A:
          specials += 1
          if previous == 0x5D { budget.hasDefinition = true }
        case 0x21, 0x26, 0x28, 0x29, 0x2A, 0x3C, 0x3E, 0x3F, 0x40, 0x5C, 0x5D, 0x5F, 0x60, 0x7E: specials += 1
        default: break
        }
        isBlank = false
        previous = byte
      }
      if pipes > pipesPerLine { return (.markdownTooManyColumns(pipes), number) }
      if containerMarkers(line) > depth { return (.markdownTooDeep(depth), number) }
      if isBlank {
        budget.endBlock()
      } else {
        budget.add(bytes: line.count, specials: specials, brackets: brackets, pipes: pipes, line: number)
      }
    }
    budget.endBlock()
    if budget.isTableTooLarge { return (.markdownTableTooLarge, budget.dearestLine) }
    if budget.total > cost { return (.markdownTooComplex, budget.dearestLine) }
    return nil
  }

  /// How many quotes and lists a line opens: `> - 1. Text` opens three.
  private static func containerMarkers(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case 0x20, 0x09: index += 1
      case 0x3E:
        count += 1
        index += 1
      case 0x2A, 0x2B, 0x2D:
        guard index + 1 == line.endIndex || line[index + 1] == 0x20 || line[index + 1] == 0x09 else { return count }
        count += 1
        index += 1
      case 0x30...0x39:
        while index < line.endIndex, (0x30...0x39).contains(line[index]) { index += 1 }
        guard index < line.endIndex, line[index] == 0x2E || line[index] == 0x29 else { return count }
        count += 1
        index += 1
      default: return count
      }
    }
    return count
  }

  /// Sums up the blocks of lines between blank lines; nothing dear reaches beyond one.
  private struct Budget {
    var total = 0
    var hasDefinition = false
    var isTableTooLarge = false
    /// The first line of the block that cost most.
    var dearestLine = 1
    private var dearest = -1
    private var brackets = 0
    private var longestDefinition = 0
    private var block = Block()

    private struct Block {
      var firstLine = 0
      var lines = 0
      var bytes = 0
      var specials = 0
      var pipes = 0
    }

    mutating func add(bytes: Int, specials: Int, brackets: Int, pipes: Int, line: Int) {
      if block.lines == 0 { block.firstLine = line }
      block.lines += 1
      block.bytes += bytes + 1
      block.specials += specials
      block.pipes = max(block.pipes, pipes)
      self.brackets += brackets
    }

    mutating func endBlock() {
      guard block.lines > 0 else { return }
      var cost = block.bytes * block.specials + 4 * block.lines * block.lines
      if hasDefinition {
        // Every use of a definition copies its address.
        longestDefinition = max(longestDefinition, block.bytes)
        hasDefinition = false
      }
      // Every row of a table is filled up to the width of its widest.
      if block.lines * block.pipes > tableCells, !isTableTooLarge {
        isTableTooLarge = true
        cost = Int.max / 2
      }
      total = total > Int.max / 2 ? total : total + cost
      if cost > dearest {
        dearest = cost
        dearestLine = block.firstLine
      }
      block = Block()
      if longestDefinition * brackets * 30 > MarkdownLimits.cost { total = max(total, MarkdownLimits.cost + 1) }
    }
  }
}
