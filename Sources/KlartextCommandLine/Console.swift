import Glibc
import KlartextCore

/// Where the program speaks: results on standard output, problems on standard error.
struct Console: Sendable {
  let language: MessageLanguage
  /// Says nothing but problems.
  var isQuiet = false

  /// The language for numbers.
  var tag: LanguageTag { language == .de ? .german : .english }

  func say(_ text: Bilingual) { say(text[language]) }

  func say(_ text: String) {
    if !isQuiet { write(text, to: STDOUT_FILENO) }
  }

  /// Hands over what was asked for, which no option silences.
  func deliver(_ data: String) { write(data, to: STDOUT_FILENO) }

  func complain(_ text: String) { write(text, to: STDERR_FILENO) }

  private func write(_ text: String, to descriptor: Int32) {
    var line = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
    line.withUTF8 { bytes in
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
