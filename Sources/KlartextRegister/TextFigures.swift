/// How easy a German text is to read, by two formulas over what can be counted in it.
///
/// Only counts are kept, so that figures of several texts add up and every machine rounds alike.
public struct TextFigures: Sendable, Hashable {
  public var sentences = 0
  public var words = 0
  /// Words of three syllables or more.
  public var longWordsBySyllables = 0
  /// Words of more than six letters.
  public var longWordsByLetters = 0
  public var wordsOfOneSyllable = 0

  /// Fewer words say too little: one long name would decide the figure.
  public static let fewestWords = 60

  public init() {}

  public var isTelling: Bool { words >= Self.fewestWords && sentences > 0 }

  /// The first Wiener Sachtextformel in tenths: about the school year from which a text is understood, 4 to 15.
  ///
  /// `0.1935·MS + 0.1672·SL + 0.1297·IW − 0.0327·ES − 0.875` (Richard Bamberger and Erich Vanecek: Lesen – Verstehen –
  /// Lernen – Schreiben, 1984): MS, IW and ES are the per cent of words with three or more syllables, with more than
  /// six letters, and with one syllable; SL is the mean number of words in a sentence.
  public var wiener: Int? {
    guard words > 0, sentences > 0 else { return nil }
    let shares = 193_500 * longWordsBySyllables + 129_700 * longWordsByLetters - 32_700 * wordsOfOneSyllable
    let value = shares * sentences + 1672 * words * words - 8750 * words * sentences
    return Self.rounded(value, by: 1000 * words * sentences)
  }

  /// LIX: the mean number of words in a sentence, and the per cent of words with more than six letters
  /// (Carl-Hugo Björnsson: Läsbarhet, 1968). Below 30 stand children's books, above 60 scholarly texts.
  public var lix: Int? {
    guard words > 0, sentences > 0 else { return nil }
    return Self.rounded(words * words + 100 * longWordsByLetters * sentences, by: words * sentences)
  }

  public static func += (left: inout TextFigures, right: TextFigures) {
    left.sentences += right.sentences
    left.words += right.words
    left.longWordsBySyllables += right.longWordsBySyllables
    left.longWordsByLetters += right.longWordsByLetters
    left.wordsOfOneSyllable += right.wordsOfOneSyllable
  }

  /// To the nearest whole number, halves upwards.
  static func rounded(_ value: Int, by divisor: Int) -> Int {
    let doubled = 2 * value + divisor
    let quotient = doubled / (2 * divisor)
    return doubled < 0 && doubled % (2 * divisor) != 0 ? quotient - 1 : quotient
  }
}
