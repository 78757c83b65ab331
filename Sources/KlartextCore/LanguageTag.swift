/// A language as BCP 47 writes it: `de`, `en`, `de-simple`, `pt-BR`.
///
/// Compared and stored in lower case, except for region subtags, which are upper case (RFC 5646 §2.1.1).
public struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  /// `nil` when the text has not the form of a language tag (RFC 5646 §2.1: subtags of 1 to 8 letters and digits).
  public init?(_ text: some StringProtocol) {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A })
    else { return nil }
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.utf8.count) else { return nil }
      guard subtag.utf8.allSatisfy({ $0 > 0x20 && Slug.isLetterOrDigit($0 | 0x20) }) else {
        return nil
      }
    }
    var parts = [first.lowercased()]
    for subtag in subtags.dropFirst() {
      parts.append(subtag.utf8.count == 2 ? subtag.uppercased() : subtag.lowercased())
    }
    description = parts.joined(separator: "-")
  }

  private init(known: String) { description = known }

  public static let german = LanguageTag(known: "de")
  public static let english = LanguageTag(known: "en")
  /// German in Leichte or Einfache Sprache (IANA variant subtag `simple`).
  public static let simpleGerman = LanguageTag(known: "de-simple")

  /// The language without script, region and variant: `de` of `de-simple`.
  public var primary: String { String(description.prefix { $0 != "-" }) }

  /// Whether it is the easy form of a language, such as Leichte or Einfache Sprache (variant subtag `simple`).
  public var isEasy: Bool { description.split(separator: "-").dropFirst().contains("simple") }

  public var isGerman: Bool { primary == "de" }

  /// Whether the language is written from right to left.
  public var isRightToLeft: Bool { ["ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "sd", "ug"].contains(primary) }

  /// The tag itself, then ever more general ones: `de-simple`, `de`.
  public var fallbacks: [LanguageTag] {
    var tags = [self]
    var text = description
    while let hyphen = text.lastIndex(of: "-") {
      text = String(text[..<hyphen])
      tags.append(LanguageTag(known: text))
    }
    return tags
  }

  public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.description < right.description }
}
