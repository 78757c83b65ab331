import KlartextCore
import KlartextRegister

/// The municipality's colour as a style sheet of its own, made readable on the theme's backgrounds.
///
/// A house colour is chosen for paper and logos; here it carries links and marks. So it is moved towards black on the
/// light background and towards white on the dark one until the contrast is at least 7:1 (WCAG 2.2 SC 1.4.6).
struct AccentColour: Sendable {
  /// Of text on its background.
  static let minimumContrast = 7.0
  /// The backgrounds of `klar.css`; a theme with others keeps the contrast by being lighter or darker still.
  static let lightPaper = Colour(red: 250 / 255, green: 249 / 255, blue: 246 / 255)
  static let darkPaper = Colour(red: 20 / 255, green: 24 / 255, blue: 27 / 255)
  private static let standard = Colour(red: 11 / 255, green: 93 / 255, blue: 91 / 255)

  let css: String
  let diagnostics: [Diagnostic]

  init(_ configured: String?) {
    var diagnostics: [Diagnostic] = []
    let colour = configured.flatMap { Colour($0) }
    if let configured, colour == nil { diagnostics.append(Diagnostic(.accentNotColour(configured), at: nil)) }
    self.diagnostics = diagnostics
    let base = colour ?? Self.standard
    let lightSoft = Self.lightPaper.mixed(with: base, share: 0.08)
    let darkSoft = Self.darkPaper.mixed(with: base.standingOut(from: Self.darkPaper, by: 7), share: 0.12)
    // The soft background is the darker of two on which the colour stands, and the lighter in the dark.
    let light = base.standingOut(from: lightSoft, by: Self.minimumContrast)
    let dark = base.standingOut(from: darkSoft, by: Self.minimumContrast)
    css = """
      :root{--accent:\(light.hexadecimal);--accent-soft:\(lightSoft.hexadecimal);--on-accent:#ffffff}
      @media (prefers-color-scheme:dark){:root{--accent:\(dark.hexadecimal);--accent-soft:\(darkSoft.hexadecimal);\
      --on-accent:#0b0d0e}}
      @media print{:root{--accent:\(light.hexadecimal);--accent-soft:#ffffff}}

      """
  }

  func path(_ addresses: Addresses) -> SitePath { addresses.asset("accent.css", hash: ContentHash.name(css.utf8)) }
}

extension Finding {
  static func accentNotColour(_ text: String) -> Finding {
    Finding(
      "accent-colour", .warning, de: "„\(text)“ in „accent“ ist keine Farbe.",
      en: "“\(text)” in “accent” is not a colour.",
      mend: Bilingual(
        de: "Schreiben Sie zum Beispiel: accent: \"#0b5d5b\"", en: "Write, for example: accent: \"#0b5d5b\""))
  }
}
