import KlartextCore
import Testing

@testable import KlartextContent

/// Words of a text are found in its file, whatever markup stands between them.
@Suite struct TextPlacesTests {
  private func place(_ word: String, of text: String, in file: String, mark: SourceMark) throws -> SourceMark {
    let reading = ReadableText(text, mark: mark)
    let found = try #require(reading.sentences.flatMap(\.words).last { reading.string($0) == word })
    return try #require(
      TextPlaces(SourceFile(path: "a.md", text: file)).marks(of: [found.range], in: reading).first)
  }

  @Test func pastLinksAndEmphasis() throws {
    let mark = try place(
      "Ämter", of: "Der Rat hört die Ämter",
      in: "---\ntitle: Ämter\n---\nDer [Rat](../bodies/Ämter.md) hört\ndie **Ämter**",
      mark: SourceMark(line: 4, column: 1))
    #expect(mark == SourceMark(line: 5, column: 7, length: 5))
  }

  @Test func countsCodePoints() throws {
    let mark = try place(
      "drei", of: "Größe, Öl, drei", in: "summary: Größe, Öl, drei", mark: SourceMark(line: 1, column: 10))
    #expect(mark == SourceMark(line: 1, column: 21, length: 4))
  }

  @Test func wholeWordsOnly() throws {
    let mark = try place("in", of: "Linie in", in: "x: Linie in", mark: SourceMark(line: 1, column: 4))
    #expect(mark == SourceMark(line: 1, column: 10, length: 2))
  }

  @Test func elseTheField() throws {
    let mark = try place("weg", of: "weg", in: "x: da", mark: SourceMark(line: 1, column: 4))
    #expect(mark == SourceMark(line: 1, column: 4))
  }
}
