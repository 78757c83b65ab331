/// How a language writes dates in words: the long form of Unicode CLDR 46 (`ca-gregorian`), with the digits 0 to 9.
///
/// A language is a line in the table. A no-break space (U+00A0) keeps the day with its month.
struct DateWords: Sendable {
  /// As they stand beside a day: „21 листопада“.
  private let months: [String]
  /// As they stand without a day: „листопад 2026“.
  private let monthsAlone: [String]
  /// With `{d}`, `{m}` and `{y}`.
  private let dayPattern: String
  private let monthPattern: String

  private init(_ months: String, alone: String? = nil, _ dayPattern: String, month: String = "{m} {y}") {
    self.months = months.split(separator: " ").map(String.init)
    monthsAlone = (alone ?? months).split(separator: " ").map(String.init)
    self.dayPattern = dayPattern
    monthPattern = month
  }

  func day(_ day: Int, _ month: Int, _ year: Int) -> String {
    dayPattern.replacing("{d}", with: String(day)).replacing("{m}", with: months[month - 1])
      .replacing("{y}", with: String(year))
  }

  func month(_ month: Int, _ year: Int) -> String {
    monthPattern.replacing("{m}", with: monthsAlone[month - 1]).replacing("{y}", with: String(year))
  }

  static let table: [String: DateWords] = [
    "de": DateWords(
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "{d}.\u{A0}{m} {y}"),
    "en": DateWords(
      "January February March April May June July August September October November December", "{d}\u{A0}{m} {y}"),
    "tr": DateWords(
      "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık", "{d}\u{A0}{m} {y}"),
    "uk": DateWords(
      "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      alone: "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
      "{d}\u{A0}{m} {y}\u{A0}р.", month: "{m} {y}\u{A0}р."),
    "ru": DateWords(
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
      alone: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
      "{d}\u{A0}{m} {y}\u{A0}г.", month: "{m} {y}\u{A0}г."),
    "ar": DateWords("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "{d}\u{A0}{m} {y}"),
    "fr": DateWords(
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "{d}\u{A0}{m} {y}"),
    "it": DateWords(
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "{d}\u{A0}{m} {y}"),
    "es": DateWords(
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "{d}\u{A0}de {m} de {y}", month: "{m} de {y}"),
    "nl": DateWords(
      "januari februari maart april mei juni juli augustus september oktober november december", "{d}\u{A0}{m} {y}"),
    "pl": DateWords(
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      alone: "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
      "{d}\u{A0}{m} {y}"),
    "ro": DateWords(
      "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
      "{d}\u{A0}{m} {y}"),
  ]
}
