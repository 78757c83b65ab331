import KlartextCore
import Testing

@testable import KlartextContent

/// What easy language should do without, and above all what it may have.
@Suite struct EasyLanguageTests {
  private func signs(_ text: String) -> [(rule: EasyRule, words: String)] {
    let text = ReadableText(text)
    return EasyLanguage.signs(in: text).compactMap { sign in
      guard case .easy(let rule) = sign.kind else { return nil }
      return (rule, text.string(sign.range))
    }
  }

  private func words(_ rule: EasyRule, in text: String) -> [String] {
    signs(text).filter { $0.rule == rule }.map(\.words)
  }

  @Test(arguments: [
    ("Die Barrierefreiheit ist gut.", "Barrierefreiheit"),
    ("Das KI-Einstufungsverfahren läuft.", "Einstufungsverfahren"),
    ("Wir benachrichtigen alle Unternehmerinnen.", "benachrichtigen"),
  ])
  func longWords(text: String, word: String) { #expect(words(.longWord, in: text) == [word]) }

  @Test(arguments: [
    "Die Daten-Schutz-Verordnung gilt.", "Die Telefon·nummer ist neu.", "Die Entscheidungen sind gut.",
    "Menschen mit Lern-Schwierigkeiten", "Schreiben Sie an barrierefreiheitsstelle@stadt.example.",
  ])
  func shortWords(text: String) { #expect(words(.longWord, in: text) == []) }

  @Test(arguments: [
    ("Barrierefreiheitserklärung", nil), ("Datenschutzverordnung", "Daten-Schutz-Verordnung"),
    ("Xylophonorchesterfest", nil), ("Verwaltung", nil),
  ])
  func divisions(word: String, divided: String?) { #expect(CompoundDivision.divided(word) == divided) }

  @Test(arguments: [
    ("Bringen Sie z. B. Papier mit.", "z. B"), ("Bringen Sie z.B. Papier mit.", "z.B"), ("Autos usw. parken.", "usw"),
    ("Das ist Nr. 7.", "Nr"), ("Das kostet ca. 5 Euro.", "ca"),
  ])
  func abbreviations(text: String, word: String) { #expect(words(.abbreviation, in: text) == [word]) }

  @Test(arguments: ["Das ist eine neue Art.", "Rufen Sie an.", "Es ist am 3. Mai um 9.30 Uhr.", "Die KI hilft."])
  func noAbbreviations(text: String) { #expect(words(.abbreviation, in: text) == []) }

  @Test(arguments: [
    "Das sind 20 % der Menschen.", "Rufen Sie an (am Tag).", "Das steht in § 5.", "Sie heißt „Frag uns“.",
    "Müller & Meier helfen.", "Teil II ist neu.", "Mehr [hier].",
  ])
  func specialSigns(text: String) { #expect(words(.specialSign, in: text).count == 1) }

  @Test func theSignBelongsToItsSentence() {
    #expect(words(.specialSign, in: "Das steht in § 5. Das ist gut.") == ["in"])
    #expect(words(.specialSign, in: "Das ist gut. (Sehr gut.) Ja.") == ["Sehr"])
  }

  @Test(arguments: [
    "Das kostet 5 Euro: immer.", "Rufen Sie an: 0200 1234-210.", "Alle Bürger*innen lesen das.", "Ich und Sie.",
    "Schreiben Sie an a+b@stadt.example.", "Was ist das? Das ist gut!",
  ])
  func ordinarySigns(text: String) { #expect(words(.specialSign, in: text) == []) }

  @Test(arguments: [("Wir haben fünf Regeln.", "fünf"), ("Zwei Menschen lesen.", "Zwei")])
  func numberWords(text: String, word: String) { #expect(words(.numberWord, in: text) == [word]) }

  @Test(arguments: ["Wir haben 5 Regeln.", "Ein Mensch liest.", "Geben Sie Acht.", "Das war einmal."])
  func noNumberWords(text: String) { #expect(words(.numberWord, in: text) == []) }

  @Test(arguments: [("Das könnte falsch sein.", "könnte"), ("Das wäre gut.", "wäre"), ("Wir würden helfen.", "würden")])
  func subjunctives(text: String, word: String) { #expect(words(.subjunctive, in: text) == [word]) }

  @Test(arguments: ["Sie möchten etwas wissen?", "Das Programm sollte raten.", "Das war gut.", "Wir konnten helfen."])
  func noSubjunctives(text: String) { #expect(words(.subjunctive, in: text) == []) }

  @Test(arguments: [
    "Der Antrag wird geprüft.", "Die Bilder werden sofort gelöscht.", "Das ist gut, weil er gelesen wird.",
  ])
  func passives(text: String) { #expect(words(.passive, in: text).count == 1) }

  @Test(arguments: [
    "Wir werden Ihnen helfen.", "Das wird gut.", "Sie bekommt Hilfe und wird gesund.", "Der Brief ist gelesen.",
    "Sie werden sehen: Er bekommt Hilfe.",
  ])
  func noPassives(text: String) { #expect(words(.passive, in: text) == []) }

  @Test(arguments: [
    ("Die Nummer des Amtes", "des Amtes"), ("Der Name eines neuen Programms", "eines neuen Programms"),
    ("Das Recht des Menschen", "des Menschen"), ("Die Seite des Jugend-Amts", "des Jugend-Amts"),
  ])
  func genitives(text: String, words phrase: String) { #expect(words(.genitive, in: text) == [phrase]) }

  @Test(arguments: [
    "Eines ist klar: Das Amt hilft.", "Eines Tages war alles neu.", "Dieses Haus ist neu.", "Des Weiteren gilt das.",
    "Die Nummer vom Amt", "Das Auto der Stadt",
  ])
  func noGenitives(text: String) { #expect(words(.genitive, in: text) == []) }

  @Test func negations() {
    #expect(words(.negation, in: "Das ist nicht gut. Niemand hat keine Zeit. Alles ist gut.") == ["nicht", "keine"])
  }

  @Test func oncePerRuleAndSentence() {
    let found = signs("Das könnte nicht sein und wäre nicht gut.").map(\.rule)
    #expect(found.sorted { $0.rawValue < $1.rawValue } == [.negation, .subjunctive])
  }

  @Test func easyTextsAreLeftAlone() {
    let text = """
      Viele Menschen rufen bei der Stadt an. Dann ist das Telefon oft besetzt. Deshalb gibt es den Chatbot. Sie haben \
      dafür 1 Monat Zeit. Die Nummer ist: 0200 1234-210. Das geht von Montag bis Freitag. Ein Mensch prüft Ihren Antrag.
      """
    #expect(signs(text).isEmpty)
  }

  // MARK: - Lines

  private func lines(_ text: String, source: String) -> Int {
    let file = SourceFile(path: "a.md", text: source)
    let places = TextPlaces(file)
    let text = ReadableText(text, mark: .start)
    return EasyLines.signs(in: text) { places.marks(of: $0, in: text) }.count
  }

  @Test func longParagraphs() {
    let text = "Wir lesen. Wir helfen. Wir rufen an. Wir kommen."
    #expect(lines(text, source: text) == 1)
    #expect(lines(text, source: text.replacing(". ", with: ".\n")) == 0)
    #expect(lines("Wir lesen. Wir helfen. Wir kommen.", source: "Wir lesen. Wir helfen. Wir kommen.") == 0)
  }

  @Test(arguments: [
    ("Das ist **nicht** gut.", true), ("Das ist __nicht__ gut.", true), ("Das ist nicht gut.", false),
    ("**Das** ist nicht gut.", false), ("**Das ist nicht gut.**", true), ("Das ist *nicht* gut.", false),
  ])
  func bold(source: String, isBold: Bool) throws {
    let places = TextPlaces(SourceFile(path: "a.md", text: source))
    let plain = source.replacing("*", with: "").replacing("_", with: "")
    let text = ReadableText(plain)
    let word = try #require(text.sentences.first?.words.first { text.string($0) == "nicht" })
    let mark = try #require(places.marks(of: [word.range], in: text).first)
    #expect(places.isBold(mark) == isBold)
  }

  @Test func gapsBetweenSentences() {
    let text = "Ja. Es ist z. B. am 3. Mai. Gut?  Ja"
    let gaps = SentenceGaps.find(in: Array(text.utf8))
    #expect(gaps.map(\.lowerBound) == [3, 27, 32])
    #expect(gaps.last?.count == 2)
  }
}
