/// Dates as people write them.
public enum DateText {
  /// „12. September 2025“, “12 September 2025”; other languages take the ISO form, which is never misread.
  public static func long(_ date: PartialDate, in language: LanguageTag) -> String {
    guard let months = months[language.primary] else { return date.description }
    guard let month = date.month else { return String(date.year) }
    let name = months[month - 1]
    guard let day = date.day else { return "\(name) \(date.year)" }
    // A no-break space keeps the day with its month (U+00A0).
    return language.isGerman ? "\(day).\u{A0}\(name) \(date.year)" : "\(day)\u{A0}\(name) \(date.year)"
  }

  /// „November 2026“.
  public static func month(_ date: CivilDate, in language: LanguageTag) -> String {
    guard let months = months[language.primary] else { return String(date.description.prefix(7)) }
    return "\(months[date.month - 1]) \(date.year)"
  }

  private static let months: [String: [String]] = [
    "de": [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember",
    ],
    "en": [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
  ]
}
