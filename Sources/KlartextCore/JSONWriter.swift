/// Writes a JSON value as UTF-8 bytes.
struct JSONWriter {
  var isIndented: Bool
  var isInScript = false
  private(set) var bytes: [UInt8] = []

  init(isIndented: Bool, isInScript: Bool = false) {
    self.isIndented = isIndented
    self.isInScript = isInScript
  }

  mutating func append(_ value: JSON, depth: Int) {
    switch value {
    case .string(let text): appendQuoted(text)
    case .number(let text): bytes.append(contentsOf: Self.isNumber(text.utf8) ? text.utf8 : "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .array(let elements):
      appendAll(elements, open: "[", close: "]", depth: depth) { writer, element in
        writer.append(element, depth: depth + 1)
      }
    case .object(let members):
      appendAll(members, open: "{", close: "}", depth: depth) { writer, member in
        writer.appendQuoted(member.key)
        writer.bytes.append(contentsOf: (writer.isIndented ? ": " : ":").utf8)
        writer.append(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func appendAll<Element>(
    _ elements: [Element], open: String, close: String, depth: Int, one: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(contentsOf: open.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      breakLine(depth: depth + 1)
      one(&self, element)
    }
    if !elements.isEmpty { breakLine(depth: depth) }
    bytes.append(contentsOf: close.utf8)
  }

  private mutating func breakLine(depth: Int) {
    guard isIndented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// RFC 8259 §7 demands the escapes of `"`, `\` and control characters. U+2028 and U+2029 end a line in JavaScript
  /// before ECMAScript 2019, so they are escaped as well.
  private mutating func appendQuoted(_ text: String) {
    bytes.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x00..<0x20, 0x7F, 0x2028, 0x2029: appendEscape(scalar.value)
      case 0x26 where isInScript, 0x3C where isInScript, 0x3E where isInScript: appendEscape(scalar.value)
      case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(0x22)
  }

  /// `\u` and four hexadecimal digits; all that is escaped this way lies in the basic multilingual plane.
  private mutating func appendEscape(_ value: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in stride(from: 12, through: 0, by: -4) { bytes.append(digits[Int(value >> shift) & 15]) }
  }

  /// Whether a text is a number of RFC 8259 §6: no leading zero or plus, digits on both sides of the point.
  static func isNumber(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let startsWithZero = rest.first == 0x30
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let sign = rest.first, sign == 0x45 || sign == 0x65 {
      rest = rest.dropFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
