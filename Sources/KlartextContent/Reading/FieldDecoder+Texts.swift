import Foundation
import KlartextCore
import KlartextRegister

/// Texts of fields: cleaned, set with the marks of their language, measured.
extension FieldDecoder {
  /// One line of text: trimmed, line breaks made spaces, composed (NFC), without control characters.
  mutating func cleaned(_ text: String, _ mark: SourceMark) -> String {
    var hasControl = false
    var isPlain = true
    var hasMarks = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F { isPlain = false }
      // Combining marks U+0300 to U+036F begin with CC or CD.
      if byte == 0xCC || byte == 0xCD { hasMarks = true }
      if previous == 0x20, byte == 0x20 { isPlain = false }
      previous = byte
    }
    var result = hasMarks ? text.precomposedStringWithCanonicalMapping : text
    if !isPlain {
      var scalars = String.UnicodeScalarView()
      for scalar in result.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20: if scalars.last != " " { scalars.append(" ") }
        case 0x00...0x1F, 0x7F: hasControl = true
        default: scalars.append(scalar)
        }
      }
      result = String(scalars)
    }
    if hasControl { report(.textControl, mark) }
    return trimmed(result)
  }

  /// With the quotation marks and apostrophes of its language, as in texts of several lines.
  func typographic(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 }) else { return text }
    return String(decoding: Typography(language: language).applied(to: Array(text.utf8)), as: UTF8.self)
  }

  private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\t" }
    guard let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) else { return text }
    return String(String.UnicodeScalarView(scalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed()))
  }

  mutating func checkLength(_ text: String, of field: FieldDefinition, _ mark: SourceMark) {
    guard let limit = field.limit, text.utf8.count > limit else { return }
    let count = text.unicodeScalars.count
    if count > limit { report(.textTooLong(field, count: count, limit: limit), mark) }
  }
}
