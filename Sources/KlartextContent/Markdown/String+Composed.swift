import Foundation

extension String {
  /// With letters and their marks composed (Unicode NFC): „u“ + U+0308 → „ü“.
  ///
  /// Only letters that marks follow are touched; Foundation would take 10 seconds for a megabyte of them.
  var composed: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var cluster = ""
    var scalarCount = 0
    func flush() {
      if scalarCount < 2 {
        result.append(contentsOf: cluster.utf8)
      } else if let known = Self.composedLetters[cluster] {
        result.append(contentsOf: known.utf8)
      } else {
        result.append(contentsOf: cluster.precomposedStringWithCanonicalMapping.utf8)
      }
      cluster = ""
      scalarCount = 0
    }
    for scalar in unicodeScalars {
      if !Self.composes(scalar) { flush() }
      cluster.unicodeScalars.append(scalar)
      scalarCount += 1
    }
    flush()
    return String(decoding: result, as: UTF8.self)
  }

  /// Latin, Greek and Cyrillic letters with marks. Equal strings are canonically equivalent ones, so that a letter is
  /// found by its parts.
  private static let composedLetters: [String: String] = {
    var letters: [String: String] = [:]
    for range in [0xC0...0x24F, 0x386...0x4FF, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
      for value in range {
        guard let letter = Unicode.Scalar(value).map({ String($0) }), letters[letter] == nil else { continue }
        letters[letter] = letter
      }
    }
    return letters
  }()

  /// Combining diacritical marks, kana voice marks, and the vowels and finals of Hangul.
  private static func composes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1161...0x11FF, 0x3099, 0x309A: true
    default: false
    }
  }
}
