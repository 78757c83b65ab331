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

  /// Whether the language is written from right to left: by the script that the tag names, else by the usual one (Unicode
  /// CLDR, likely subtags).
  public var isRightToLeft: Bool {
    if let script = description.split(separator: "-").dropFirst().first(where: { $0.utf8.count == 4 }) {
      return Self.rightToLeftScripts.contains(String(script))
    }
    return Self.rightToLeftLanguages.contains(primary)
  }

  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "skr",
    "syr",
    "ug", "ur", "yi",
  ]

  /// As they stand in a tag here: in lower case (ISO 15924).
  private static let rightToLeftScripts: Set<String> = [
    "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]

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
