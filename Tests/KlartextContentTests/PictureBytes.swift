@testable import KlartextContent

/// Small pictures, made byte by byte.
enum PictureBytes {
  /// TIFF data as a camera writes it: orientation, camera, and a table with a place.
  static func exif(orientation: UInt8 = 1, hasPlace: Bool, isLittle: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * (length - 1 - $0))) }
      return isLittle ? bytes.reversed() : bytes
    }
    func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
      number(tag, 2) + number(type, 2) + number(count, 4) + value + Array(repeating: 0, count: 4 - value.count)
    }
    var table = number(3, 2)
    table += entry(0x010F, 2, 4, Array("Cam\0".utf8))
    table += entry(0x0112, 3, 1, number(Int(orientation), 2))
    // The table of the place stands behind this one: 8 bytes of header, 2 + 3 * 12 + 4 bytes.
    table += entry(0x8825, 4, 1, number(50, 4)) + number(0, 4)
    let place =
      number(2, 2) + entry(0x0000, 1, 4, [2, 3, 0, 0])
      + (hasPlace ? entry(0x0002, 5, 3, number(90, 4)) : entry(0x001D, 2, 11, number(90, 4))) + number(0, 4)
    return (isLittle ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]) + number(8, 4) + table + place
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
  }

  static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  static let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9, 9])
  /// A frame of 64 × 48 pixels, a scan with a stuffed byte and a restart, the end.
  static let scan =
    segment(0xC0, [8, 0, 48, 0, 64, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
    + [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9]

  static func jpeg(_ segments: [[UInt8]], tail: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap { $0 } + scan + tail
  }

  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    return number(UInt32(content.count)) + Array(type.utf8) + content + number(checksum(Array(type.utf8) + content))
  }

  /// CRC-32 as PNG wants it (W3C PNG, annex D).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  static let header = chunk("IHDR", [0, 0, 0, 64, 0, 0, 0, 48, 8, 0, 0, 0, 0])

  static func png(_ chunks: [[UInt8]], tail: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + header + chunks.flatMap { $0 } + chunk("IDAT", [1, 2, 3])
      + chunk("IEND", []) + tail
  }

  static func part(_ type: String, _ content: [UInt8]) -> [UInt8] {
    Array(type.utf8) + little(content.count) + content + (content.count % 2 == 1 ? [0] : [])
  }

  static func webp(_ parts: [[UInt8]]) -> [UInt8] {
    let content = Array("WEBP".utf8) + parts.flatMap { $0 }
    return Array("RIFF".utf8) + little(content.count) + content
  }

  private static func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
