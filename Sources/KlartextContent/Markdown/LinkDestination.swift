import KlartextCore
import KlartextRegister

/// Where the address in a link or image leads, or why it may not be used.
enum LinkDestination {
  case target(LinkTarget)
  case refused(Finding)

  /// Reads an address as Markdown gives it, without backslashes and entities.
  ///
  /// Only what is known to be harmless passes: no scheme beyond web, mail and telephone, and nothing hidden in it.
  static func read(_ address: String, folder: String) -> LinkDestination {
    let bytes = Array(address.utf8)
    guard !bytes.isEmpty, bytes != [0x23] else { return .refused(.linkWithoutTarget) }
    guard bytes.count <= MarkdownLimits.addressBytes else { return .refused(.linkTooLong) }
    guard !hasHiddenCharacter(bytes) else { return .refused(.linkUnsafe(address)) }
    if let problem = AddressProblem.finding(address) { return .refused(problem) }
    if bytes[0] == 0x23 {
      guard let anchor = decoded(bytes[1...]) else { return .refused(.linkUnsafe(address)) }
      return .target(.anchor(anchor))
    }
    if bytes[0] == 0x2F { return sitePath(bytes, address) }
    if let colon = schemeEnd(bytes) { return withScheme(bytes, colon, address) }
    return relativePath(bytes, address, folder: folder)
  }

  // MARK: - Kinds of addresses

  private static func sitePath(_ bytes: [UInt8], _ address: String) -> LinkDestination {
    let pathEnd = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    guard let path = decoded(bytes[..<pathEnd]) else { return .refused(.linkUnsafe(address)) }
    // `//host` and `/\host` are other servers to a browser.
    guard !path.utf8.contains(0x5C), !path.utf8.dropFirst().starts(with: [0x2F]) else {
      return .refused(.linkUnsafe(address))
    }
    return .target(.site(path + String(decoding: bytes[pathEnd...], as: UTF8.self)))
  }

  private static func withScheme(_ bytes: [UInt8], _ colon: Int, _ address: String) -> LinkDestination {
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    let rest = bytes[(colon + 1)...]
    switch scheme {
    case "https", "http":
      guard rest.starts(with: [0x2F, 0x2F]) else { return .refused(.linkUnsafe(address)) }
      let afterSlashes = rest.dropFirst(2)
      let hostEnd = afterSlashes.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
      // `https://bank.example@other.example/` shows one name and leads to the other.
      guard hostEnd > afterSlashes.startIndex, bytes[afterSlashes.startIndex..<hostEnd].allSatisfy(isInHost) else {
        return .refused(AddressProblem.blank(address) ?? .linkUnsafe(address))
      }
      let host = String(decoding: bytes[afterSlashes.startIndex..<hostEnd], as: UTF8.self)
      return .target(.external(scheme + "://" + host + encoded(bytes[hostEnd...])))
    case "mailto":
      guard rest.contains(0x40) else { return .refused(.linkUnsafe(address)) }
      return .target(.external("mailto:" + encoded(rest)))
    case "tel":
      guard rest.contains(where: { (0x30...0x39).contains($0) }) else { return .refused(.linkUnsafe(address)) }
      return .target(.external("tel:" + encoded(rest)))
    default:
      return .refused(.linkUnsafe(address))
    }
  }

  private static func relativePath(_ bytes: [UInt8], _ address: String, folder: String) -> LinkDestination {
    let hash = bytes.firstIndex(of: 0x23)
    guard let path = decoded(bytes[..<(hash ?? bytes.count)]),
      let anchor = hash.map({ decoded(bytes[($0 + 1)...]) }) ?? ""
    else { return .refused(.linkUnsafe(address)) }
    if path.utf8.contains(0x5C) { return .refused(.linkBackslash(address)) }
    guard !path.utf8.contains(where: { $0 == 0x3F || $0 == 0x3A }), let parts = resolved(path, folder: folder) else {
      return .refused(.linkUnknownFile(address))
    }
    if parts.count > 1, parts[0] == "media" { return .target(.media(parts.joined(separator: "/"))) }
    guard parts.count == 2, parts[1].hasSuffix(".md"), let dot = parts[1].firstIndex(of: "."),
      dot > parts[1].startIndex
    else { return .refused(.linkUnknownFile(address)) }
    // Without the language: a link leads to the entry, in whatever language the reader reads it.
    let key = EntryKey(parts[0], String(parts[1][..<dot]))
    return .target(.entry(key, anchor: anchor.isEmpty ? nil : anchor))
  }

  /// The names on the way from the content folder; `nil` when the path leaves it or names a folder.
  private static func resolved(_ path: String, folder: String) -> [String]? {
    guard path.utf8.last != 0x2F else { return nil }
    var parts = folder.isEmpty ? [] : [folder]
    for bytes in path.utf8.split(separator: 0x2F) {
      let part = String(Substring(bytes))
      if part == "." { continue }
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts
  }

  // MARK: - Characters

  /// Where a scheme ends: a colon before any `/`, `?` or `#` (RFC 3986 §4.2).
  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    let end = bytes.firstIndex { $0 == 0x3A || $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
    return end.flatMap { bytes[$0] == 0x3A ? $0 : nil }
  }

  private static func isInHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  /// Control characters, and those that cannot be seen or turn text around: nobody means them in an address.
  private static func hasHiddenCharacter(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F { return true }
      if previous == 0xC2, byte < 0xA0 { return true }
      switch (beforePrevious, previous, byte) {
      case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA0...0xAF): return true
      case (0xEF, 0xBB, 0xBF): return true
      default: break
      }
      beforePrevious = previous
      previous = byte
    }
    return false
  }

  /// Percent-decoded; `nil` when that gives no text, or one with hidden characters.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(0x25) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x25, index + 2 < bytes.endIndex, let high = hexadecimal(bytes[index + 1]),
        let low = hexadecimal(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    guard !hasHiddenCharacter(result) else { return nil }
    return String(validating: result, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Path, query and fragment as RFC 3986 §2 allows them; what is percent-encoded already stays.
  private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    Escaping.percentEncoded(String(decoding: bytes, as: UTF8.self), keeping: "!#$%&'()*+,/:;=?@[]")
  }
}
