import KlartextCore

/// A place where a text is harder to read than it need be.
struct HeavyStyle: Sendable {
  enum Kind: Sendable, Hashable {
    case longSentence
    case passiveChain
    case abbreviation
    case nominalStyle
    /// Only in texts in easy language.
    case easy(EasyRule)

    /// In the order of their hints.
    static let all: [Kind] =
      [.longSentence, .passiveChain, .abbreviation, .nominalStyle] + EasyRule.allCases.map { .easy($0) }

    /// So many hints of a kind are given for a file; the rest is counted. In easy language each word counts.
    var hintsInFile: Int {
      if case .easy = self { return 10 }
      return 3
    }
  }

  let kind: Kind
  /// The bytes in the text, from the beginning of one word to the end of one.
  let range: Range<Int>
  let finding: Finding
}
