/// Text made safe for HTML and XML.
public enum Escaping {
  /// Escapes `& < > " '`, byte by byte, and drops what HTML and XML forbid (control characters).
  ///
  /// Works on UTF-8 bytes, not on characters: `"` followed by a combining mark is one `Character`, and would pass
  /// a comparison of characters unescaped. The result is safe as text and in a quoted attribute.
  public static func html(_ text: String) -> String {
    guard text.utf8.contains(where: { isSpecial($0) }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    appendHTML(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, appended to bytes that are being written.
  public static func appendHTML(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: break
      default: bytes.append(byte)
      }
    }
  }

  /// Takes `html` back: the five entities it writes, and no others.
  public static func unescapeHTML(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    scan: while index < bytes.count {
      if bytes[index] == 0x26 {
        for (entity, byte) in entities where bytes[index...].starts(with: entity) {
          result.append(byte)
          index += entity.count
          continue scan
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let entities: [([UInt8], UInt8)] = [
    (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
    (Array("&quot;".utf8), 0x22), (Array("&#39;".utf8), 0x27),
  ]

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F: true
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: true
    default: false
    }
  }

  /// A text as one segment of an address: all but RFC 3986 §2.3's unreserved characters percent-encoded.
  public static func percentEncoded(_ text: String, keeping extra: String = "") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let kept = Set("-._~".utf8).union(extra.utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isAlphanumeric =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isAlphanumeric || kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Characters that steer a terminal or turn text around are shown as U+FFFD; each stays one column wide.
  public static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar == "\t" ? " " : steers(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
