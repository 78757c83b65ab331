/// Numbers as people write them, always with the digits 0 to 9.
public enum NumberText {
  /// Digits in groups of three from five digits on (DIN 5008), with the language's signs.
  public static func plain(_ number: String, in language: LanguageTag) -> String {
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
      return number
    }
    let signs = signs[language.primary] ?? international
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.utf8.count - index
      if index > 0, left.isMultiple(of: 3), whole.utf8.count > 4 { text += signs.group }
      text.append(digit)
    }
    if parts.count == 2 { text += signs.decimal + parts[1] }
    return (isNegative ? "\u{2212}" : "") + text
  }

  /// „240 KB“, „1,2 MB“: decimal prefixes, as the numbers that shops and networks use (IEC 80000-13).
  public static func bytes(_ count: Int, in language: LanguageTag) -> String {
    let units = units[language.primary] ?? ["Byte", "KB", "MB"]
    if count < 1000 { return "\(count)\u{A0}\(units[0])" }
    if count < 1_000_000 { return "\((count + 500) / 1000)\u{A0}\(units[1])" }
    let tenths = (count + 50_000) / 100_000
    return plain("\(tenths / 10).\(tenths % 10)", in: language) + "\u{A0}" + units[2]
  }

  /// „63 %“.
  public static func percent(_ number: Int, in language: LanguageTag) -> String {
    language.primary == "tr" ? "%\(number)" : "\(number)\u{A0}%"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private typealias Signs = (group: String, decimal: String)

  private static let international: Signs = (",", ".")

  /// Unicode CLDR 46 (`numbers`, `latn`): what stands between groups of digits and before decimals.
  private static let signs: [String: Signs] = {
    var table: [String: Signs] = [:]
    for language in ["de", "tr", "nl", "it", "es", "ro", "da", "el", "hr", "sr", "id", "sl", "ku"] {
      table[language] = (".", ",")
    }
    for language in ["uk", "ru", "pl", "cs", "bg", "fi", "sv", "hu", "sk", "pt"] { table[language] = ("\u{A0}", ",") }
    // U+202F is the narrow no-break space.
    table["fr"] = ("\u{202F}", ",")
    return table
  }()

  private static let units: [String: [String]] = [
    "tr": ["bayt", "kB", "MB"], "uk": ["Б", "КБ", "МБ"], "ru": ["Б", "КБ", "МБ"],
    "ar": ["بايت", "كيلوبايت", "ميغابايت"], "fr": ["octets", "ko", "Mo"],
  ]

  /// „0,08 s“.
  public static func seconds(_ duration: Duration, in language: LanguageTag) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let hundredths = (milliseconds + 5) / 10
    let fraction = String(hundredths % 100)
    return plain("\(hundredths / 100).\(fraction.count < 2 ? "0" : "")\(fraction)", in: language) + "\u{A0}s"
  }
}
