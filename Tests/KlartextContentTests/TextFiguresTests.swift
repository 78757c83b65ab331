import KlartextRegister
import Testing

@testable import KlartextContent

/// The formulas, worked out by hand.
@Suite struct TextFiguresTests {
  @Test func countsAndFormulas() {
    // Two sentences, eight words: „Verwaltung“ (3 syllables, 10 letters), „beantwortet“ (4, 11), „schnell“ (1, 7).
    let figures = TextFigures(of: ReadableText("Die Verwaltung beantwortet alle Fragen. Das geht schnell."))
    #expect(figures.sentences == 2)
    #expect(figures.words == 8)
    #expect(figures.longWordsBySyllables == 2)
    #expect(figures.longWordsByLetters == 3)
    #expect(figures.wordsOfOneSyllable == 4)
    // 0.1935·25 + 0.1672·4 + 0.1297·37.5 − 0.0327·50 − 0.875 = 7.86…
    #expect(figures.wiener == 79)
    // 8/2 + 37.5 = 41.5, upwards.
    #expect(figures.lix == 42)
  }

  @Test func figuresAddUp() {
    var sum = TextFigures(of: ReadableText("Wir helfen."))
    sum += TextFigures(of: ReadableText("Sie fragen. Wir antworten."))
    #expect(sum == TextFigures(of: ReadableText("Wir helfen. Sie fragen. Wir antworten.")))
  }

  @Test func nothingToMeasure() {
    let figures = TextFigures(of: ReadableText("12 – 34"))
    #expect(figures.wiener == nil)
    #expect(figures.lix == nil)
    #expect(!figures.isTelling)
  }

  @Test func easyTextsMayFallBelowNought() {
    let figures = TextFigures(of: ReadableText("Er ist da. Es ist gut."))
    // 0.1672·3 − 0.0327·100 − 0.875 = −3.64…
    #expect(figures.wiener == -36)
  }
}
