import CZlib

/// What a picture says beyond itself, and the picture without it.
///
/// Cameras and programs write the place, the device and the author into pictures. Pixels, colour profile and the way up
/// stay as they are, byte by byte.
enum PictureMetadata {
  struct Result {
    /// The picture as it is published.
    var bytes: [UInt8]
    /// Whether it said where it was taken.
    var hadPlace: Bool
    /// 1 to 8, as in EXIF; 1 is upright.
    var orientation: Int
  }

  /// Endings of pictures whose metadata can be taken out.
  static let types: Set<String> = ["jpg", "jpeg", "png", "webp"]

  /// - Returns: `nil` when the file is not built as its kind asks for.
  static func removed(from bytes: [UInt8], ending: String) -> Result? {
    switch ending {
    case "jpg", "jpeg": JPEGFile.withoutMetadata(bytes)
    case "png": PNGFile.withoutMetadata(bytes)
    case "webp": WebPFile.withoutMetadata(bytes)
    default: nil
    }
  }

  /// Whether a picture of another kind holds a place: EXIF data begins with a TIFF header wherever it stands.
  static func hasPlace(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 8 < bytes.count {
      if bytes[index] == 0x49 || bytes[index] == 0x4D, bytes[index] == bytes[index + 1],
        ExifReader(bytes[index...]).hasPlace
      {
        return true
      }
      index += 1
    }
    return namesPlace(bytes[...])
  }

  /// Whether XMP data names a place (Adobe XMP Specification Part 2, §3.3, `exif:GPSLatitude`).
  static func namesPlace(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains(Array("GPSLatitude".utf8)) }
}

extension ArraySlice<UInt8> {
  /// Whether some bytes stand in it in a row.
  func contains(_ needle: [UInt8]) -> Bool { firstIndex(of: needle) != nil }

  /// Where some bytes stand in a row for the first time.
  func firstIndex(of needle: [UInt8]) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    return withUnsafeBufferPointer { buffer in
      var index = 0
      let last = buffer.count - needle.count
      while index <= last {
        if buffer[index] == first {
          var offset = 1
          while offset < needle.count, buffer[index + offset] == needle[offset] { offset += 1 }
          if offset == needle.count { return startIndex + index }
        }
        index += 1
      }
      return nil
    }
  }
}
