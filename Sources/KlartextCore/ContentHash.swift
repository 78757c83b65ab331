/// A short hash of contents for file names: the same bytes give the same name, other bytes another.
///
/// FNV-1a with 64 bits (draft-eastlake-fnv). It guards against stale caches, not against an attacker.
public enum ContentHash {
  public static func value(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// Twelve hexadecimal digits.
  public static func name(_ bytes: some Sequence<UInt8>) -> String {
    let digits = String(value(bytes), radix: 16)
    return String((String(repeating: "0", count: 16 - digits.utf8.count) + digits).prefix(12))
  }
}
