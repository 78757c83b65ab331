import KlartextSite

/// Adds to a finished page what only the preview needs.
enum PageInjection {
  /// - Parameters:
  ///   - head: comes at the end of the head.
  ///   - banner: comes first on the page.
  static func page(_ bytes: [UInt8], head: HTML, banner: HTML) -> [UInt8] {
    guard let headEnd = position(of: Array("</head>".utf8), in: bytes[...]) else { return bytes }
    var result = Array(bytes[..<headEnd])
    result += head.string.utf8
    var rest = bytes[headEnd...]
    if !banner.isEmpty, let body = position(of: Array("<body".utf8), in: rest),
      let end = bytes[body...].firstIndex(of: UInt8(ascii: ">"))
    {
      result += bytes[headEnd...end]
      result += banner.string.utf8
      rest = bytes[(end + 1)...]
    }
    result += rest
    return result
  }

  private static func position(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let start = bytes[index...].firstIndex(of: word[0]) {
      if bytes[start...].starts(with: word) { return start }
      index = start + 1
    }
    return nil
  }
}
