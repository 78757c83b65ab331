import Testing

@testable import KlartextSite

@Suite struct ColourTests {
  @Test(arguments: ["#0b5d5b", "#ffd500", "#fff", "#e2001a", "#009fe3", "000000"])
  func makesEveryHouseColourReadable(configured: String) throws {
    let accent = AccentColour(configured)
    #expect(accent.diagnostics.isEmpty)
    let colours = accent.css.split(separator: "--accent:").dropFirst().compactMap { Colour(String($0.prefix(7))) }
    let softs = accent.css.split(separator: "--accent-soft:").dropFirst().compactMap { Colour(String($0.prefix(7))) }
    #expect(colours.count == 3)
    let light = try #require(colours.first)
    let dark = try #require(colours.dropFirst().first)
    #expect(light.contrast(to: AccentColour.lightPaper) >= 7)
    #expect(dark.contrast(to: AccentColour.darkPaper) >= 7)
    #expect(light.contrast(to: softs[0]) >= 7)
    #expect(dark.contrast(to: softs[1]) >= 7)
  }

  @Test func leavesAReadableColourAsItIs() {
    #expect(AccentColour("#0b3d5b").css.contains("--accent:#0b3d5b"))
  }

  @Test func reportsWhatIsNoColour() {
    #expect(AccentColour("petrol").diagnostics.map(\.finding.id) == ["KT-accent-colour"])
    #expect(AccentColour(nil).diagnostics.isEmpty)
  }

  /// The style sheet and the program have to mean the same background.
  @Test func knowsTheBackgroundsOfTheStyleSheet() throws {
    let (theme, _) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: [.german])
    let css = String(decoding: try #require(theme?.asset("klar.css")).bytes, as: UTF8.self)
    #expect(css.contains("--paper: \(AccentColour.lightPaper.hexadecimal);"))
    #expect(css.contains("--paper: \(AccentColour.darkPaper.hexadecimal);"))
  }
}
