/// A value in a PDF file (ISO 32000-2 §7.3), as far as facts about the document are made of them.
indirect enum PDFObject {
  case null
  case flag(Bool)
  case number(Int)
  case name(String)
  case string([UInt8])
  case list([PDFObject])
  case dictionary([String: PDFObject])
  case reference(Int)

  subscript(key: String) -> PDFObject? {
    if case .dictionary(let pairs) = self { pairs[key] } else { nil }
  }

  var number: Int? { if case .number(let value) = self { value } else { nil } }
  var name: String? { if case .name(let text) = self { text } else { nil } }

  /// §7.9.2.2: UTF-16 and UTF-8 begin with their mark; all else is read as Latin-1, with which PDFDocEncoding agrees for
  /// letters.
  var text: String? {
    guard case .string(let bytes) = self else { return nil }
    if bytes.starts(with: [0xFE, 0xFF]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
      return String(decoding: units, as: UTF16.self)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// Reads values from the bytes of a PDF file.
struct PDFLexer {
  let bytes: [UInt8]
  var position: Int
  /// Nothing is read from here on.
  private let end: Int
  private static let deepest = 40

  init(_ bytes: [UInt8], at position: Int, until end: Int = .max) {
    self.bytes = bytes
    self.position = max(0, position)
    self.end = min(end, bytes.count)
  }

  mutating func object(depth: Int = 0) -> PDFObject? {
    skipSpaces()
    guard position < end, depth < Self.deepest else { return nil }
    switch bytes[position] {
    case 0x2F: return .name(name())
    case 0x28: return .string(literal())
    case 0x5B: return list(depth)
    case 0x3C:
      if position + 1 < end, bytes[position + 1] == 0x3C { return dictionary(depth) }
      return .string(hexadecimal())
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: return numberOrReference()
    default:
      if take("true") { return .flag(true) }
      if take("false") { return .flag(false) }
      return take("null") ? .null : nil
    }
  }

  /// Whether a word stands there; it is passed over.
  mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= end else { return false }
    for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] { return false }
    position += count
    return true
  }

  mutating func skipSpaces() {
    while position < end {
      if bytes[position] == 0x25 {
        while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      } else if bytes[position] <= 0x20 {
        position += 1
      } else {
        return
      }
    }
  }

  mutating func integer() -> Int? {
    skipSpaces()
    let start = position
    while position < end, Letters.isDigit(bytes[position]), position - start < 12 { position += 1 }
    return position == start ? nil : Int(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func numberOrReference() -> PDFObject? {
    let start = position
    if let first = integer() {
      let afterFirst = position
      if integer() != nil {
        skipSpaces()
        let isEnd = position + 1 >= end || Letters.length(in: bytes, at: position + 1) == 0
        if position < end, bytes[position] == 0x52, isEnd {
          position += 1
          return .reference(first)
        }
      }
      position = afterFirst
      if position >= end || bytes[position] != 0x2E { return .number(first) }
    }
    // Real and signed numbers say nothing here.
    position = max(position, start)
    while position < end, "+-.0123456789".utf8.contains(bytes[position]) { position += 1 }
    return position > start ? .number(0) : nil
  }

  private mutating func name() -> String {
    position += 1
    var text: [UInt8] = []
    while position < end, bytes[position] > 0x20, !"()<>[]{}/%".utf8.contains(bytes[position]) {
      if bytes[position] == 0x23, position + 2 < end,
        let value = UInt8(String(decoding: bytes[(position + 1)...(position + 2)], as: UTF8.self), radix: 16)
      {
        text.append(value)
        position += 3
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// §7.3.4.2: brackets may stand in it in pairs, all else after a backslash.
  private mutating func literal() -> [UInt8] {
    position += 1
    var text: [UInt8] = []
    var open = 1
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x28:
        open += 1
        text.append(byte)
      case 0x29:
        open -= 1
        if open == 0 { return text }
        text.append(byte)
      case 0x5C: escape(into: &text)
      default: text.append(byte)
      }
    }
    return text
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard position < end else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x62, 0x66: break
    case 0x30...0x37:
      var value = Int(byte - 0x30)
      var digits = 1
      while digits < 3, position < end, (0x30...0x37).contains(bytes[position]) {
        value = value * 8 + Int(bytes[position] - 0x30)
        position += 1
        digits += 1
      }
      text.append(UInt8(truncatingIfNeeded: value))
    case 0x0D: if position < end, bytes[position] == 0x0A { position += 1 }
    case 0x0A: break
    default: text.append(byte)
    }
  }

  private mutating func hexadecimal() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while position < end, bytes[position] != 0x3E {
      if let value = Character(Unicode.Scalar(bytes[position])).hexDigitValue { digits.append(UInt8(value)) }
      position += 1
    }
    position += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func list(_ depth: Int) -> PDFObject? {
    position += 1
    var values: [PDFObject] = []
    while true {
      skipSpaces()
      guard position < end else { return nil }
      if bytes[position] == 0x5D {
        position += 1
        return .list(values)
      }
      guard let value = object(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func dictionary(_ depth: Int) -> PDFObject? {
    position += 2
    var pairs: [String: PDFObject] = [:]
    while true {
      skipSpaces()
      guard position < end else { return nil }
      if take(">>") { return .dictionary(pairs) }
      guard bytes[position] == 0x2F else { return nil }
      let key = name()
      guard let value = object(depth: depth + 1) else { return nil }
      pairs[key] = value
    }
  }
}
