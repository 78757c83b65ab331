import Foundation

/// A colour with red, green and blue from 0 to 1 (sRGB).
struct Colour: Hashable, Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rgb` and `#rrggbb`, with or without the sign.
  init?(_ text: String) {
    let digits = Array((text.hasPrefix("#") ? text.dropFirst() : text[...]).utf8)
    func value(_ slice: ArraySlice<UInt8>) -> Double? {
      guard let number = Int(String(decoding: slice, as: UTF8.self), radix: 16), number >= 0 else { return nil }
      return Double(number) / (slice.count == 1 ? 15 : 255)
    }
    guard digits.count == 3 || digits.count == 6 else { return nil }
    let step = digits.count / 3
    guard let red = value(digits[0..<step]), let green = value(digits[step..<(2 * step)]),
      let blue = value(digits[(2 * step)...])
    else { return nil }
    self.init(red: red, green: green, blue: blue)
  }

  /// Relative luminance (WCAG 2.2, "relative luminance").
  var luminance: Double { 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) }

  /// The contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
  func contrast(to other: Colour) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The colour with a share of another, 0 to 1.
  func mixed(with other: Colour, share: Double) -> Colour {
    Colour(
      red: red + (other.red - red) * share, green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share)
  }

  /// The colour itself, or moved towards black or white until it stands out from a background that much.
  func standingOut(from background: Colour, by ratio: Double) -> Colour {
    let target = background.luminance > 0.18 ? Colour.black : .white
    var share = 0.0
    while share <= 1 {
      let candidate = mixed(with: target, share: share).rounded
      if candidate.contrast(to: background) >= ratio { return candidate }
      share += 0.02
    }
    return target
  }

  /// `#rrggbb`.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { value in
        let digits = String(Int((value * 255).rounded()), radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  static let black = Colour(red: 0, green: 0, blue: 0)
  static let white = Colour(red: 1, green: 1, blue: 1)

  /// The same in the 256 steps in which it will be written, so that the contrast is that of what is shown.
  var rounded: Colour {
    Colour(red: step(red), green: step(green), blue: step(blue))
  }

  private func step(_ value: Double) -> Double { (value * 255).rounded() / 255 }

  private func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
