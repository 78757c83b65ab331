/// Which way a text runs, told by its letters.
public enum WritingDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// The direction of a text's first letter (HTML Living Standard, `dir=auto`; UAX #9, rules P2 and P3); `nil` for a
  /// text without letters.
  public static func of(_ text: String) -> WritingDirection? {
    for scalar in text.unicodeScalars {
      if isRightToLeft(scalar) { return .rightToLeft }
      if scalar.properties.isAlphabetic { return .leftToRight }
    }
    return nil
  }

  /// The blocks of scripts that run from right to left (UAX #9, default values of `Bidi_Class`).
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      scalar.properties.isAlphabetic
    default: false
    }
  }
}
