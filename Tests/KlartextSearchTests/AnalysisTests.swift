import KlartextCore
import Testing

@testable import KlartextSearch

/// The steps from a text to its keys.
struct AnalysisTests {
  private func words(_ text: String, _ language: LanguageTag = .german) -> [String] {
    var reader = WordReader()
    var tokens: [Token] = []
    var position: Int32 = 0
    reader.read(text, language: language, into: &tokens, position: &position)
    return tokens.map { String(decoding: reader.words[Int($0.word)], as: UTF8.self) }
  }

  private func folded(_ word: String) -> String {
    String(decoding: Spelling.fold(Array(word.utf8)).letters, as: UTF8.self)
  }

  @Test func composesAndLowersLetters() {
    #expect(words("U\u{308}bersicht ÜBERSICHT Über\u{AD}sicht") == ["übersicht", "übersicht", "übersicht"])
    #expect(words("Straße STRAẞE") == ["straße", "straße"])
  }

  @Test(arguments: [
    ("Pruefung", "prufung"), ("Prüfung", "prufung"), ("Prufung", "prufung"), ("Strasse", "strasse"),
    ("Straße", "strasse"), ("Aeusserung", "ausserung"), ("Videoueberwachung", "videouberwachung"),
    ("Gebaeude", "gebaude"),
  ])
  func foldsUmlautsToOneForm(_ written: String, _ expected: String) {
    #expect(folded(words(written)[0]) == expected)
  }

  @Test(arguments: ["neue", "steuer", "quelle", "abenteuer", "frauen", "blaue", "treue", "zuschauer"])
  func leavesVowelsThatAreNoUmlauts(_ word: String) {
    #expect(folded(words(word)[0]) == word)
  }

  @Test func leavesEnglishVowels() {
    #expect(words("blue does", .english) == ["blue", "does"])
  }

  @Test(arguments: [
    "Bürger:innen", "Bürger*innen", "Bürger_innen", "BürgerInnen", "Bürger/-innen", "Bürger/innen", "Bürger(innen)",
    "Bürger:in", "BürgerIn",
  ])
  func readsGenderForms(_ form: String) {
    #expect(words(form) == ["bürger"])
  }

  @Test func readsGenderFormsInCompounds() {
    #expect(words("Bürger:innenservice") == ["bürgerservice"])
    #expect(words("jede:r") == ["jede"])
    #expect(words("und/oder") == ["und", "oder"])
    #expect(words("KI:Innenstadt") == ["kistadt"] || words("KI: Innenstadt") == ["ki", "innenstadt"])
  }

  @Test func readsNumbers() {
    #expect(words("15/148") == ["15/148", "15", "148"])
    #expect(words("Art. 6, § 35a.") == ["art", "6", "35a"])
    #expect(words("1.150 und 3,5") == ["1.150", "1", "150", "und", "3,5", "3", "5"])
  }

  @Test func joinsHyphens() {
    #expect(words("KI-Register") == ["kiregister", "ki", "register"])
    #expect(words("KI\u{2011}Register") == ["kiregister", "ki", "register"])
    // Middle dots part compounds in easy German.
    #expect(words("Bürger·service") == ["bürgerservice", "bürger", "service"])
    #expect(words("Bürger\u{2027}service.") == ["bürgerservice", "bürger", "service"])
    #expect(words("Ja · Nein") == ["ja", "nein"])
    #expect(words("Personal- und Sachkosten") == ["personal", "und", "sachkosten"])
  }

  @Test func countsPositions() {
    var reader = WordReader()
    var tokens: [Token] = []
    var position: Int32 = 0
    reader.read("Das KI-Register der Stadt", language: .german, into: &tokens, position: &position)
    #expect(tokens.map(\.position) == [0, 1, 1, 2, 3, 4])
    #expect(tokens.map(\.isPiece) == [false, false, true, true, false, false])
    #expect(position == 5)
  }

  // MARK: - Families and compounds

