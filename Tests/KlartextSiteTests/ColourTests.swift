import Testing

@testable import KlartextSite

@Suite struct ColourTests {
  private let paper = PaperColours(
    light: Colour(red: 250 / 255, green: 249 / 255, blue: 246 / 255),
    dark: Colour(red: 20 / 255, green: 24 / 255, blue: 27 / 255))

  @Test(arguments: ["#0b5d5b", "#ffd500", "#fff", "#e2001a", "#009fe3", "000000"])
  func makesEveryHouseColourReadable(configured: String) throws {
    let accent = AccentColour(configured, on: paper)
    let softs = accent.css.split(separator: "--accent-soft:").dropFirst().compactMap { Colour(String($0.prefix(7))) }
    #expect(accent.light.contrast(to: paper.light) >= 7)
    #expect(accent.dark.contrast(to: paper.dark) >= 7)
    #expect(accent.light.contrast(to: softs[0]) >= 7)
    #expect(accent.dark.contrast(to: softs[1]) >= 7)
    #expect(accent.css.contains("--accent:\(accent.light.hexadecimal);"))
    #expect(accent.css.contains("--accent:\(accent.dark.hexadecimal);"))
  }

  @Test func leavesAReadableColourAsItIs() {
    let accent = AccentColour("#0b3d5b", on: paper)
    #expect(accent.light.hexadecimal == "#0b3d5b")
    #expect(accent.diagnostics.isEmpty)
  }

  @Test func saysWhichColourStandsInForAPaleOne() throws {
    let accent = AccentColour("#fff3b0", on: paper)
    let finding = try #require(accent.diagnostics.first?.finding)
    #expect(finding.id == "KT-accent-adjusted")
    #expect(finding.severity == .hint)
    #expect(finding.message.de.contains(accent.light.hexadecimal))
    #expect(finding.message.en.contains(accent.dark.hexadecimal))
  }

  @Test func reportsWhatIsNoColour() {
    #expect(AccentColour("petrol", on: paper).diagnostics.map(\.finding.id) == ["KT-accent-colour"])
    #expect(AccentColour(nil, on: paper).diagnostics.isEmpty)
  }

  /// A picture of two colours whose bytes anybody can check: signature, header, palette.
  @Test func drawsAnIconThatIsAPicture() {
    let image = PNGImage(width: 9, height: 2, ground: .black, figure: .white) { x, _ in x == 8 }
    #expect(image.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    #expect(Array(image.bytes[16..<29]) == [0, 0, 0, 9, 0, 0, 0, 2, 1, 3, 0, 0, 0])
    // Two rows of a filter byte and two bytes of pixels, stored: the ninth pixel is the highest bit of the second byte.
    #expect(image.bytes.firstRange(of: [0, 0, 0x80, 0, 0, 0x80]) != nil)
  }
}
