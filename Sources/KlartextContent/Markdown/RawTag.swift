/// The beginning of a piece of raw HTML.
struct RawTag {
  /// In lower case, `!--` for a comment; empty for all that is not a tag.
  var name: String
  var isClosing: Bool
  /// The tag as written, shortened.
  var excerpt: String
  /// The length of the tag in bytes, on its first line.
  var length: Int

  init(_ html: some BidirectionalCollection<UInt8>) {
    let bytes = Array(html.prefix(400).drop { $0 == 0x20 || $0 == 0x09 })
    var index = 1
    isClosing = bytes.count > 1 && bytes[1] == 0x2F
    if isClosing { index = 2 }
    if bytes.dropFirst().starts(with: Array("!--".utf8)) {
      name = "!--"
    } else {
      let start = min(index, bytes.count)
      let letters = bytes[start...].prefix {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      }
      name = String(decoding: letters, as: UTF8.self).lowercased()
    }
    let line = bytes.prefix { $0 != 0x0A }
    let end = line.firstIndex(of: 0x3E).map { $0 + 1 } ?? line.count
    let text = String(decoding: line[..<end], as: UTF8.self)
    excerpt = text.count > 40 ? String(text.prefix(40)) + "…" : text
    length = max(1, end)
  }
}