  private func vocabulary(_ text: String, german: Bool = true) -> (Vocabulary, (String) -> Vocabulary.Form?) {
    var reader = WordReader()
    var tokens: [Token] = []
    var position: Int32 = 0
    reader.read(text, language: german ? .german : .english, into: &tokens, position: &position)
    let vocabulary = Vocabulary(reader, language: german ? .german : .english)
    return (vocabulary, { word in reader.words.number(of: Array(word.utf8)).map { vocabulary.forms[$0] } })
  }

  @Test(arguments: [
    ("Antrag", "Anträge"), ("Algorithmus", "Algorithmen"), ("Gremium", "Gremien"), ("Zentrum", "Zentren"),
    ("Prüfung", "Prüfungen"), ("Bürger", "Bürgerinnen"), ("Mitarbeiter", "Mitarbeiterin"), ("prüfen", "geprüft"),
    ("System", "Systems"), ("Ökosystem", "Ökosysteme"), ("Problem", "Probleme"), ("Thema", "Themen"),
    ("Mitarbeitende", "Mitarbeiter"),
  ])
  func findsFamilies(_ one: String, _ two: String) throws {
    let (_, form) = vocabulary("\(one) und \(two)")
    #expect(try #require(form(one.lowercased())).key == #require(form(two.lowercased())).key)
  }

  @Test(arguments: [("Zahlung", "Zählung"), ("fordern", "fördern"), ("drucken", "drücken"), ("Haus", "Hau")])
  func keepsWordsApart(_ one: String, _ two: String) throws {
    let (_, form) = vocabulary("\(one) und \(two)")
    #expect(try #require(form(one.lowercased())).key != #require(form(two.lowercased())).key)
  }

  @Test func stemsEnglish() throws {
    let (_, form) = vocabulary("decision decisions deciding", german: false)
    #expect(try #require(form("decision")).key == #require(form("decisions")).key)
  }

  private func parts(_ word: String, in text: String) throws -> Set<String> {
    var reader = WordReader()
    var tokens: [Token] = []
    var position: Int32 = 0
    reader.read(text + " " + word, language: .german, into: &tokens, position: &position)
    let vocabulary = Vocabulary(reader, language: .german)
    let number = try #require(reader.words.number(of: Array(word.lowercased().utf8)))
    return Set(
      vocabulary.parts[number].compactMap { key in
        vocabulary.forms.filter { $0.key == key }.map { String(decoding: $0.letters, as: UTF8.self) }.min()
      })
  }

  @Test func splitsCompoundsByTheCorpus() throws {
    let text = "Das Gesicht, die Erkennung, der Verkehr, die Zählung, die Daten, das Leben, die Arbeit, das Kind"
    #expect(try parts("Gesichtserkennung", in: text) == ["gesicht", "erkennung"])
    #expect(try parts("Verkehrszählungsdaten", in: text) == ["verkehr", "zahlung", "daten", "zahlungsdaten"])
    #expect(try parts("Kinderdaten", in: text) == ["kind", "daten"])
    #expect(try parts("Arbeitsleben", in: text) == ["arbeit", "leben"])
  }

  @Test func findsRestsThatAreNoWordsAlone() throws {
    let text = "Der Baum, die Straße, das Wasser. Das Straßenkataster und das Wasserkataster."
    #expect(try parts("Baumkataster", in: text) == ["baum", "kataster"])
  }

  @Test(arguments: ["Verantwortung", "Beteiligung", "Möglichkeiten", "Arbeiterinnen", "Erkennung"])
  func leavesDerivationsWhole(_ word: String) throws {
    #expect(try parts(word, in: "Antwort Arbeit Möglichkeit").subtracting(["antwortung"]).isEmpty)
  }

  @Test func takesThePartWithTheSameUmlaut() throws {
    var reader = WordReader()
    var tokens: [Token] = []
    var position: Int32 = 0
    reader.read(
      "Die Zahlung und die Zählung im Verkehr: Verkehrszählung", language: .german, into: &tokens, position: &position)
    let vocabulary = Vocabulary(reader, language: .german)
    func form(_ word: String) throws -> Int { try #require(reader.words.number(of: Array(word.utf8))) }
    let parts = try vocabulary.parts[form("verkehrszählung")]
    #expect(try parts.contains(vocabulary.forms[form("zählung")].key))
    #expect(try !parts.contains(vocabulary.forms[form("zahlung")].key))
  }
}
