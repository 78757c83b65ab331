import KlartextCore

/// Dates marked up as `<time>` (HTML Living Standard §4.5.14).
extension DateText {
  static func html(_ date: PartialDate, in language: LanguageTag) -> HTML {
    "<time datetime=\"\(date.description)\">\(long(date, in: language))</time>"
  }

  static func html(_ date: CivilDate, in language: LanguageTag) -> HTML { html(PartialDate(date), in: language) }
}
