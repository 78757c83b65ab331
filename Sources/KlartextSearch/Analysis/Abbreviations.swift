/// Short forms that administrations use, beside the long ones; groups of synonyms that every German index has.
enum Abbreviations {
  static let german = [
    ["Art.", "Artikel"], ["Abs.", "Absatz"], ["Nr.", "Nummer"], ["VO", "Verordnung"],
    ["DSGVO", "Datenschutz-Grundverordnung"],
    ["KI-VO", "KI-Verordnung", "AI Act"], ["Kfz", "Kraftfahrzeug"], ["Pkw", "Auto"], ["ÖPNV", "Nahverkehr"],
    ["Kita", "Kindertagesstätte", "Kindergarten"], ["OB", "Oberbürgermeister"], ["BM", "Bürgermeister"],
    ["KI", "Künstliche Intelligenz"], ["IT", "Informationstechnik"], ["E-Mail", "Mail"],
  ]
}
