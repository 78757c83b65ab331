/// Byte strings, each with a number in the order of arrival.
///
/// An open hash table over one array of bytes: a corpus has millions of words, and a `String` for each would cost more
/// than all the rest.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// The number of a word plus one; 0 is empty. Its length is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { starts.count - 1 }

  /// The bytes of a word.
  subscript(number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }

  /// The number of a word; a new one is added.
  mutating func insert(_ word: some RandomAccessCollection<UInt8>) -> Int {
    if 2 * count >= slots.count { grow() }
    let slot = slot(of: word)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    bytes.append(contentsOf: word)
    starts.append(UInt32(bytes.count))
    slots[slot] = UInt32(count)
    return count - 1
  }

  /// The number of a word, if it was added.
  func number(of word: some RandomAccessCollection<UInt8>) -> Int? {
    let found = slots[slot(of: word)]
    return found > 0 ? Int(found) - 1 : nil
  }

  private func slot(of word: some RandomAccessCollection<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    while slots[slot] > 0, !self[Int(slots[slot]) - 1].elementsEqual(word) { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for number in 0..<count {
      var slot = Self.hash(self[number]) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// FNV-1a (draft-eastlake-fnv), with the high bits mixed in because only the low ones choose a slot.
  private static func hash(_ word: some RandomAccessCollection<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }
}
