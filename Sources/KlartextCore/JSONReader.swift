/// Reads a JSON text (RFC 8259) that others wrote.
///
/// Numbers stay as they are written, and members keep their order. A byte order mark is skipped. Values may be nested
/// 64 levels deep, so that a hostile text cannot exhaust the stack.
public struct JSONReader {
  /// Why a text is no JSON, and where.
  public struct Failure: Error, Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
      case unexpected
      case ended
      case tooDeep
    }

    public var reason: Reason
    /// From 1; columns count bytes.
    public var line: Int
    public var column: Int
  }

  /// How deep values may be nested.
  public static let maximumDepth = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  /// Reads a whole text.
  public static func read(_ bytes: [UInt8]) throws(Failure) -> JSON {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSON, Failure> in
      var reader = JSONReader(bytes: buffer)
      do throws(Failure) {
        return .success(try reader.whole())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func whole() throws(Failure) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw failure(.unexpected) }
    return value
  }

  private func failure(_ reason: Failure.Reason) -> Failure {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Failure(reason: position >= bytes.count ? .ended : reason, line: line, column: before.count - start + 1)
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
  }

  private mutating func value() throws(Failure) -> JSON {
    skipSpace()
    guard position < bytes.count else { throw failure(.ended) }
    switch bytes[position] {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x74:
      try word("true")
      return .bool(true)
    case 0x66:
      try word("false")
      return .bool(false)
    case 0x6E:
      try word("null")
      return .null
    default: return try number()
    }
  }

  private mutating func enter() throws(Failure) {
    guard depth < Self.maximumDepth else { throw failure(.tooDeep) }
    depth += 1
    position += 1
  }

  private mutating func object() throws(Failure) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    skipSpace()
    if take(0x7D) { return .object(members) }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == 0x22 else { throw failure(.unexpected) }
      let key = try string()
      skipSpace()
      guard take(0x3A) else { throw failure(.unexpected) }
      members.append(JSON.Member(key, try value()))
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x7D) else { throw failure(.unexpected) }
      return .object(members)
    }
  }

  private mutating func array() throws(Failure) -> JSON {
    try enter()
    defer { depth -= 1 }
    var elements: [JSON] = []
    skipSpace()
    if take(0x5D) { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take(0x2C) { continue }
      guard take(0x5D) else { throw failure(.unexpected) }
      return .array(elements)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: StaticString) throws(Failure) {
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: expected) else { throw failure(.unexpected) }
    position += expected.count
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = position
    while position < bytes.count, Self.isInNumber(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard JSONWriter.isNumber(text.utf8) else {
      position = start
      throw failure(.unexpected)
    }
    return .number(text)
  }

  private static func isInNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x22:
        position += 1
        // What is no UTF-8 becomes U+FFFD.
        return String(decoding: text, as: UTF8.self)
      case 0x5C: try escape(into: &text)
      case 0x00..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D: throw failure(.unexpected)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure(.ended)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    position += 1
    guard position < bytes.count else { throw failure(.ended) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var code = try hexadecimal()
      // Two halves make a character beyond the basic plane; a half alone is U+FFFD.
      if (0xD800..<0xDC00).contains(code), position + 1 < bytes.count, bytes[position] == 0x5C,
        bytes[position + 1] == 0x75
      {
        position += 2
        let low = try hexadecimal()
        code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      text.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    default:
      position -= 1
      throw failure(.unexpected)
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard position + 4 <= bytes.count else {
      position = bytes.count
      throw failure(.ended)
    }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ Slug.isLetterOrDigit($0 | 0x20) }), let code = UInt32(digits, radix: 16) else {
      throw failure(.unexpected)
    }
    position += 4
    return code
  }
}
