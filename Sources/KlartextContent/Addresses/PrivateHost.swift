import Glibc

/// Hosts that only people in an office's own network reach: `intranet`, `10.1.2.3`, `akten.intern`.
public enum PrivateHost {
  /// Names that no public server has: RFC 6761 §6.3 (localhost), RFC 6762 §3 and appendix G, RFC 8375 (home.arpa), the
  /// resolution of ICANN on `.internal` of 2024-07-29, and what German offices call their networks.
  private static let endings = [
    "localhost", "local", "intranet", "internal", "private", "corp", "home", "lan", "home.arpa", "intern",
    "localdomain",
  ]

  /// Whether a host of an address, without its port, is one of them.
  public static func contains(_ host: some StringProtocol) -> Bool {
    var name = host.lowercased()
    while name.hasSuffix(".") { name.removeLast() }
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    var six = in6_addr()
    // What follows `%` names a network card (RFC 4007 §11).
    let plain = name.prefix { $0 != "%" }
    if plain.contains(":") {
      guard inet_pton(AF_INET6, String(plain), &six) == 1 else { return false }
      return contains(bytes: withUnsafeBytes(of: six) { Array($0) })
    }
    // Browsers also read `127.1` and `2130706433` (WHATWG URL, IPv4 parser), and so does this function.
    var four = in_addr()
    if inet_aton(name, &four) != 0 { return contains(bytes: withUnsafeBytes(of: four) { Array($0) }) }
    if !name.contains(".") { return true }
    return endings.contains { name == $0 || name.hasSuffix("." + $0) }
  }

  /// Whether an IP address, its 4 or 16 bytes, is not reached from outside (IANA special-purpose address registries).
  public static func contains(bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else {
      guard bytes.count == 4 else { return true }
      switch (bytes[0], bytes[1]) {
      case (0, _), (10, _), (127, _), (169, 254), (192, 168), (224..., _): return true
      case (100, 64...127), (172, 16...31): return true
      default: return false
      }
    }
    let isMapped = bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
    let isTranslated = bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
    if isMapped || isTranslated { return contains(bytes: Array(bytes[12...])) }
    // `::`, `::1`, and old forms of IPv4 addresses.
    if bytes.prefix(12).allSatisfy({ $0 == 0 }) { return true }
    // Unique local, link-local and site-local, multicast.
    return bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0x80 != 0) || bytes[0] == 0xFF
  }

  /// The host of an `http` or `https` address, without its port; `nil` for other addresses.
  public static func host(of address: String) -> Substring? {
    guard let scheme = address.firstRange(of: "://"),
      ["http", "https"].contains(address[..<scheme.lowerBound].lowercased())
    else { return nil }
    let authority = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return host[...end] }
    return host.prefix { $0 != ":" }
  }
}
