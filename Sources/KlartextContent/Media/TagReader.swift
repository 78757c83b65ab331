/// Reads the tags of an XML text one after another, without building a tree.
///
/// Names are in lower case and without namespace prefix, so that no spelling of them is overlooked.
struct TagReader {
  struct Attribute {
    var name: String
    var value: String
  }

  struct Tag {
    enum Kind { case start, end, declaration }

    var kind: Kind
    var name: String
    var attributes: [Attribute]
    /// Byte offsets of `<` and of what follows `>`.
    var start: Int
    var end: Int
    /// Everything between the brackets.
    var text: String

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private let bytes: [UInt8]
  private var position = 0
  /// Set when a tag, comment or section does not end.
  private(set) var isBroken = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func line(of offset: Int) -> Int { bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }

  mutating func next() -> Tag? {
    while let start = bytes[position...].firstIndex(of: 0x3C) {
      position = start
      if skip("<!--", until: "-->") || skip("<![CDATA[", until: "]]>") {
        if isBroken { return nil }
        continue
      }
      return readTag(at: start)
    }
    return nil
  }

  private mutating func skip(_ opening: String, until closing: String) -> Bool {
    guard bytes[position...].starts(with: Array(opening.utf8)) else { return false }
    let end = Array(closing.utf8)
    var index = position + opening.utf8.count
    while index + end.count <= bytes.count {
      if bytes[index] == end[0], bytes[index..<(index + end.count)].elementsEqual(end) {
        position = index + end.count
        return true
      }
      index += 1
    }
    isBroken = true
    return true
  }

  private mutating func readTag(at start: Int) -> Tag? {
    var index = start + 1
    var quote: UInt8?
    // A `>` inside of quotes does not end the tag.
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        break
      }
      index += 1
    }
    guard index < bytes.count else {
      isBroken = true
      return nil
    }
    position = index + 1
    let inner = Array(bytes[(start + 1)..<index])
    let kind: Tag.Kind = inner.first == 0x2F ? .end : inner.first == 0x21 || inner.first == 0x3F ? .declaration : .start
    var cursor = kind == .end ? 1 : 0
    let name = Self.name(inner, &cursor)
    var attributes: [Attribute] = []
    while cursor < inner.count {
      let before = cursor
      while cursor < inner.count, Self.isSpace(inner[cursor]) || inner[cursor] == 0x2F || inner[cursor] == 0x3F {
        cursor += 1
      }
      let attribute = Self.name(inner, &cursor)
      while cursor < inner.count, Self.isSpace(inner[cursor]) { cursor += 1 }
      guard cursor < inner.count, inner[cursor] == 0x3D else {
        if !attribute.isEmpty { attributes.append(Attribute(name: attribute, value: "")) }
        if cursor == before { cursor += 1 }
        continue
      }
      cursor += 1
      attributes.append(Attribute(name: attribute, value: Self.value(inner, &cursor)))
    }
    return Tag(
      kind: kind, name: name, attributes: attributes, start: start, end: position,
      text: String(decoding: inner, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func name(_ bytes: [UInt8], _ cursor: inout Int) -> String {
    let start = cursor
    while cursor < bytes.count, !isSpace(bytes[cursor]), ![0x3D, 0x2F, 0x22, 0x27].contains(bytes[cursor]) {
      cursor += 1
    }
    let full = String(decoding: bytes[start..<cursor], as: UTF8.self).lowercased()
    return full.split(separator: ":").last.map(String.init) ?? full
  }

  private static func value(_ bytes: [UInt8], _ cursor: inout Int) -> String {
    while cursor < bytes.count, isSpace(bytes[cursor]) { cursor += 1 }
    guard cursor < bytes.count else { return "" }
    let quote = bytes[cursor]
    guard quote == 0x22 || quote == 0x27 else {
      let start = cursor
      while cursor < bytes.count, !isSpace(bytes[cursor]) { cursor += 1 }
      return String(decoding: bytes[start..<cursor], as: UTF8.self)
    }
    let start = cursor + 1
    cursor = bytes[start...].firstIndex(of: quote) ?? bytes.count
    let value = String(decoding: bytes[start..<min(cursor, bytes.count)], as: UTF8.self)
    cursor = min(cursor + 1, bytes.count)
    return value
  }
}
