/// Letters, spaces and marks in UTF-8, as far as German texts need them.
enum Letters {
  /// How many bytes the letter or digit at an offset has; 0 where there is none.
  ///
  /// General punctuation begins with E2, signs of Latin-1 with C2; pictures have four bytes.
  static func length(in bytes: [UInt8], at index: Int) -> Int {
    let byte = bytes[index]
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return 1
    case 0xC3 where index + 1 < bytes.count && (bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7): return 0
    case 0xC3...0xDF: return 2
    case 0xE0, 0xE1, 0xE3...0xED: return 3
    default: return 0
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a capital letter of German begins there.
  static func isCapital(in bytes: [UInt8], at index: Int) -> Bool {
    (0x41...0x5A).contains(bytes[index])
      || (bytes[index] == 0xC3 && index + 1 < bytes.count && (0x80...0x9E).contains(bytes[index + 1]))
  }

  /// How many bytes the space at an offset has, narrow and no-break ones included; 0 where there is none.
  static func spaceLength(in bytes: [UInt8], at index: Int) -> Int {
    if bytes[index] <= 0x20 { return 1 }
    if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
    if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
      bytes[index + 2] == 0xAF || (0x80...0x8A).contains(bytes[index + 2])
    {
      return 3
    }
    return 0
  }

  /// How many letters and digits are in a range.
  static func count(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let length = length(in: bytes, at: index)
      if length > 0 { count += 1 }
      index += max(1, length)
    }
    return count
  }
}
