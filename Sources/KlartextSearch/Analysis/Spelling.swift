import Foundation

/// One spelling for words that are written in several ways.
enum Spelling {
  private static let (a, e, o, u, q): (UInt8, UInt8, UInt8, UInt8, UInt8) = (0x61, 0x65, 0x6F, 0x75, 0x71)

  /// `pruefung` → `prüfung`, in lower case.
  ///
  /// Not after a vowel or `q`, where the `e` is a letter of its own: `neue`, `Steuer`, `Quelle`; but before `ber` it is
  /// nearly always `über`: `Videoueberwachung`. Words such as `aktuell` change too; that does no harm, because it
  /// happens in texts and in queries alike.
  static func restoreUmlauts(_ word: inout [UInt8]) {
    guard word.count > 2 else {
      if word.count == 2, word[1] == e, let umlaut = umlaut(of: word[0]) { word = umlaut }
      return
    }
    var index = 0
    while index + 1 < word.count {
      if word[index + 1] == e, let umlaut = umlaut(of: word[index]), isUmlaut(word, at: index) {
        word.replaceSubrange(index...(index + 1), with: umlaut)
      }
      index += 1
    }
  }

  private static func isUmlaut(_ word: [UInt8], at index: Int) -> Bool {
    guard index > 0 else { return true }
    switch word[index - 1] {
    case a, e, 0x69, o, u, q: break
    // After ä, ö, ü and other letters with marks: only their last byte is looked at, which no consonant has.
    case 0x80...: break
    default: return true
    }
    return word[index] == u && word[(index + 2)...].starts(with: [0x62, e, 0x72])
  }

  private static func umlaut(of letter: UInt8) -> [UInt8]? {
    switch letter {
    case a: [0xC3, 0xA4]
    case o: [0xC3, 0xB6]
    case u: [0xC3, 0xBC]
    default: nil
    }
  }

  /// A word without marks: `prüfung` → `prufung`, `straße` → `strasse`.
  ///
  /// - Returns: The letters, and the places in them where an umlaut or `ß` stood.
  static func fold(_ word: some RandomAccessCollection<UInt8>) -> (letters: [UInt8], marks: [UInt8]) {
    var letters: [UInt8] = []
    var marks: [UInt8] = []
    letters.reserveCapacity(word.count + 2)
    var iterator = word.makeIterator()
    while let byte = iterator.next() {
      guard byte >= 0x80 else {
        letters.append(byte)
        continue
      }
      guard byte == 0xC3, let next = iterator.next() else { return (foldOthers(word), []) }
      switch next {
      case 0xA4, 0xB6, 0xBC:
        marks.append(UInt8(clamping: letters.count))
        letters.append(next == 0xA4 ? a : next == 0xB6 ? o : u)
      case 0x9F:
        marks.append(UInt8(clamping: letters.count))
        letters += [0x73, 0x73]
      case 0xA0...0xBF:
        guard let base = latin[Int(next) - 0xA0] else { return (foldOthers(word), []) }
        letters.append(base)
      default: return (foldOthers(word), [])
      }
    }
    return (letters, marks)
  }

  /// à to ÿ; 0 for those that need more than a letter.
  private static let latin: [UInt8?] = Array("aaaaaaaceeeeiiiidnooooo.ouuuuy.y".utf8).map { $0 == 0x2E ? nil : $0 }

  /// Letters beyond Latin-1, by Unicode's decomposition.
  private static func foldOthers(_ word: some RandomAccessCollection<UInt8>) -> [UInt8] {
    var result = ""
    for scalar in String(decoding: word, as: UTF8.self).decomposedStringWithCanonicalMapping.unicodeScalars {
      if let letter = undecomposed[scalar] {
        result += letter
      } else if !scalar.properties.generalCategory.isMark {
        result.unicodeScalars.append(scalar)
      }
    }
    return Array(result.utf8)
  }

  /// Letters that Unicode does not take apart.
  private static let undecomposed: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}
