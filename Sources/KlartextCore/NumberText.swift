/// Numbers as people write them.
public enum NumberText {
  /// Digits in groups of three from five digits on (DIN 5008), with the language's decimal sign.
  public static func plain(_ number: String, in language: LanguageTag) -> String {
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
      return number
    }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.utf8.count - index
      if index > 0, left.isMultiple(of: 3), whole.utf8.count > 4 { text += language.isGerman ? "." : "," }
      text.append(digit)
    }
    if parts.count == 2 { text += (language.isGerman ? "," : ".") + parts[1] }
    return (isNegative ? "\u{2212}" : "") + text
  }

  /// „240 KB“, „1,2 MB“: decimal prefixes, as the numbers that shops and networks use (IEC 80000-13).
  public static func bytes(_ count: Int, in language: LanguageTag) -> String {
    if count < 1000 { return "\(count)\u{A0}Byte" }
    if count < 1_000_000 { return "\((count + 500) / 1000)\u{A0}KB" }
    let tenths = (count + 50_000) / 100_000
    return plain("\(tenths / 10).\(tenths % 10)", in: language) + "\u{A0}MB"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
