/// What a spreadsheet makes of a text when it opens a file.
///
/// Excel takes `12/25` for a day, `05111000` for a number without its zero and `1e5` for 100,000, and saves them so.
/// What it does depends on its language; here everything counts that a German or English Excel could change.
enum SpreadsheetText {
  /// Longer texts do not fit into a cell of Excel ("Excel specifications and limits": 32,767 UTF-16 units).
  static let limit = 32_767

  /// Longer texts are words, never a number or a date.
  private static let longest = 40

  /// Whether the text would be taken for a number, a date, a time or a truth value.
  static func isChanged(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= longest else { return false }
    if truths.contains(text.lowercased()) { return true }
    let isNumberLike = (0x30...0x39).contains(first) || [0x20, 0x24, 0x28, 0x2C, 0x2E].contains(first)
    let words = words(of: text)
    guard isNumberLike || words.first.map(isMonth) == true else { return false }
    return text.utf8.contains { (0x30...0x39).contains($0) } && words.allSatisfy { isMonth($0) || signs.contains($0) }
  }

  /// Runs of letters in lower case; everything beyond ASCII counts as a letter.
  private static func words(of text: String) -> [String] {
    text.lowercased().utf8.split { !((0x61...0x7A).contains($0) || $0 >= 0x80) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func isMonth(_ word: String) -> Bool { months.contains { word.hasPrefix($0) } }

  private static let months = [
    "jan", "feb", "mär", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dez", "dec",
  ]

  /// Letters in numbers and times: powers of ten, halves of the day, currencies.
  private static let signs: Set<String> = ["e", "am", "pm", "a", "p", "h", "€", "eur", "uhr", "\u{A0}€", "\u{A0}"]

  private static let truths: Set<String> = ["true", "false", "wahr", "falsch"]
}
