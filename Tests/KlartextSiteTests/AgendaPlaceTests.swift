import KlartextCore
import Testing

@testable import KlartextSite

@Suite struct AgendaPlaceTests {
  @Test(
    arguments: [
      ("TOP 4", "4", nil), ("TOP 4.1 KI-Leitlinie", "4.1", "KI-Leitlinie"), ("Ö 3 – Bericht", "Ö 3", "Bericht"),
      ("12a: Anfrage der Fraktion", "12a", "Anfrage der Fraktion"), ("TOP Ö7", "Ö7", nil),
      ("Haushalt", nil, "Haushalt"),
      ("A und B", nil, "A und B"), ("2026 wird alles besser", "2026", "wird alles besser"),
      ("Tagesordnungspunkt 5.10.2", "5.10.2", nil), ("", nil, nil),
    ] as [(String, String?, String?)]) func tellsNumberFromTitle(text: String, number: String?, title: String?)
  {
    let place = AgendaPlace(text)
    #expect(place.number == number && place.title == title)
  }

  @Test func ordersByFigures() {
    let places = ["TOP 10", "TOP 9.2", "TOP 9", "Ö 9.10"].map { AgendaPlace($0) }
    let sorted = places.sorted { $0.figures.lexicographicallyPrecedes($1.figures) }
    #expect(sorted.map(\.number) == ["9", "9.2", "Ö 9.10", "10"])
  }

  @Test(arguments: [
    ("kurz", 10, "kurz"), ("genau zehn", 10, "genau zehn"), ("eins zwei drei vier", 12, "eins zwei …"),
    ("Donaudampfschiff", 8, "Donaud …"), ("ä ö ü ß €", 6, "ä ö …"),
  ]) func cutsBetweenWords(text: String, limit: Int, expected: String) {
    #expect(TextCut.cut(text, to: limit) == expected)
  }
}
