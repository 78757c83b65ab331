/// Reads the few facts of EXIF data that matter here (CIPA DC-008, built like TIFF 6.0).
struct ExifReader {
  private let bytes: [UInt8]
  private let isLittle: Bool
  private(set) var orientation = 1
  private(set) var hasPlace = false

  /// - Parameter data: from the TIFF header on; what is not one says nothing.
  init(_ data: ArraySlice<UInt8>) {
    // Tables stand at the beginning in all files that cameras write.
    bytes = Array(data.prefix(1 << 20))
    isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
    guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]), let first = number(at: 4, 4) else { return }
    for entry in entries(at: first) {
      if entry.tag == 0x0112, let value = number(at: entry.place + 8, 2), (1...8).contains(value) {
        orientation = value
      }
      // GPSInfo: a table of its own, in which every camera writes at least a version.
      if entry.tag == 0x8825, let table = number(at: entry.place + 8, 4) {
        hasPlace = entries(at: table).contains { [0x02, 0x04].contains($0.tag) }
      }
    }
  }

  private func entries(at offset: Int) -> [(tag: Int, place: Int)] {
    guard let count = number(at: offset, 2), count <= 1000 else { return [] }
    return (0..<count).compactMap { index in
      let place = offset + 2 + index * 12
      return number(at: place, 2).map { ($0, place) }
    }
  }

  private func number(at offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset + length <= bytes.count else { return nil }
    let part = bytes[offset..<(offset + length)]
    return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }

  /// EXIF data that says nothing but which way is up.
  static func minimal(orientation: Int) -> [UInt8] {
    [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(clamping: orientation), 0, 0, 0, 0,
      0, 0,
    ]
  }
}
