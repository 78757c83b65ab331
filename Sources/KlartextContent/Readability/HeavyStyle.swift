import KlartextCore

/// A place where a text is harder to read than it need be.
struct HeavyStyle: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case longSentence
    case passiveChain
    case abbreviation
    case nominalStyle
  }

  let kind: Kind
  /// The bytes in the text, from the beginning of one word to the end of one.
  let range: Range<Int>
  let finding: Finding
}
