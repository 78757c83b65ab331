import CZlib

/// The chunks of a PNG file (W3C PNG, third edition, §5).
enum PNGFile {
  /// Chunks without which it is still a picture but looks another way; those that begin with a capital are always kept.
  private static let kept: Set<String> = [
    "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "tRNS", "pHYs", "sPLT", "acTL", "fcTL", "fdAT", "cICP",
    "mDCV", "cLLI",
  ]

  static func withoutMetadata(_ bytes: [UInt8]) -> PictureMetadata.Result? {
    let signature = 8
    guard bytes.count >= signature else { return nil }
    var result = Array(bytes[..<signature])
    result.reserveCapacity(bytes.count)
    var hadPlace = false
    var orientation = 1
    var position = signature
    while true {
      guard position + 12 <= bytes.count else { return nil }
      let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
      let end = position + 12 + length
      guard end <= bytes.count else { return nil }
      let type = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
      let content = bytes[(position + 8)..<(end - 4)]
      if type == "eXIf" {
        let exif = ExifReader(content)
        hadPlace = hadPlace || exif.hasPlace
        orientation = exif.orientation
        if orientation != 1 { result += chunk("eXIf", ExifReader.minimal(orientation: orientation)) }
      } else if type == "iTXt" {
        hadPlace = hadPlace || PictureMetadata.namesPlace(content)
      }
      if bytes[position + 4] & 0x20 == 0 || kept.contains(type) { result += bytes[position..<end] }
      position = end
      if type == "IEND" { break }
    }
    return PictureMetadata.Result(bytes: result, hadPlace: hadPlace, orientation: orientation)
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    func bigEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    let body = Array(type.utf8) + content
    let sum = UInt32(truncatingIfNeeded: crc32(0, body, UInt32(body.count)))
    return bigEndian(UInt32(content.count)) + body + bigEndian(sum)
  }
}
