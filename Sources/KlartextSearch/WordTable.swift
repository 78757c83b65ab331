#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Byte strings, each with a number in the order of arrival.
///
/// An open hash table over one array of bytes: a corpus has millions of words, and a `String` for each would cost more
/// than all the rest.
struct WordTable: Sendable {
  /// A word that somebody else keeps.
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// By number.
  private var hashes: [UInt32] = []
  /// The number of a word plus one; 0 is empty. Its length is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)

  init() {}

  init(_ words: some Sequence<Substring>) {
    for word in words { _ = insert(Array(word.utf8)) }
  }

  var count: Int { starts.count - 1 }

  /// The bytes of a word.
  subscript(number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }

  /// The number of a word; a new one is added.
  mutating func insert(_ word: some RandomAccessCollection<UInt8>) -> Int {
    guard let number = word.withContiguousStorageIfAvailable({ insert($0) }) else { return insert(Array(word)) }
    return number
  }

  private mutating func insert(_ word: Bytes) -> Int {
    if 2 * count >= slots.count { grow() }
    let hash = Self.hash(word, Ending.none)
    let slot = slot(of: word, Ending.none, hash)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    bytes.append(contentsOf: word)
    starts.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(count)
    return count - 1
  }

  /// The number of a word, if it was added.
  func number(of word: some RandomAccessCollection<UInt8>) -> Int? {
    guard let number = word.withContiguousStorageIfAvailable({ number(of: $0) }) else { return number(of: Array(word)) }
    return number
  }

  /// The number of a word with a few letters more, if it was added.
  func number(of word: Bytes, _ ending: Ending = .none) -> Int? {
    let found = slots[slot(of: word, ending, Self.hash(word, ending))]
    return found > 0 ? Int(found) - 1 : nil
  }

  func contains(_ word: Bytes) -> Bool { number(of: word) != nil }

  private func slot(of word: Bytes, _ ending: Ending, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] > 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isWord(number, word, ending) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isWord(_ number: Int, _ word: Bytes, _ ending: Ending) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count + ending.count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      if let address = word.baseAddress, let base = own.baseAddress, memcmp(base + start, address, word.count) != 0 {
        return false
      }
      for index in 0..<ending.count where own[start + word.count + index] != ending[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for number in 0..<count {
      var slot = Int(hashes[number]) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// FNV-1a (draft-eastlake-fnv), with the high bits mixed in because only the low ones choose a slot.
  private static func hash(_ word: Bytes, _ ending: Ending) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for index in 0..<ending.count { hash = (hash ^ UInt64(ending[index])) &* 0x0000_0100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}

/// Up to four letters that a word may end with, without a place in memory of their own.
struct Ending: Sendable {
  static let none = Ending("")

  private let letters: (UInt8, UInt8, UInt8, UInt8)
  let count: Int

  init(_ text: StaticString) {
    precondition(text.utf8CodeUnitCount <= 4)
    func letter(_ index: Int) -> UInt8 { index < text.utf8CodeUnitCount ? text.utf8Start[index] : 0 }
    letters = (letter(0), letter(1), letter(2), letter(3))
    count = text.utf8CodeUnitCount
  }

  subscript(index: Int) -> UInt8 {
    switch index {
    case 0: letters.0
    case 1: letters.1
    case 2: letters.2
    default: letters.3
    }
  }

  /// Whether it stands at a place of a word.
  func stands(in word: WordTable.Bytes, at start: Int) -> Bool {
    guard start >= 0, start + count <= word.count else { return false }
    for index in 0..<count where word[start + index] != self[index] { return false }
    return true
  }
}
