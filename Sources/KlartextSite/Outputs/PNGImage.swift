/// A picture of two colours as a PNG file (ISO/IEC 15948), for icons that the program draws itself.
///
/// The pixels are stored and not compressed: an icon of two colours takes 4 KB, and no library is needed.
struct PNGImage {
  let bytes: [UInt8]

  /// - Parameter isFigure: Whether a pixel, counted from the top left corner, belongs to the figure.
  init(width: Int, height: Int, ground: Colour, figure: Colour, _ isFigure: (_ x: Int, _ y: Int) -> Bool) {
    var rows: [UInt8] = []
    for y in 0..<height {
      // Each row begins with its filter: none. Then one bit a pixel.
      rows.append(0)
      for first in stride(from: 0, to: width, by: 8) {
        rows.append((0..<8).reduce(0) { $0 << 1 | (first + $1 < width && isFigure(first + $1, y) ? 1 : 0) })
      }
    }
    let header = Self.big(width) + Self.big(height) + [1, 3, 0, 0, 0]
    bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
      + Self.chunk("PLTE", [ground, figure].flatMap(\.bytes)) + Self.chunk("IDAT", Self.stored(rows))
      + Self.chunk("IEND", [])
  }

  /// A chunk with its length before it and its checksum behind it.
  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return big(data.count) + body + big(Int(checksum(body)))
  }

  /// CRC-32 (ISO/IEC 15948, annex D).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    return ~sum
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      let length = UInt16(end - start)
      let parts = [length, ~length].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
      stream += [end == bytes.count ? 1 : 0] + parts + bytes[start..<end]
      start = end
    } while start < bytes.count
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return stream + big(Int(high << 16 | low))
  }

  /// Four bytes, the highest first.
  private static func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

extension Colour {
  fileprivate var bytes: [UInt8] { [red, green, blue].map { UInt8(($0 * 255).rounded()) } }
}
