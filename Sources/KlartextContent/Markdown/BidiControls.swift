/// Direction controls (UAX #9 §2): embeddings, overrides and isolates.
///
/// One that is not closed on its line would turn around what follows it, and make a text read otherwise than it was
/// written.
enum BidiControls {
  private enum Kind { case embedding, isolate }

  /// The bytes of a direction control or another control character at an offset; 0 when none stands there.
  static func hiddenLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch text[index] {
    case 0x09, 0x0A: 0
    case 0...0x1F, 0x7F: 1
    case 0xC2: index + 1 < text.count && text[index + 1] < 0xA0 ? 2 : 0
    case 0xE2 where index + 2 < text.count:
      switch (text[index + 1], text[index + 2]) {
      case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): 3
      default: 0
      }
    default: 0
    }
  }

  /// The offsets of controls without their counterpart on the line.
  static func unbalanced(in line: UnsafeBufferPointer<UInt8>) -> Set<Int> {
    var stray: Set<Int> = []
    var open: [(kind: Kind, offset: Int)] = []
    var index = 0
    while index + 2 < line.count {
      guard line[index] == 0xE2 else {
        index += 1
        continue
      }
      switch (line[index + 1], line[index + 2]) {
      case (0x80, 0xAA), (0x80, 0xAB), (0x80, 0xAD), (0x80, 0xAE): open.append((.embedding, index))
      case (0x81, 0xA6), (0x81, 0xA7), (0x81, 0xA8): open.append((.isolate, index))
      case (0x80, 0xAC): close(.embedding)
      case (0x81, 0xA9): close(.isolate)
      default: break
      }
      index += 3
    }
    for control in open { stray.insert(control.offset) }
    return stray

    func close(_ kind: Kind) {
      if open.last?.kind == kind {
        open.removeLast()
      } else {
        stray.insert(index)
      }
    }
  }
}
