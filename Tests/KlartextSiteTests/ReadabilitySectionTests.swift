import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

/// The transparency page says how easy the texts are, of those that were measured and no others.
@Suite struct ReadabilitySectionTests {
  private func figures(words: Int, long: Int) -> TextFigures {
    var figures = TextFigures()
    figures.sentences = words / 10
    figures.words = words
    figures.longWordsByLetters = long
    return figures
  }

  private func entry(_ id: String, _ readability: [LanguageTag: TextFigures]) -> Entry {
    var entry = Entry.sample(id)
    entry.readability = readability
    return entry
  }

  @Test func namesMeansAndTheHardestTexts() throws {
    // 10 words a sentence: 1.672 − 0.875 and 0.1297 for each per cent of long words.
    let main = try SampleRegister(entries: [
      entry("leicht", [.german: figures(words: 100, long: 10)]),
      entry("schwer", [.german: figures(words: 100, long: 40)]),
      entry("kurz", [.german: figures(words: 50, long: 50)]),
      entry("ungemessen", [:]),
    ]).plan().main("transparenz/index.html")
    let row = "<th scope=\"row\">Systeme</th><td>Deutsch</td><td>2</td><td>4,1</td><td>35</td>"
    #expect(main.contains(row))
    #expect(!main.contains("Titel von kurz"))
    #expect(!main.contains("Titel von ungemessen"))
    let hard = try #require(main.firstRange(of: "Titel von schwer"))
    let easy = try #require(main.firstRange(of: "Titel von leicht"))
    #expect(hard.lowerBound < easy.lowerBound)
    #expect(main.contains("Wiener Sachtextformel 6,0, LIX 50"))
    #expect(main.contains("0,1935 × MS"))
    #expect(main.contains("mindestens 60 Wörter"))
  }

  @Test func linksToTheTextThatWasMeasured() throws {
    let main = try SampleRegister(entries: [
      entry("a", [.german: figures(words: 100, long: 10)]).translated(.english, [])
    ]).plan().main("en/transparency/index.html")
    #expect(main.contains("<a href=\"/systeme/a/\" hreflang=\"de\" lang=\"de\">Titel von a</a>"))
  }

  @Test func saysNothingWhereNothingWasMeasured() throws {
    let main = try SampleRegister(entries: [entry("a", [:])]).plan().main("transparenz/index.html")
    #expect(!main.contains("Wiener"))
  }
}
