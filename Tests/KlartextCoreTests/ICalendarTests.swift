import Testing

@testable import KlartextCore

/// Calendars by the letter of RFC 5545.
@Suite struct ICalendarTests {
  private func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    ICalendar.fold(line, into: &bytes)
    return bytes
  }

  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where index > 0 && bytes[index] == 0x0A && bytes[index - 1] == 0x0D {
      lines.append(bytes[start..<(index - 1)])
      start = index + 1
    }
    #expect(start == bytes.count)
    return lines
  }

  @Test(arguments: ["a", "ü", "€", "😀", "e\u{301}", "👩‍👩‍👧‍👦"], [1, 18, 37, 74, 75, 76, 149, 150, 151, 1000])
  func foldsWithoutCuttingACharacter(letter: String, count: Int) throws {
    let line = String(repeating: letter, count: count)
    let parts = lines(folded(line))
    var joined: [UInt8] = []
    for (position, part) in parts.enumerated() {
      #expect(part.count <= 75)
      #expect(String(validating: part, as: UTF8.self) != nil)
      if position > 0 { #expect(part.first == 0x20) }
      joined += position > 0 ? part.dropFirst() : part
    }
    #expect(String(decoding: joined, as: UTF8.self) == line)
  }

  @Test func foldsOnlyWhatIsTooLong() {
    #expect(lines(folded(String(repeating: "x", count: 75))).count == 1)
    #expect(lines(folded(String(repeating: "x", count: 76))).count == 2)
  }

  @Test func escapesTexts() {
    #expect(ICalendar.escaped("a\\b; c, d\ne\r\u{0}\u{7}") == "a\\\\b\\; c\\, d\\ne")
    #expect(ICalendar.escaped("„ü“: \"x\"") == "„ü“: \"x\"")
  }

  @Test func writesAnEventOfSeveralDays() throws {
    var calendar = ICalendar(name: "Termine", language: .german, source: nil)
    calendar.add(
      ICalendar.Event(
        uid: "a@b", first: try #require(CivilDate("2027-02-27")), last: CivilDate("2027-02-28"), summary: "Tagung",
        isConfirmed: false, revised: try #require(CivilDate("2026-07-01"))))
    let text = String(decoding: calendar.finished, as: UTF8.self)
    #expect(text.contains("\r\nDTSTART;VALUE=DATE:20270227\r\nDTEND;VALUE=DATE:20270301\r\n"))
    // Midnight in Germany, in summer two hours ahead of UTC.
    #expect(text.contains("\r\nDTSTAMP:20260630T220000Z\r\n"))
    #expect(text.contains("\r\nSTATUS:TENTATIVE\r\n"))
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("\r\nEND:VCALENDAR\r\n"))
    #expect(!text.contains("SOURCE"))
  }

  @Test(arguments: [
    ("2026-01-15", "2026-01-14T23:00"), ("2026-03-29", "2026-03-28T23:00"), ("2026-03-30", "2026-03-29T22:00"),
    ("2026-10-25", "2026-10-24T22:00"), ("2026-10-26", "2026-10-25T23:00"), ("1969-12-31", "1969-12-30T23:00"),
  ])
  func knowsWhenADayBegins(day: String, moment: String) throws {
    let date = try #require(CivilDate(day))
    let utc = try #require(CivilDate(String(moment.prefix(10))))
    let hours = try #require(Int(moment.dropFirst(11).prefix(2)))
    #expect(BerlinTime.midnight(of: date) == utc.daysSinceEpoch * 86_400 + hours * 3600)
    #expect(BerlinTime.day(at: BerlinTime.midnight(of: date)) == date)
  }
}
