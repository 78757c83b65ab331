/// International bank account numbers (ISO 13616-1).
enum IBAN {
  /// How many letters and digits the number at an offset has in the text, spaces included; `nil` where none stands.
  static func length(in bytes: [UInt8], at start: Int) -> Int? {
    var characters: [UInt8] = []
    var index = start
    var end = start
    while index < bytes.count, characters.count < 34 {
      let byte = bytes[index]
      if byte == 0x20, index > start, bytes[index - 1] != 0x20 {
        index += 1
        continue
      }
      guard (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) else { break }
      characters.append(byte)
      index += 1
      end = index
      // Most countries have a length of their own; the check digits say where the number ends.
      let isLong = characters.starts(with: [0x44, 0x45]) ? characters.count == 22 : characters.count >= 15
      if isLong, !continues(bytes, at: end), isValid(characters) { return end - start }
    }
    return nil
  }

  private static func continues(_ bytes: [UInt8], at index: Int) -> Bool {
    index < bytes.count && Letters.length(in: bytes, at: index) > 0
  }

  /// ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10.
  static func isValid(_ characters: [UInt8]) -> Bool {
    guard characters.count >= 15, characters[0] >= 0x41, characters[1] >= 0x41, Letters.isDigit(characters[2]),
      Letters.isDigit(characters[3])
    else { return false }
    var rest = 0
    for byte in characters[4...] + characters[..<4] {
      let value = byte >= 0x41 ? Int(byte) - 55 : Int(byte) - 48
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97
    }
    return rest == 1
  }
}
