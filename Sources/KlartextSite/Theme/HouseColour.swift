import KlartextCore

/// What becomes of a municipality's colour on the website, told before it is decided.
public struct HouseColour: Sendable {
  /// The colour as `klartext.yaml` takes it.
  public let text: String
  /// How well it can be read, and what the website makes of it.
  public let judgement: Bilingual

  /// - Parameters:
  ///   - text: a colour such as `#005b8c`, with or without the sign.
  ///   - theme: the theme on whose backgrounds it will stand.
  /// - Returns: `nil` when the text is no colour.
  public init?(_ text: String, on theme: Theme?) {
    guard let colour = Colour(text) else { return nil }
    self.text = text.hasPrefix("#") ? text : "#" + text
    let paper = theme?.paper ?? .plain
    let contrast = Int((colour.contrast(to: paper.light) * 10).rounded(.down))
    let shown = AccentColour(text, on: paper).light
    let words = { (point: String) in "\(contrast / 10)\(point)\(contrast % 10)" }
    let isKept = shown == colour.rounded
    judgement = Bilingual(
      de: "Der Kontrast dieser Farbe zum hellen Grund ist \(words(",")) zu 1. "
        + (isKept
          ? "Sie ist gut lesbar. Die Website nimmt sie, wie sie ist."
          : "Für Links und Zeichen nimmt die Website den dunkleren Ton \(shown.hexadecimal), damit alle sie lesen können."),
      en: "The contrast of this colour to the light background is \(words(".")) to 1. "
        + (isKept
          ? "It is easy to read. The website takes it as it is."
          : "For links and marks the website takes the darker shade \(shown.hexadecimal), so that everyone can read them.")
    )
  }

  /// What is said of a text that is no colour.
  public static func problem(with text: String) -> Finding { .accentNotColour(text) }
}
