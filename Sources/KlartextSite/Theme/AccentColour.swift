import KlartextCore

/// The municipality's colour as a style sheet of its own, made readable on the theme's backgrounds.
///
/// A house colour is chosen for paper and logos; here it carries links and marks. So it is moved towards black on the
/// light background and towards white on the dark one until the contrast is at least 7:1 (WCAG 2.2 SC 1.4.6).
struct AccentColour: Sendable {
  /// Of text on its background.
  static let minimumContrast = 7.0
  /// Below this contrast to the light background the colour that readers see differs clearly from the house colour.
  private static let noticeableContrast = 4.5
  private static let standard = Colour(red: 11 / 255, green: 93 / 255, blue: 91 / 255)

  /// As it is on the light background and on paper.
  let light: Colour
  /// As it is on the dark background.
  let dark: Colour
  let css: String
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - configured: The house colour, as the configuration has it.
  ///   - paper: The backgrounds of the theme.
  ///   - location: Where the house colour is configured.
  init(_ configured: String?, on paper: PaperColours, at location: SourceLocation? = nil) {
    let colour = configured.flatMap { Colour($0) }
    let base = colour ?? Self.standard
    let lightSoft = paper.light.mixed(with: base, share: 0.08).rounded
    let darkSoft = paper.dark.mixed(with: base.standingOut(from: paper.dark, by: 7), share: 0.12).rounded
    // The soft background is the darker of two on which the colour stands, and the lighter in the dark.
    light = base.standingOut(from: lightSoft, by: Self.minimumContrast)
    dark = base.standingOut(from: darkSoft, by: Self.minimumContrast)
    css = """
      :root{--paper:\(paper.light.hexadecimal);--accent:\(light.hexadecimal);--accent-soft:\(lightSoft.hexadecimal);\
      --on-accent:#ffffff;--accent-print:\(light.hexadecimal)}
      @media (prefers-color-scheme:dark){:root{--paper:\(paper.dark.hexadecimal);--accent:\(dark.hexadecimal);\
      --accent-soft:\(darkSoft.hexadecimal);--on-accent:#0b0d0e}}

      """
    var diagnostics: [Diagnostic] = []
    if let configured, colour == nil { diagnostics.append(Diagnostic(.accentNotColour(configured), at: location)) }
    if let configured, let colour, colour.contrast(to: paper.light) < Self.noticeableContrast {
      diagnostics.append(
        Diagnostic(
          .accentAdjusted(configured, light: light.hexadecimal, dark: dark.hexadecimal), at: location))
    }
    self.diagnostics = diagnostics
  }

  func path(_ addresses: Addresses) -> SitePath { addresses.asset("accent.css", hash: ContentHash.name(css.utf8)) }
}

/// The backgrounds on which the pages of a theme stand.
public struct PaperColours: Sendable, Hashable {
  var light: Colour
  var dark: Colour

  /// White and nearly black, for a theme that says nothing.
  static let plain = PaperColours(light: .white, dark: Colour(red: 20 / 255, green: 20 / 255, blue: 20 / 255))
}

extension Finding {
  static func accentNotColour(_ text: String) -> Finding {
    Finding(
      "accent-colour", .warning, de: "„\(text)“ in „accent“ ist keine Farbe.",
      en: "“\(text)” in “accent” is not a colour.",
      mend: Bilingual(
        de: "Schreiben Sie zum Beispiel: accent: \"#0b5d5b\"", en: "Write, for example: accent: \"#0b5d5b\""))
  }

  static func accentAdjusted(_ text: String, light: String, dark: String) -> Finding {
    Finding(
      "accent-adjusted", .hint,
      de: "Die Farbe „\(text)“ ist für Text und Zeichen auf hellem Grund zu blass. Die Website verwendet \(light), "
        + "auf dunklem Grund \(dark).",
      en: "The colour “\(text)” is too pale for text and marks on a light background. The site uses \(light), "
        + "on a dark background \(dark).",
      mend: Bilingual(
        de: "Wenn Ihnen das nicht gefällt, geben Sie eine dunklere Hausfarbe an.",
        en: "If you do not like that, give a darker house colour."))
  }
}
