import KlartextCore
import KlartextRegister

/// The names that a project writes in one way, and how to find other ways of writing them.
struct NameTable: Sendable {
  struct Name: Sendable {
    /// As it is written.
    var text: String
    var folded: FoldedText
    /// Named under `spelling`: all letters count, also those of short names.
    var isStated: Bool
  }

  /// A wrong form that the configuration names.
  struct WrongForm: Sendable {
    var bytes: [UInt8]
    var right: String
  }

  /// Shorter names are too like other words.
  private static let shortest = 8
  /// Names that are so much alike are a series; one letter tells them apart.
  fileprivate static let series = 24
  private static let beginning = 4

  /// Names that have their first or last four letters in common.
  struct Group: Sendable {
    /// The most words that a slip of one of them may have.
    fileprivate(set) var words = 0
    fileprivate var lengths = Lengths()
    fileprivate var longNames: [Int: [Name]] = [:]

    /// Whether a name may differ from a text of this length in nothing but case, umlauts, blanks and hyphens.
    func hasName(ofLength length: Int) -> Bool { lengths.contains(length) }

    fileprivate mutating func add(_ name: Name, words: Int, isLong: Bool) {
      self.words = max(self.words, words)
      lengths.insert(name.folded.bytes.count)
      if isLong { longNames[name.folded.bytes.count, default: []].append(name) }
    }

    fileprivate func slip(_ folded: FoldedText, ofLength length: Int) -> Name? {
      guard lengths.contains(length), let names = longNames[length], names.count <= NameTable.series else { return nil }
      return names.first { folded.isSlip(of: $0.folded) }
    }
  }

  /// Which lengths there are; asked at most words of a register, so that most are done with at once.
  fileprivate struct Lengths: Sendable {
    private var bits: UInt128 = 0

    mutating func insert(_ length: Int) { bits |= Self.bit(length) }
    func contains(_ length: Int) -> Bool { bits & Self.bit(length) != 0 }
    /// All lengths above the last share a bit.
    private static func bit(_ length: Int) -> UInt128 { 1 << UInt128(min(length, 127)) }
  }

  private var exact: [FoldedText: [Name]] = [:]
  private var byBeginning: [UInt32: Group] = [:]
  private var byEnding: [UInt32: Group] = [:]
  private(set) var wrongForms: [UInt8: [WrongForm]] = [:]
  var isEmpty: Bool { exact.isEmpty && wrongForms.isEmpty }

  mutating func add(_ text: String, isStated: Bool = false) {
    let folded = FoldedText(text)
    guard folded.bytes.count >= (isStated ? Self.beginning : Self.shortest), folded.wordEnds.count <= 8,
      folded.bytes.contains(where: { !Letters.isDigit($0) }),
      exact[folded]?.contains(where: { $0.text == text }) != true
    else { return }
    let name = Name(text: text, folded: folded, isStated: isStated)
    exact[folded, default: []].append(name)
    let isLong = folded.bytes.count >= Self.shortest
    byBeginning[FoldedText.key(folded.bytes.prefix(Self.beginning)), default: Group()]
      .add(name, words: folded.wordEnds.count + 1, isLong: isLong)
    // A word alone is also found by its end, when the slip is at its beginning.
    guard isLong, folded.wordEnds.count == 1 else { return }
    byEnding[FoldedText.key(folded.bytes.suffix(Self.beginning)), default: Group()].add(name, words: 1, isLong: true)
  }

  mutating func add(wrong: String, right: String) {
    let bytes = Array(wrong.utf8)
    guard let first = bytes.first, wrong != right else { return }
    wrongForms[first, default: []].append(WrongForm(bytes: bytes, right: right))
  }

  /// The names that begin with these four letters; for most there are none.
  func names(beginningWith key: UInt32) -> Group? { byBeginning[key] }

  /// The names of one word that end in these four letters.
  func names(endingIn key: UInt32) -> Group? { byEnding[key] }

  /// Names that differ in nothing but case, umlauts, blanks and hyphens.
  func names(like folded: FoldedText) -> [Name] { exact[folded] ?? [] }

  /// The name of which a text is a slip, among those that begin or, when it is one word, end alike.
  static func slip(_ folded: FoldedText, beginning: Group?, ending: Group?) -> Name? {
    let count = folded.bytes.count
    guard count >= shortest - 1 else { return nil }
    for length in (count - 1)...(count + 1) {
      if let name = beginning?.slip(folded, ofLength: length) { return name }
      if folded.wordEnds.count == 1, let name = ending?.slip(folded, ofLength: length) { return name }
    }
    return nil
  }
}
