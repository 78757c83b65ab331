import Testing

@testable import KlartextCore

@Suite struct DateTests {
  @Test func daysAndDatesAreInverse() {
    for days in stride(from: -700_000, through: 2_900_000, by: 977) {
      guard let date = CivilDate(daysSinceEpoch: days) else { continue }
      #expect(date.daysSinceEpoch == days)
      #expect(CivilDate(date.description) == date)
    }
    #expect(CivilDate("1970-01-01")?.daysSinceEpoch == 0)
    #expect(CivilDate("2026-11-21")?.weekday == 6)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "0000-01-01", "2026-01-01 ", "２０２６-01-01", ""])
  func refusesWhatIsNoDay(text: String) { #expect(CivilDate(text) == nil) }

  @Test(arguments: ["2026", "2026-03", "2026-03-31"]) func readsPartsOfDates(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  /// The hour before and after both changes of 2026: 29 March and 25 October, 01:00 UTC.
  @Test(arguments: [
    (1_774_745_999, 1), (1_774_746_000, 2), (1_792_889_999, 2), (1_792_890_000, 1),
  ])
  func knowsGermanSummerTime(seconds: Int, offset: Int) { #expect(BerlinTime.offset(at: seconds) == offset) }

  @Test(arguments: [Int.max, Int.min, 254_000_000_001]) func refusesMomentsBeyondTheCalendar(seconds: Int) {
    #expect(BerlinTime.day(at: seconds) == nil)
  }

  @Test func theDayBeginsInBerlin() {
    // 2026-11-20T23:00:00Z is midnight there.
    #expect(BerlinTime.day(at: 1_795_215_599)?.description == "2026-11-20")
    #expect(BerlinTime.day(at: 1_795_215_600)?.description == "2026-11-21")
  }
}
