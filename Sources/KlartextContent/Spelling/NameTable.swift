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
  private static let series = 24
  private static let beginning = 4

  private var exact: [FoldedText: [Name]] = [:]
  private var byLength: [Int: [[UInt8]: [Name]]] = [:]
  /// How many words a name may have that begins with some four letters.
  private var beginnings: [UInt32: Int] = [:]
  private var endings: Set<UInt32> = []
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
    let start = Array(folded.bytes.prefix(Self.beginning))
    let key = FoldedText.key(start[...])
    beginnings[key] = max(beginnings[key] ?? 0, folded.wordEnds.count + 1)
    guard folded.bytes.count >= Self.shortest else { return }
    byLength[folded.bytes.count, default: [:]][start, default: []].append(name)
    // A word alone is also found by its end, when the slip is at its beginning.
    guard folded.wordEnds.count == 1 else { return }
    let end = Array(folded.bytes.suffix(Self.beginning))
    endings.insert(FoldedText.key(end[...]))
    byLength[folded.bytes.count, default: [:]][[0] + end, default: []].append(name)
  }

  mutating func add(wrong: String, right: String) {
    let bytes = Array(wrong.utf8)
    guard let first = bytes.first, wrong != right else { return }
    wrongForms[first, default: []].append(WrongForm(bytes: bytes, right: right))
  }

  /// The most words that a name may have that begins with these four letters; 0 for most.
  func words(beginningWith key: UInt32) -> Int { beginnings[key] ?? 0 }

  /// Whether a name of one word ends in these four letters.
  func hasName(endingIn key: UInt32) -> Bool { endings.contains(key) }

  /// Names that differ in nothing but case, umlauts, blanks and hyphens.
  func names(like folded: FoldedText) -> [Name] { exact[folded] ?? [] }

  /// The name of which a text is a slip.
  func slip(_ folded: FoldedText) -> Name? {
    let bytes = folded.bytes
    guard bytes.count >= Self.shortest - 1 else { return nil }
    let start = Array(bytes.prefix(Self.beginning))
    let end = [0] + bytes.suffix(Self.beginning)
    for length in (bytes.count - 1)...(bytes.count + 1) {
      guard let names = byLength[length] else { continue }
      for candidates in [names[start] ?? [], folded.wordEnds.count == 1 ? names[end] ?? [] : []]
      where candidates.count <= Self.series {
        if let name = candidates.first(where: { folded.isSlip(of: $0.folded) }) { return name }
      }
    }
    return nil
  }
}
