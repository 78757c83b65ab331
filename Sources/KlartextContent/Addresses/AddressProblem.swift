import KlartextCore

/// Why an address leads nobody outside the office anywhere, where that can be told.
enum AddressProblem {
  static func finding(_ address: String) -> Finding? {
    if isOnDisk(address) { return .addressOnDisk(address) }
    // A backslash is there to deceive, and reported as such.
    if !address.contains("\\"), let host = PrivateHost.host(of: address), !host.isEmpty, isHost(host),
      PrivateHost.contains(host)
    {
      return .addressPrivate(String(host))
    }
    return nil
  }

  /// The finding for an address on the web with blanks in it, or with a scheme that is misspelt by them.
  static func blank(_ address: String) -> Finding? {
    guard address.contains(" "), let host = PrivateHost.host(of: address) else { return nil }
    // The name of a server never has one; in what follows it may be meant.
    let corrected = address.replacing(" ", with: host.contains(" ") ? "" : "%20")
    return .addressBlank(corrected: WebAddress.checked(corrected))
  }

  /// `file:`, `C:\…`, `C:/…`, `\\server\share`: a place that browsers of others do not have. Markdown makes one
  /// backslash of two.
  private static func isOnDisk(_ address: String) -> Bool {
    let bytes = Array(address.utf8.prefix(5))
    if address.utf8.count >= 5, address.prefix(5).lowercased() == "file:" { return true }
    guard bytes.count >= 2 else { return false }
    if bytes[0] == 0x5C { return true }
    let isLetter = (0x61...0x7A).contains(bytes[0] | 0x20)
    return isLetter && bytes[1] == 0x3A && (bytes.count == 2 || bytes[2] == 0x5C || bytes[2] == 0x2F)
  }

  private static func isHost(_ host: Substring) -> Bool {
    host.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
  }
}
