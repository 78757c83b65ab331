import Testing

@testable import KlartextCore

@Suite struct WritingDirectionTests {
  @Test(arguments: [
    ("de", false), ("ar", true), ("he", true), ("fa", true), ("ur-PK", true), ("ckb", true), ("ku", false),
    ("ku-Arab", true), ("ar-Latn", false), ("az-Arab-IR", true), ("de-simple", false),
  ])
  func tellsLanguagesFromRightToLeft(tag: String, isRightToLeft: Bool) throws {
    #expect(try #require(LanguageTag(tag)).isRightToLeft == isRightToLeft)
  }

  @Test(arguments: [
    ("Musterstadt", WritingDirection.leftToRight), ("2026: مدينة", .rightToLeft), ("KI نظام", .leftToRight),
    ("„שלום“", .rightToLeft), ("Місто", .leftToRight), ("12 %", nil), ("", nil),
  ])
  func readsTheDirectionOffTheFirstLetter(text: String, direction: WritingDirection?) {
    #expect(WritingDirection.of(text) == direction)
  }
}
