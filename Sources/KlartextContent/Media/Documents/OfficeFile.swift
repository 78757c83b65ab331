import KlartextCore

/// Documents of Word, Excel, PowerPoint and LibreOffice: ZIP files (PKWARE APPNOTE 6.3.10) of XML files.
enum OfficeFile {
  /// - Parameter name: of the file inside that names the authors (ECMA-376 Part 2 §8, OpenDocument 1.3 Part 2 §3).
  static func facts(_ bytes: [UInt8], name: String) -> DocumentFacts.Result {
    // A document with a password is no ZIP file but one of an older kind.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .locked }
    guard let directory = centralDirectory(bytes) else { return .unreadable }
    var facts = DocumentFacts()
    guard let place = find(name, in: bytes, from: directory) else { return .facts(facts) }
    if place.isEncrypted { return .locked }
    guard let xml = content(of: place, in: bytes) else { return .unreadable }
    for author in authors(in: xml) { facts.add(author: author) }
    return .facts(facts)
  }

  // MARK: - ZIP

  private struct Place {
    var header: Int
    var size: Int
    var isPacked: Bool
    var isEncrypted: Bool
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, offset + length <= bytes.count else { return 0 }
    return bytes[offset..<(offset + length)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// §4.3.16: where the directory begins stands at the end of the file, before a comment.
  private static func centralDirectory(_ bytes: [UInt8]) -> Int? {
    var index = bytes.count - 22
    let last = max(0, bytes.count - 22 - 0xFFFF)
    while index >= last {
      if bytes[index] == 0x50, bytes[index...].starts(with: [0x50, 0x4B, 5, 6]) {
        return number(bytes, index + 16, 4)
      }
      index -= 1
    }
    return nil
  }

  /// §4.3.12.
  private static func find(_ name: String, in bytes: [UInt8], from start: Int) -> Place? {
    var position = start
    while position + 46 <= bytes.count, bytes[position...].starts(with: [0x50, 0x4B, 1, 2]) {
      let length = number(bytes, position + 28, 2)
      let nameEnd = position + 46 + length
      guard nameEnd <= bytes.count else { return nil }
      if bytes[(position + 46)..<nameEnd].elementsEqual(name.utf8) {
        return Place(
          header: number(bytes, position + 42, 4), size: number(bytes, position + 20, 4),
          isPacked: number(bytes, position + 10, 2) == 8, isEncrypted: number(bytes, position + 8, 2) & 1 == 1)
      }
      position = nameEnd + number(bytes, position + 30, 2) + number(bytes, position + 32, 2)
    }
    return nil
  }

  private static func content(of place: Place, in bytes: [UInt8]) -> [UInt8]? {
    let start = place.header + 30 + number(bytes, place.header + 26, 2) + number(bytes, place.header + 28, 2)
    guard start <= bytes.count, start + place.size <= bytes.count else { return nil }
    let packed = bytes[start..<(start + place.size)]
    return place.isPacked ? Inflate.bytes(packed, .raw, limit: 1 << 20) : Array(packed)
  }

  // MARK: - XML

  private static func authors(in xml: [UInt8]) -> [String] {
    var tags = TagReader(xml)
    var authors: [String] = []
    while let tag = tags.next() {
      guard tag.kind == .start, ["creator", "lastmodifiedby", "initial-creator", "printed-by"].contains(tag.name),
        !tag.text.hasSuffix("/")
      else { continue }
      let text = xml[tag.end...].prefix { $0 != 0x3C }
      authors.append(Escaping.unescapeHTML(String(decoding: text, as: UTF8.self)))
    }
    return authors
  }
}
