/// A word in a text.
struct Token: Sendable {
  /// The number of its form in a `WordTable`.
  var word: Int32
  /// How many words stand before it.
  var position: Int32
  /// Whether it is a piece of the word before it: `register` of `KI-Register`, `148` of `15/148`.
  var isPiece: Bool
}
