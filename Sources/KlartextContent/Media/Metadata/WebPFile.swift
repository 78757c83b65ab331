/// The chunks of a WebP file (RFC 9649, §2).
enum WebPFile {
  private static let kept: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]

  static func withoutMetadata(_ bytes: [UInt8]) -> PictureMetadata.Result? {
    guard bytes.count >= 20 else { return nil }
    var chunks: [UInt8] = []
    chunks.reserveCapacity(bytes.count)
    var hadPlace = false
    var orientation = 1
    var flags: Int?
    var position = 12
    // The size in the header counts; what follows it is no part of the picture.
    let whole = min(bytes.count, littleEndian(bytes[4..<8]) + 8)
    while position < whole {
      guard position + 8 <= whole else { return nil }
      let length = littleEndian(bytes[(position + 4)..<(position + 8)])
      let end = position + 8 + length
      guard end <= whole else { return nil }
      let type = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
      let content = bytes[(position + 8)..<end]
      if type == "EXIF" {
        // Some programs put the beginning of a JPEG segment before it.
        let exif = ExifReader(content.starts(with: Array("Exif\0\0".utf8)) ? content.dropFirst(6) : content)
        hadPlace = hadPlace || exif.hasPlace
        orientation = exif.orientation
      } else if type == "XMP " {
        hadPlace = hadPlace || PictureMetadata.namesPlace(content)
      } else if kept.contains(type) {
        if type == "VP8X", length > 0 { flags = chunks.count + 8 }
        chunks += bytes[position..<end]
        if length % 2 == 1 { chunks.append(0) }
      }
      position = end + length % 2
    }
    if let flags {
      // §2.7: bits 3 and 2 announce EXIF and XMP.
      chunks[flags] &= ~0x0C
      if orientation != 1 {
        let exif = ExifReader.minimal(orientation: orientation)
        chunks[flags] |= 0x08
        chunks += Array("EXIF".utf8) + littleEndian(exif.count) + exif
      }
    } else {
      orientation = 1
    }
    guard !chunks.isEmpty else { return nil }
    let result = Array("RIFF".utf8) + littleEndian(chunks.count + 4) + Array("WEBP".utf8) + chunks
    return PictureMetadata.Result(bytes: result, hadPlace: hadPlace, orientation: orientation)
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
