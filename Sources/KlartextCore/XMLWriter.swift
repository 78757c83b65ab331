/// Writes an XML tree as UTF-8 bytes.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(declaration: String) { bytes.append(contentsOf: declaration.utf8) }

  mutating func append(_ node: XML, depth: Int) {
    appendNode(node, depth: depth)
    bytes.append(0x0A)
  }

  private mutating func appendNode(_ node: XML, depth: Int) {
    switch node {
    case .text(let text): Self.append(text, to: &bytes, isAttribute: false)
    case .node(let name, let attributes, let children):
      appendRaw("<" + name)
      for attribute in attributes {
        appendRaw(" " + attribute.name + "=\"")
        Self.append(attribute.value, to: &bytes, isAttribute: true)
        appendRaw("\"")
      }
      guard !children.isEmpty else { return appendRaw("/>") }
      appendRaw(">")
      // A space between elements and text would be part of the text.
      let isIndented = children.allSatisfy { if case .node = $0 { true } else { false } }
      for child in children {
        if isIndented { breakLine(depth: depth + 1) }
        appendNode(child, depth: depth + 1)
      }
      if isIndented { breakLine(depth: depth) }
      appendRaw("</" + name + ">")
    }
  }

  private mutating func appendRaw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func breakLine(depth: Int) {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  /// Escapes a text byte by byte, and drops the characters that are no `Char` of XML 1.0 §2.2: controls, U+FFFE and
  /// U+FFFF.
  ///
  /// `>` is always escaped, so that no text ends a CDATA section that is not there (§2.4). A carriage return is
  /// written as a reference, or a parser would read a line feed (§2.11); in attributes tab and line feed too, which
  /// would become spaces (§3.3.3).
  static func append(_ text: String, to bytes: inout [UInt8], isAttribute: Bool) {
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22 where isAttribute: bytes.append(contentsOf: "&quot;".utf8)
      case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
      case 0x09 where isAttribute: bytes.append(contentsOf: "&#9;".utf8)
      case 0x0A where isAttribute: bytes.append(contentsOf: "&#10;".utf8)
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: break
      case 0xEF:
        // The three bytes of a character; a Swift string is always whole.
        let second = iterator.next() ?? 0
        let third = iterator.next() ?? 0
        if second == 0xBF, third >= 0xBE { break }
        bytes.append(contentsOf: [byte, second, third])
      default: bytes.append(byte)
      }
    }
  }
}
