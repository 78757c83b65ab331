/// Link texts that say nothing when they are read alone (WCAG 2.2 SC 2.4.4).
enum VagueLinkText {
  private static let texts: Set<String> = [
    "hier", "mehr", "link", "dort", "weiter", "weiterlesen", "klick hier", "klicken sie hier", "hier klicken",
    "siehe hier", "mehr dazu", "mehr erfahren", "mehr lesen", "mehr informationen", "details", "diese seite",
    "here", "more", "this", "this link", "this page", "click here", "read more", "learn more", "more information",
    "see here", "continue",
  ]

  /// Whether a text is one of them, capitals and marks apart.
  static func contains(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    var words: [UInt8] = []
    var isBetweenWords = false
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        if isBetweenWords, !words.isEmpty { words.append(0x20) }
        isBetweenWords = false
        words.append(byte | 0x20)
      case 0x80...: return false
      default: isBetweenWords = true
      }
    }
    return texts.contains(String(decoding: words, as: UTF8.self))
  }
}
