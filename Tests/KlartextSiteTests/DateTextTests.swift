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

  /// As Chromium writes them with `Intl.DateTimeFormat`, with digits from 0 to 9.
  @Test(arguments: [
    ("tr", "21\u{A0}Kasım 2026", "Kasım 2026"), ("uk", "21\u{A0}листопада 2026\u{A0}р.", "листопад 2026\u{A0}р."),
    ("ar", "21\u{A0}نوفمبر 2026", "نوفمبر 2026"), ("pl", "21\u{A0}listopada 2026", "listopad 2026"),
    ("es-MX", "21\u{A0}de noviembre de 2026", "noviembre de 2026"), ("fi", "2026-11-21", "2026-11"),
  ])
  func writesDatesInOtherLanguages(tag: String, day: String, month: String) throws {
    let language = try #require(LanguageTag(tag))
    let date = try #require(CivilDate("2026-11-21"))
    #expect(DateText.long(PartialDate(date), in: language) == day)
    #expect(DateText.month(date, in: language) == month)
    let partial = try #require(PartialDate("2026-11"))
    #expect(DateText.long(partial, in: language) == month)
  }

  @Test(arguments: [
    ("tr", "1.234.567,5", "%63"), ("uk", "1\u{A0}234\u{A0}567,5", "63\u{A0}%"), ("ar", "1,234,567.5", "63\u{A0}%"),
    ("fr", "1\u{202F}234\u{202F}567,5", "63\u{A0}%"),
  ])
  func writesNumbersInOtherLanguages(tag: String, number: String, percent: String) throws {
    let language = try #require(LanguageTag(tag))
    #expect(NumberText.plain("1234567.5", in: language) == number)
    #expect(NumberText.percent(63, in: language) == percent)
  }
}
