/// The segments of a JPEG file (ITU-T T.81, annex B).
enum JPEGFile {
  static func withoutMetadata(_ bytes: [UInt8]) -> PictureMetadata.Result? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var kept: [Range<Int>] = []
    var hadPlace = false
    var orientation = 1
    var position = 2
    while true {
      guard position + 1 < bytes.count, bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      // What follows the end of the picture is another one, or a film.
      if marker == 0xD9 {
        kept.append(position..<(position + 2))
        break
      }
      guard position + 3 < bytes.count else { return nil }
      let end = position + 2 + (Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
      guard end >= position + 4, end <= bytes.count else { return nil }
      let content = bytes[(position + 4)..<end]
      if marker == 0xE1, content.starts(with: Array("Exif\0\0".utf8)) {
        let exif = ExifReader(content.dropFirst(6))
        hadPlace = hadPlace || exif.hasPlace
        if exif.orientation != 1 { orientation = exif.orientation }
      } else if marker == 0xE1 {
        hadPlace = hadPlace || PictureMetadata.namesPlace(content)
      }
      if isNeeded(marker, content) { kept.append(position..<end) }
      position = end
      if marker == 0xDA {
        guard let next = endOfScan(bytes, from: end) else { return nil }
        kept.append(end..<next)
        position = next
      }
    }
    var result: [UInt8] = [0xFF, 0xD8]
    result.reserveCapacity(bytes.count)
    // JFIF wants to be first (ITU-T T.871 §10.1).
    var isUprightSaid = orientation == 1
    for range in kept {
      if !isUprightSaid, bytes[range.lowerBound + 1] != 0xE0 {
        let exif = Array("Exif\0\0".utf8) + ExifReader.minimal(orientation: orientation)
        result += [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
        isUprightSaid = true
      }
      result += bytes[range]
    }
    return PictureMetadata.Result(bytes: result, hadPlace: hadPlace, orientation: orientation)
  }

  /// Of the segments for programs and comments, only those that change how the picture looks.
  private static func isNeeded(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: content.starts(with: Array("JFIF\0".utf8))
    case 0xE2: content.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: content.starts(with: Array("Adobe".utf8))
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// Where the next marker stands that is neither a restart nor a stuffed byte.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]),
        bytes[index + 1] != 0xFF
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
