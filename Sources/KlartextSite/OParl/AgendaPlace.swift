/// Number and title of an item of an agenda, as one text holds them: „TOP 4.1 KI-Leitlinie“.
struct AgendaPlace: Sendable, Hashable {
  /// As it is written, without „TOP“: `4.1`, `Ö 3`.
  let number: String?
  let title: String?

  private static let words: Set<String> = ["top", "tagesordnungspunkt", "punkt", "item"]

  init(_ text: String) {
    var words = text.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    if let first = words.first, Self.words.contains(first.lowercased()) { words.removeFirst() }
    var number: [String] = []
    // Parts of an agenda have a letter: Ö for public items, N for others.
    if words.count > 1, words[0].unicodeScalars.count == 1, Self.isNumber(words[1]) {
      number.append(words.removeFirst())
    }
    if let first = words.first, Self.isNumber(first) {
      number.append(String(first.hasSuffix(":") ? first.dropLast() : first[...]))
      words.removeFirst()
    } else {
      words = number + words
      number = []
    }
    if let first = words.first, ["–", "-", ":"].contains(first) { words.removeFirst() }
    self.number = number.isEmpty ? nil : number.joined(separator: " ")
    title = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Begins with a figure, or with a letter before one, and is short.
  private static func isNumber(_ word: String) -> Bool {
    guard word.utf8.count <= 10, let first = word.unicodeScalars.first else { return false }
    let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
    if digits.contains(first) { return true }
    return word.unicodeScalars.dropFirst().first.map(digits.contains) ?? false
  }

  /// The figures of the number, by which items are in order.
  var figures: [Int] {
    (number ?? "").utf8.split { !(0x30...0x39).contains($0) }.map { Int(String(decoding: $0, as: UTF8.self)) ?? .max }
  }
}
