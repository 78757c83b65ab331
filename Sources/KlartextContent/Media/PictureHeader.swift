/// What the first bytes of a picture say: its kind and its size in pixels.
enum PictureHeader {
  struct Size: Sendable, Equatable {
    var width: Int
    var height: Int

    /// `nil` for sizes that no picture on a page has.
    init?(_ width: Int, _ height: Int) {
      guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
      self.width = width
      self.height = height
    }
  }

  static let types: [String] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"]

  /// Whether the file is of the kind that its name says.
  static func matches(_ bytes: [UInt8], ending: String) -> Bool {
    switch ending {
    case "png": bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case "gif": bytes.starts(with: Array("GIF8".utf8))
    case "jpg", "jpeg": bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case "webp": bytes.starts(with: Array("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    case "avif": bytes.dropFirst(4).starts(with: Array("ftyp".utf8))
    default: false
    }
  }

  /// The size, where the header of this kind of picture says it.
  static func size(_ bytes: [UInt8], ending: String) -> Size? {
    switch ending {
    case "png": png(bytes)
    case "gif": gif(bytes)
    case "jpg", "jpeg": jpeg(bytes)
    case "webp": webp(bytes)
    default: nil
    }
  }

  /// W3C PNG, §11.2.1: the first chunk is IHDR with width and height in four bytes each.
  private static func png(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 24 else { return nil }
    return Size(bigEndian(bytes[16..<20]), bigEndian(bytes[20..<24]))
  }

  /// GIF89a, §18: the logical screen descriptor.
  private static func gif(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 10 else { return nil }
    return Size(littleEndian(bytes[6..<8]), littleEndian(bytes[8..<10]))
  }

  /// ITU-T T.81, annex B: the frame header, after any number of other segments.
  private static func jpeg(_ bytes: [UInt8]) -> Size? {
    var position = 2
    while position + 9 < bytes.count {
      guard bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      switch marker {
      case 0xFF: position += 1
      case 0x01, 0xD0...0xD8: position += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return Size(
          bigEndian(bytes[(position + 7)..<(position + 9)]), bigEndian(bytes[(position + 5)..<(position + 7)]))
      default:
        let length = bigEndian(bytes[(position + 2)..<(position + 4)])
        guard length >= 2 else { return nil }
        position += 2 + length
      }
    }
    return nil
  }

  /// RFC 9649, §2: a simple, lossless or extended file.
  private static func webp(_ bytes: [UInt8]) -> Size? {
    guard bytes.count >= 30 else { return nil }
    switch Array(bytes[12..<16]) {
    case Array("VP8 ".utf8):
      return Size(littleEndian(bytes[26..<28]) & 0x3FFF, littleEndian(bytes[28..<30]) & 0x3FFF)
    case Array("VP8L".utf8):
      let bits = littleEndian(bytes[21..<25])
      return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case Array("VP8X".utf8):
      return Size(littleEndian(bytes[24..<27]) + 1, littleEndian(bytes[27..<30]) + 1)
    default: return nil
    }
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
