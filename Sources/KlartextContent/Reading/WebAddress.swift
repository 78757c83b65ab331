import KlartextCore

/// Addresses that an author may give: `https` and `http`, nothing that could run or read a file.
enum WebAddress {
  /// The address, when it is an absolute `http` or `https` URL (RFC 3986) without blanks and control characters;
  /// characters beyond ASCII are percent-encoded.
  static func checked(_ text: String) -> String? {
    let lower = text.lowercased()
    let rest: Substring
    if lower.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if lower.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      return nil
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, !host.contains("@"), host.first != ".", host.contains(".") || host.hasPrefix("localhost")
    else { return nil }
    guard
      text.utf8.allSatisfy({
        $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C && $0 != 0x60
      })
    else { return nil }
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return Escaping.percentEncoded(text, keeping: ":/?#[]@!$&'()*+,;=%")
  }

  /// The same, when others than an office's own network reach its host.
  static func checkedPublic(_ text: String) -> String? {
    guard let address = checked(text), let host = PrivateHost.host(of: address), !PrivateHost.contains(host) else {
      return nil
    }
    return address
  }

  /// Whether something like `scheme:` stands at the beginning.
  static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: 0x3A) else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D
          || $0 == 0x2E
      }
  }

  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
    let domain = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard domain.count >= 2, domain.allSatisfy({ !$0.isEmpty }) else { return false }
    return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>()[],;:\\`".utf8.contains($0) }
  }
}
