/// Gives headings levels without gaps, whatever levels their author chose.
struct HeadingLevels {
  /// The level of `##` in the page.
  let base: Int
  /// The headings that are open: how they were written, and what they became, from 2.
  private var open: [(written: Int, corrected: Int)] = []

  init(base: Int) {
    self.base = base
  }

  struct Level: Equatable {
    /// 2 to 6, in the page.
    var level: Int
    /// What should have been written, when a level was skipped.
    var expected: Int?
  }

  /// The level for a heading with so many hash signs; one alone counts as two.
  mutating func level(written hashes: Int) -> Level {
    let written = max(2, hashes)
    while let last = open.last, last.written >= written { open.removeLast() }
    let corrected = (open.last?.corrected ?? 1) + 1
    let isSkipped = written > (open.last?.written ?? 1) + 1
    open.append((written, corrected))
    return Level(level: min(6, base + corrected - 2), expected: isSkipped ? corrected : nil)
  }
}
