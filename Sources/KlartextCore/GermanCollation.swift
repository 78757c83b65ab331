/// Sorting as in a German dictionary (DIN 5007-1): ä like a, ß like ss, upper and lower case alike.
public enum GermanCollation {
  /// A key whose bytes sort as the words should; equal words that differ in accents follow their plain form.
  public static func key(_ text: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count * 2 + 1)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: key.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x41...0x5A: key.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
      case 0xE4, 0xC4: key.append(0x61)
      case 0xF6, 0xD6: key.append(0x6F)
      case 0xFC, 0xDC: key.append(0x75)
      case 0x300...0x36F, 0xAD: break
      default:
        if let folded = Folding.ascii(scalar) {
          key.append(contentsOf: folded.utf8)
        } else if scalar.properties.isAlphabetic {
          key.append(contentsOf: String(scalar).lowercased().utf8)
        } else if key.last != 0x20, !key.isEmpty {
          key.append(0x20)
        }
      }
    }
    // The second level: what the first one left out, so that the order is total.
    key.append(0)
    key.append(contentsOf: text.utf8)
    return key
  }

  /// Sorts by a text of each element, computing each key once.
  public static func sorted<Element>(_ elements: some Sequence<Element>, by text: (Element) -> String) -> [Element] {
    sorted(elements) { key(text($0)) }
  }

  /// Sorts by the key of each element, asked for once.
  public static func sorted<Element>(_ elements: some Sequence<Element>, byKey key: (Element) -> [UInt8]) -> [Element] {
    let elements = Array(elements)
    let keys = elements.map(key)
    // Numbers are compared and moved, not elements.
    return elements.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { elements[$0] }
  }
}
