/// No-break spaces where Markdown expects spaces: before a marker at the start of a line, and after it.
///
/// They come from word processors and from Option+Space, cannot be seen, and would turn a heading into a paragraph.
enum MarkerSpaces {
  /// The offsets of the no-break spaces (C2 A0) that are meant as spaces.
  static func noBreakSpaces(in line: UnsafeBufferPointer<UInt8>) -> Set<Int> {
    var spaces: Set<Int> = []
    var index = 0
    while true {
      var pending: [Int] = []
      while index < line.count {
        if line[index] == 0x20 || line[index] == 0x09 {
          index += 1
        } else if isNoBreakSpace(index) {
          pending.append(index)
          index += 2
        } else {
          break
        }
      }
      guard index < line.count else { return spaces }
      switch line[index] {
      case 0x23:  // #
        spaces.formUnion(pending)
        while index < line.count, line[index] == 0x23 { index += 1 }
        while isNoBreakSpace(index) {
          spaces.insert(index)
          index += 2
        }
        return spaces
      case 0x2A, 0x2B, 0x2D, 0x3E:  // * + - >
        spaces.formUnion(pending)
        index += 1
        if isNoBreakSpace(index) {
          spaces.insert(index)
          index += 2
        } else if index >= line.count || line[index] != 0x20 {
          return spaces
        }
      case 0x7C:  // |
        spaces.formUnion(pending)
        return spaces
      case 0x30...0x39:
        // After the number it stays: „1. Mai“ with a no-break space is a date, not a list.
        var end = index
        while end < line.count, (0x30...0x39).contains(line[end]) { end += 1 }
        if end + 1 < line.count, line[end] == 0x2E || line[end] == 0x29, line[end + 1] == 0x20 {
          spaces.formUnion(pending)
        }
        return spaces
      default:
        return spaces
      }
    }

    func isNoBreakSpace(_ index: Int) -> Bool {
      index + 1 < line.count && line[index] == 0xC2 && line[index + 1] == 0xA0
    }
  }
}
