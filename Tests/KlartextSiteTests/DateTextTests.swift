import KlartextCore
import Testing

@testable import KlartextSite

@Suite struct DateTextTests {
  @Test(arguments: [
    ("2025-09-12", "12.\u{A0}September 2025", "12\u{A0}September 2025"), ("2025-03", "März 2025", "March 2025"),
    ("2024", "2024", "2024"), ("2025-01-01", "1.\u{A0}Januar 2025", "1\u{A0}January 2025"),
  ])
  func writesDatesAsPeopleDo(date: String, german: String, english: String) throws {
    let date = try #require(PartialDate(date))
    #expect(DateText.long(date, in: .german) == german)
    #expect(DateText.long(date, in: .simpleGerman) == german)
    #expect(DateText.long(date, in: .english) == english)
  }

  @Test func marksDatesForMachines() throws {
    let date = try #require(PartialDate("2025-03"))
    #expect(DateText.html(date, in: .german).string == "<time datetime=\"2025-03\">März 2025</time>")
  }

  @Test(arguments: [
    ("1900", "1900", "1900"), ("132000", "132.000", "132,000"), ("-12345.5", "\u{2212}12.345,5", "\u{2212}12,345.5"),
    ("1e5", "1e5", "1e5"),
  ])
  func writesNumbersAsPeopleDo(number: String, german: String, english: String) {
    #expect(NumberText.plain(number, in: .german) == german)
    #expect(NumberText.plain(number, in: .english) == english)
  }
}
