/// Words for addresses: lower case ASCII letters, digits and hyphens.
public enum Slug {
  /// Makes a slug of any text, German folded: „Prüfung Straße“ → `pruefung-strasse`.
  ///
  /// Idempotent. May be empty, when the text has no letter or digit that ASCII can stand for.
  public static func make(_ text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.utf8.count + 8)
    var pendingHyphen = false
    func append(_ bytes: some Sequence<UInt8>) {
      if pendingHyphen, !slug.isEmpty { slug.append(0x2D) }
      pendingHyphen = false
      slug.append(contentsOf: bytes)
    }
    var iterator = text.unicodeScalars.makeIterator()
    var next = iterator.next()
    while let scalar = next {
      next = iterator.next()
      // A combining diaeresis after a, o or u is the decomposed form of an umlaut.
      if next?.value == 0x308, let umlaut = umlauts[scalar.value | 0x20] {
        append(umlaut)
        next = iterator.next()
        continue
      }
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: append(CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value)))
      case 0x41...0x5A: append(CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value) | 0x20))
      case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0x27, 0x2019: break
      default:
        if let folded = Folding.ascii(scalar) {
          append(folded.utf8)
        } else {
          pendingHyphen = true
        }
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  /// Whether a text is an id as file names have it: `[a-z0-9]` with single hyphens between, at most 80 bytes.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 80, bytes.first != 0x2D, bytes.last != 0x2D else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      guard byte == 0x2D || isLetterOrDigit(byte) else { return false }
      if byte == 0x2D, previous == 0x2D { return false }
      previous = byte
    }
    return true
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static let umlauts: [UInt32: [UInt8]] = [
    0x61: Array("ae".utf8), 0x6F: Array("oe".utf8), 0x75: Array("ue".utf8),
  ]
}

/// Letters beyond ASCII and what stands for them in German addresses and file names.
enum Folding {
  /// Lower case ASCII for a Latin letter, or `nil`.
  static func ascii(_ scalar: Unicode.Scalar) -> String? {
    if let german = german[scalar.value] { return german }
    guard scalar.value >= 0xC0, scalar.value < 0x250 else { return nil }
    return latin[scalar.value]
  }

  private static let german: [UInt32: String] = [
    0xE4: "ae", 0xF6: "oe", 0xFC: "ue", 0xC4: "ae", 0xD6: "oe", 0xDC: "ue", 0xDF: "ss", 0x1E9E: "ss",
  ]

  /// Letters with marks, by their base letter.
  private static let latin: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    let rows: [(String, String)] = [
      ("a", "àáâãåāăąǎ"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõøōŏőǒ"), ("oe", "œ"),
      ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûũūŭůűųǔ"), ("w", "ŵ"), ("y", "ýÿŷ"),
      ("z", "źżž"),
    ]
    for (base, letters) in rows {
      for scalar in letters.unicodeScalars {
        table[scalar.value] = base
        for upper in String(scalar).uppercased().unicodeScalars { table[upper.value] = base }
      }
    }
    table[0x49] = nil
    return table
  }()
}
