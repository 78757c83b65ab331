import Testing

@testable import KlartextContent

/// Where German sentences end, and what is a word in them.
@Suite struct SentenceReaderTests {
  private func sentences(_ text: String) -> [String] {
    let text = ReadableText(text)
    return text.sentences.map { text.string($0.range) }
  }

  @Test(arguments: [
    ("Der Rat tagt. Die Stadt hört zu.", ["Der Rat tagt", "Die Stadt hört zu"]),
    ("Wann ist geöffnet? Was kostet das! Gut.", ["Wann ist geöffnet", "Was kostet das", "Gut"]),
    ("Das gilt z. B. Montags und d. h. immer.", ["Das gilt z. B. Montags und d. h. immer"]),
    ("Nach Art. 6 Abs. 1 Nr. 3 bzw. Anlage 2.", ["Nach Art. 6 Abs. 1 Nr. 3 bzw. Anlage"]),
    ("Am 1. März beginnt es. Bis zum 31. Dezember.", ["Am 1. März beginnt es", "Bis zum 31. Dezember"]),
    ("Das war 2024. Der Rat tagte.", ["Das war", "Der Rat tagte"]),
    ("Wählen Sie 112. Sie erreichen uns immer.", ["Wählen Sie", "Sie erreichen uns immer"]),
    ("Stifte, Papier usw. Die Liste ist lang.", ["Stifte, Papier usw", "Die Liste ist lang"]),
    ("Es gibt 3.500 Fälle. Er sagte: „Gut.“ Dann ging er.", ["Es gibt 3.500 Fälle", "Er sagte: „Gut", "Dann ging er"]),
    ("Wir warten … Ende.", ["Wir warten", "Ende"]),
    ("Die Datei klartext.yaml ist wichtig.", ["Die Datei klartext.yaml ist wichtig"]),
    ("12 345 – !", []),
  ])
  func ends(text: String, expected: [String]) {
    // A sentence goes from its first word to its last: numbers and marks at its ends are no words.
    #expect(sentences(text) == expected)
  }

  @Test func blocksAreSentencesOfTheirOwn() {
    let text = "Überschrift\nEin Satz ohne Punkt\nZelle eins Zelle zwei"
    let prose = [0..<12, 13..<32, 33..<43, 44..<54]
    let reading = ReadableText(text, prose: prose)
    #expect(
      reading.sentences.map { reading.string($0.range) } == [
        "Überschrift", "Ein Satz ohne Punkt", "Zelle eins", "Zelle zwei",
      ])
  }

  @Test func hyphensPartWordsForFiguresOnly() {
    let text = ReadableText("Der Daten-Schutz-Beauftragte hilft Nutzer:innen unter www.stadt.example und a@b.example.")
    #expect(text.sentences.map(\.wordCount) == [6])
    #expect(text.sentences.flatMap(\.words).map { text.string($0) }.contains("Nutzer:innen"))
    #expect(text.sentences[0].words.count == 8)
  }

  @Test(arguments: [
    ("Haus", 1), ("Wohnung", 2), ("Computer", 3), ("Verwaltung", 3), ("Quelle", 2), ("Nation", 3), ("Idee", 2),
    ("Leute", 2), ("Straße", 2), ("geöffnet", 3), ("Übung", 2), ("Häuser", 2), ("aktuell", 3), ("DSFA", 4), ("Bier", 1),
    ("Öffnungszeiten", 4), ("pst", 1),
  ])
  func syllables(word: String, expected: Int) {
    let bytes = Array(word.utf8)
    #expect(Syllables.count(in: bytes, 0..<bytes.count) == expected)
  }
}
