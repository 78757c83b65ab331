/// Dates as people write them.
public enum DateText {
  /// „12. September 2025“, “12 September 2025”; languages that the table lacks take the ISO form, which is never misread.
  public static func long(_ date: PartialDate, in language: LanguageTag) -> String {
    guard let words = DateWords.table[language.primary] else { return date.description }
    guard let month = date.month else { return String(date.year) }
    guard let day = date.day else { return words.month(month, date.year) }
    return words.day(day, month, date.year)
  }

  /// „November 2026“.
  public static func month(_ date: CivilDate, in language: LanguageTag) -> String {
    guard let words = DateWords.table[language.primary] else { return String(date.description.prefix(7)) }
    return words.month(date.month, date.year)
  }
}
