import KlartextCore
import KlartextRegister

/// Writes the pieces of a Markdown text: HTML as bytes, until something else comes.
struct PieceBuilder {
  private(set) var pieces: [Markdown.Piece] = []
  private var html: [UInt8] = []

  /// Finished HTML.
  mutating func markup(_ markup: String) {
    html.append(contentsOf: markup.utf8)
  }

  /// Text, escaped.
  mutating func text(_ text: some Collection<UInt8>) {
    if text.contains(where: Self.isSpecial) {
      Escaping.appendHTML(String(decoding: text, as: UTF8.self), to: &html)
    } else {
      html.append(contentsOf: text)
    }
  }

  mutating func text(_ text: String) {
    self.text(text.utf8)
  }

  mutating func piece(_ piece: Markdown.Piece) {
    flush()
    pieces.append(piece)
  }

  /// All pieces; adjacent HTML is one.
  mutating func finish() -> [Markdown.Piece] {
    flush()
    return pieces
  }

  /// What escaping changes; most texts have nothing of it.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: true
    case 0x0A: false
    default: byte < 0x20
    }
  }

  private mutating func flush() {
    guard !html.isEmpty else { return }
    pieces.append(.html(String(decoding: html, as: UTF8.self)))
    html.removeAll(keepingCapacity: true)
  }
}
