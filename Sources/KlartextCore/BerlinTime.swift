/// The legal time of Germany, worked out without the machine's time zone.
///
/// Summer time lasts from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC (Directive
/// 2000/84/EC, Articles 2 and 3; in Germany since 1996).
public enum BerlinTime {
  /// A little more than the years 1 to 9999; beyond them the arithmetic could overflow.
  private static let moments = -63_000_000_000...254_000_000_000

  /// Hours ahead of UTC at a moment in seconds since 1970-01-01T00:00:00Z: 1 or 2.
  public static func offset(at seconds: Int) -> Int {
    guard moments.contains(seconds), let day = CivilDate(daysSinceEpoch: floorDivide(seconds, 86_400)) else {
      return 1
    }
    let start = lastSunday(ofMonth: 3, of: day.year) * 86_400 + 3600
    let end = lastSunday(ofMonth: 10, of: day.year) * 86_400 + 3600
    return seconds >= start && seconds < end ? 2 : 1
  }

  /// The day in Germany at a moment; `nil` outside the years 1 to 9999.
  public static func day(at seconds: Int) -> CivilDate? {
    guard moments.contains(seconds) else { return nil }
    return CivilDate(daysSinceEpoch: floorDivide(seconds + offset(at: seconds) * 3600, 86_400))
  }

  /// The beginning of a day in Germany, in seconds since 1970-01-01T00:00:00Z.
  public static func midnight(of day: CivilDate) -> Int {
    // The clocks change at 01:00 UTC, so two hours earlier the offset is that of the night before.
    let utc = day.daysSinceEpoch * 86_400
    return utc - offset(at: utc - 7200) * 3600
  }

  /// Days since 1970-01-01.
  private static func lastSunday(ofMonth month: Int, of year: Int) -> Int {
    // Both months have 31 days.
    guard let last = CivilDate(year: year, month: month, day: 31) else { return 0 }
    return last.daysSinceEpoch - last.weekday % 7
  }

  private static func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : (dividend - divisor + 1) / divisor
  }
}
