import Glibc
import KlartextCore

/// Where the program speaks: results on standard output, problems on standard error.
struct Console: Sendable {
  let language: MessageLanguage
  /// Says nothing but problems.
  var isQuiet = false

  /// The language for numbers.
  var tag: LanguageTag { language.tag }

  func say(_ text: Bilingual) { say(text[language]) }

  func say(_ text: String) {
    if !isQuiet { write(line(text), to: STDOUT_FILENO) }
  }

  /// Hands over what was asked for, byte by byte, which no option silences.
  func deliver(_ data: String) { write(data, to: STDOUT_FILENO) }

  func complain(_ text: String) { write(line(text), to: STDERR_FILENO) }

  /// With a line end, where there is none. CR LF is one character: only the last byte tells.
  private func line(_ text: String) -> String { text.utf8.last == 0x0A || text.isEmpty ? text : text + "\n" }

  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + position }, bytes.count - position)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        position += count
      }
    }
  }
}
