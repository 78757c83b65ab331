import Glibc
import KlartextCore

/// A person at a terminal who can be asked.
struct Terminal {
  /// The person ended the input (Ctrl-D) or the program (Ctrl-C).
  struct Ended: Error {}

  let console: Console

  /// Whether questions would be seen and can be answered.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  func say(_ text: Bilingual) { say(text[console.language]) }

  func say(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      console.deliver(TextDiagnostic.harmless(String(line)) + "\n")
    }
  }

  /// What is wrong with an answer, and how to mend it.
  func say(_ problem: Finding) {
    say(problem.message)
    if let mend = problem.mend { say("   " + mend[console.language].replacing("\n", with: "\n   ")) }
  }

  /// One line, without blanks and quotation marks around it.
  func ask(_ prompt: String = "> ") throws(Ended) -> String {
    console.deliver(prompt)
    // Without SA_RESTART (sigaction(2)) Ctrl-C ends the reading, so that there is a last word instead of silence.
    var interruption = sigaction()
    interruption.__sigaction_handler.sa_handler = { _ in }
    var former = sigaction()
    sigaction(SIGINT, &interruption, &former)
    defer { sigaction(SIGINT, &former, nil) }
    guard let line = Self.line() else {
      console.deliver("\n")
      throw Ended()
    }
    return Self.bare(line)
  }

  /// An answer without blanks around it, and without quotation marks that hold all of it, as a file would have them.
  static func bare(_ answer: String) -> String {
    let text = String(answer.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    for (opening, closing) in [("\"", "\""), ("'", "'"), ("„", "“"), ("“", "”"), ("»", "«"), ("«", "»")]
    where text.hasPrefix(opening) && text.hasSuffix(closing) && text.count > 2 {
      let inner = text.dropFirst().dropLast()
      if !inner.contains(opening), !inner.contains(closing) { return String(inner) }
    }
    return text
  }

  /// A line of the input; `nil` when it ended or a signal came, which `readLine` would pass over.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  /// A choice from a numbered list; `nil` for an empty answer.
  ///
  /// The number is understood, and what `Choice` understands.
  func choose(_ options: [(id: String, label: String)], prompt: Bilingual) throws(Ended) -> String? {
    let choices = options.map { Choice(id: $0.id, label: $0.label) }
    let width = String(options.count).count
    for (position, option) in options.enumerated() {
      let number = String(position + 1)
      say("  " + String(repeating: " ", count: width - number.count) + number + "  " + option.label)
    }
    while true {
      let answer = try ask(prompt[console.language] + " ")
      if answer.isEmpty { return nil }
      if let number = Int(answer), options.indices.contains(number - 1) { return options[number - 1].id }
      if let choice = Choice.meant(by: answer, among: choices) { return choice.id }
      let nearest = EditDistance.nearest(to: answer, among: options.flatMap { [$0.id, $0.label] })
      say(
        Bilingual(
          de: "Das steht nicht zur Wahl. " + (nearest.map { "Meinten Sie „\($0)“?" } ?? "Nennen Sie eine der Nummern."),
          en: "That is not among the choices. "
            + (nearest.map { "Did you mean “\($0)”?" } ?? "Give one of the numbers.")))
    }
  }
}
