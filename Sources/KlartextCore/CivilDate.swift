/// A day of the Gregorian calendar, without time and without zone.
///
/// Years 1 to 9999, as in ISO 8601-1:2019 with four digits.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `yyyy-mm-dd` and nothing else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that many days after 1970-01-01 (before, when negative).
  public init?(daysSinceEpoch days: Int) {
    // Days from a civil date and back, counted in years that begin on 1 March, so that the leap day comes last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Days since 1970-01-01.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The same day one year later; 29 February becomes 28 February.
  public var oneYearLater: CivilDate {
    CivilDate(year: year + 1, month: month, day: day) ?? CivilDate(year: year + 1, month: month, day: 28) ?? self
  }

  /// The same day of a later month; where there is none, the last of that month.
  public func later(byMonths months: Int) -> CivilDate {
    let count = year * 12 + month - 1 + months
    let last = Self.days(inMonth: count % 12 + 1, of: count / 12)
    return CivilDate(year: count / 12, month: count % 12 + 1, day: min(day, last)) ?? self
  }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int {
    let remainder = (daysSinceEpoch + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// `yyyy-mm-dd`.
  public var description: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A year, a month or a day: `2024`, `2024-03`, `2024-03-01`.
public struct PartialDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int?
  public let day: Int?

  public init(_ date: CivilDate) {
    year = date.year
    month = date.month
    day = date.day
  }

  /// Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; `nil` for anything else and for days that do not exist.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    switch bytes.count {
    case 4:
      guard let year = decimal(bytes[...]), year >= 1 else { return nil }
      self.year = year
      month = nil
      day = nil
    case 7:
      guard bytes[4] == 0x2D, let year = decimal(bytes[0..<4]), year >= 1, let month = decimal(bytes[5..<7]),
        (1...12).contains(month)
      else { return nil }
      self.year = year
      self.month = month
      day = nil
    default:
      guard let date = CivilDate(text) else { return nil }
      year = date.year
      month = date.month
      day = date.day
    }
  }

  /// The day, when all of it is known.
  public var fullDate: CivilDate? {
    guard let month, let day else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// The first day that the date can mean.
  public var firstDay: CivilDate {
    CivilDate(year: year, month: month ?? 1, day: day ?? 1) ?? CivilDate.earliest
  }

  /// The last day that the date can mean.
  public var lastDay: CivilDate {
    let month = month ?? 12
    return CivilDate(year: year, month: month, day: day ?? CivilDate.days(inMonth: month, of: year))
      ?? CivilDate.earliest
  }

  public var description: String {
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// By the first possible day; of two that begin alike the vaguer one comes first.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

extension CivilDate {
  /// 0001-01-01.
  public static let earliest = CivilDate(first: ())

  private init(first: Void) {
    year = 1
    month = 1
    day = 1
  }
}

/// ASCII digits to a number; `nil` when anything else stands there.
private func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
