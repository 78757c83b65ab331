import Testing

@testable import KlartextContent

@Suite struct PersonalDataScannerTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PersonalDataScanner(bytes).signs(in: 0..<bytes.count).map { sign in
      "\(sign.kind): \(String(decoding: bytes[sign.range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    ("Schreiben Sie an anna.mueller@stadt.de.", "email: anna.mueller@stadt.de"),
    ("<a.m.weber2@stadt.de>", "email: a.m.weber2@stadt.de"),
    ("Hans-Peter.Schulz@stadt.de", "email: Hans-Peter.Schulz@stadt.de"),
    ("Tel. 0171 1234567", "mobile: 0171 1234567"), ("(0151) 123 45 678 oder", "mobile: (0151) 123 45 678"),
    ("+49 (0) 160 / 123 456 78", "mobile: +49 (0) 160 / 123 456 78"), ("0049171-1234567,", "mobile: 0049171-1234567"),
    ("IBAN: DE89 3704 0044 0532 0130 00.", "iban: DE89 3704 0044 0532 0130 00"),
    ("DE89370400440532013000", "iban: DE89370400440532013000"),
    ("GB82WEST12345698765432", "iban: GB82WEST12345698765432"),
    ("geboren am 12. März 1971", "birthDate: geboren am 12. März 1971"), ("geb. 3.4.80", "birthDate: geb. 3.4.80"),
    ("Geburtsdatum: 1971-03-12", "birthDate: Geburtsdatum: 1971-03-12"),
    ("mit Herrn Müller gesprochen", "person: Herrn Müller"),
    ("Frau Dr. med. von der Leyen", "person: Frau Dr. med. von der Leyen"),
    ("Frau **Weber**", "person: Frau **Weber"), ("Frau\n  Özdemir-Çelik", "person: Frau\n  Özdemir-Çelik"),
    ("Frau Oberbürgermeisterin Reker", "person: Frau Oberbürgermeisterin Reker"), ("Mr. Smith", "person: Mr. Smith"),
    ("gez. Schmidt", "signature: gez. Schmidt"), ("gez. Dr. Schmidt", "signature: gez. Dr. Schmidt"),
    ("i. A. Weber", "signature: i. A. Weber"), ("i.V. Weber", "signature: i.V. Weber"),
    ("Unterschrift: Anna Weber", "signature: Unterschrift: Anna Weber"),
  ])
  func pointsAtPeople(text: String, sign: String) { #expect(found(text) == [sign]) }

  /// What stands in many texts of municipalities and names nobody.
  @Test(arguments: [
    "ki@stadt.de", "ki.register@stadt.de", "smart.city@stadt.de", "open-data@stadt.de", "vorname.nachname@stadt.de",
    "Stabsstelle.Digitales@stadt.de", "max.mustermann@stadt.de", "@stadt.de", "a@b",
    "Tel. 0211 1234567", "0800 1234567", "Vorlage 0151/2024/0012", "Drucksache 0167/2025", "LeiKa 99015001234567",
    "LeiKa 99 0150 1234 5678", "gez. vom Rat. Dateien", "Frau Ministerin. Danach",
    "am 01.07.2026", "015 Stück", "0.15 bis 0.17", "Az. 0170-2024-11-000123-77",
    "DE89 3704 0044 0532 0130 01", "DE12", "EN16931 ISO27001", "AB12CDEF",
    "geboren am Rhein", "geborene Schmidt", "bis zum 12. März 2026", "Das Geburtsdatum wird nicht gespeichert.",
    "Herr oder Frau", "Herr/Frau Name", "Frau und Mann", "Sehr geehrte Frau Oberbürgermeisterin,", "Frau Mustermann",
    "die Frau Vorsitzende", "eine Frau Mitte vierzig", "Frauen und Herren", "Herr Bürgermeister antwortet",
    "Unterschrift: ja", "Ihre Unterschrift: handschriftlich", "i. V. m. § 3", "i. A. der Stadt", "gez. am 3. Mai",
    "gezeigt", "Geb.", "Herrn", "MS Word", "Ms.",
  ])
  func leavesOthersAlone(text: String) { #expect(found(text).isEmpty, "\(text)") }

  @Test func readsAnything() {
    let marks = Array("@0+DGgiUHFM.: *\n9é".utf8)
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        bytes.append(marks[Int(state >> 33) % marks.count])
      }
      _ = PersonalDataScanner(bytes).signs(in: 0..<bytes.count)
    }
  }
}
