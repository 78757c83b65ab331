import KlartextCore

/// Days as spreadsheets and people write them.
enum SpreadsheetDate {
  /// `yyyy-mm-dd`, and where a part of a date will do also `yyyy-mm` and `yyyy`; `nil` for what is no date.
  static func read(_ text: String, isPartial: Bool) -> String? {
    // The time that a spreadsheet puts behind a day says nothing.
    var words = text.split(separator: " ")
    if words.count == 2, words[1].contains(":"), words[1].utf8.allSatisfy({ $0 == 0x3A || (0x30...0x39).contains($0) })
    {
      words.removeLast()
    }
    let text = words.joined(separator: " ")
    if let day = CivilDate(text) { return day.description }
    if isPartial, let date = PartialDate(text) { return date.description }
    if let day = numbers(text, separator: ".").flatMap({ day($0) }) { return day }
    // 31/03/2026: which comes first cannot be told unless only one order makes a day.
    if let parts = numbers(text, separator: "/"), parts.count == 3 {
      let readings = [day(parts), day([parts[1], parts[0], parts[2]])].compactMap { $0 }
      if readings.count == 1 || Set(readings).count == 1 { return readings[0] }
      return nil
    }
    if isPartial, let parts = numbers(text, separator: "."), parts.count == 2, parts[1] > 999 {
      return month(parts[0], parts[1])
    }
    return named(text, isPartial: isPartial)
  }

  /// Numbers with one sign between them, nothing else.
  private static func numbers(_ text: String, separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: true).map { $0.trimmingPrefix(" ") }
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    return numbers.count == parts.count && parts.count > 1 ? numbers : nil
  }

  private static func day(_ parts: [Int]) -> String? {
    guard parts.count == 3 else { return nil }
    return CivilDate(year: year(parts[2]), month: parts[1], day: parts[0])?.description
  }

  private static func month(_ month: Int, _ year: Int) -> String? {
    PartialDate(CivilDate(year: year, month: month, day: 1)?.description.prefix(7) ?? "")?.description
  }

  /// 26 is 2026, as Excel reads two digits below 30; 95 is 1995.
  private static func year(_ number: Int) -> Int { number > 99 ? number : number < 30 ? 2000 + number : 1900 + number }

  /// „31. März 2026“, „Mrz 24“.
  private static func named(_ text: String, isPartial: Bool) -> String? {
    let words = text.split { $0 == " " || $0 == "." || $0 == "-" || $0 == "," }.map { $0.lowercased() }
    guard let position = words.firstIndex(where: { months[String($0.prefix(3))] != nil && Int($0) == nil }),
      let number = months[String(words[position].prefix(3))], let last = words.last.flatMap({ Int($0) })
    else { return nil }
    if words.count == 3, position == 1, let day = Int(words[0]) {
      return CivilDate(year: year(last), month: number, day: day)?.description
    }
    return words.count == 2 && position == 0 && isPartial ? month(number, year(last)) : nil
  }

  static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mär": 3, "mar": 3, "mrz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
  ]
}

/// Numbers as spreadsheets write them.
enum SpreadsheetNumber {
  /// With a decimal point and no signs between groups; `nil` for what is no number.
  static func read(_ text: String, hasDecimalComma: Bool) -> String? {
    var digits = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "'" }
    for sign in ["€", "EUR", "−"] where digits.contains(sign) {
      digits = digits.replacing(sign, with: sign == "−" ? "-" : "")
    }
    let (group, decimal): (Character, Character) = hasDecimalComma ? (".", ",") : (",", ".")
    let commas = digits.count { $0 == decimal }
    // 0.5 in a German table, 0,5 in an English one: a lone sign before other than three digits is a decimal one.
    if commas == 0, digits.count(where: { $0 == group }) == 1, let sign = digits.firstIndex(of: group),
      digits[digits.index(after: sign)...].count != 3
    {
      digits = digits.replacing(String(group), with: ".")
    } else {
      guard commas <= 1, groupsFit(digits, group, decimal) else { return nil }
      digits = digits.replacing(String(group), with: "").replacing(String(decimal), with: ".")
    }
    let plain = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ (1...15).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return digits
  }

  /// Signs stand between groups of three digits.
  private static func groupsFit(_ text: String, _ group: Character, _ decimal: Character) -> Bool {
    let whole = text.prefix { $0 != decimal }.split(separator: group, omittingEmptySubsequences: false)
    return whole.count == 1 || whole.dropFirst().allSatisfy { $0.count == 3 }
  }
}
