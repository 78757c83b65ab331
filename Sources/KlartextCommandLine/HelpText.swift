import KlartextCore

/// Help pages, with the parser's own words in the language of messages.
enum HelpText {
  /// How a help page of the parser begins; completion scripts and manuals do not.
  private static let beginning = "OVERVIEW: "

  /// What stands at the beginnings of lines.
  private static let headings = [
    (beginning, ""), ("USAGE: ", "AUFRUF: "), ("ARGUMENTS:", "ANGABEN:"), ("OPTIONS:", "OPTIONEN:"),
    ("SUBCOMMANDS:", "BEFEHLE:"),
    ("  See 'klartext help <subcommand>'", "  Mehr zu einem Befehl: klartext BEFEHL --help"),
  ]

  /// What stands at the ends of lines.
  private static let explanations = [
    ("Show the version.", "Die Fassung des Programms nennen."),
    ("Show help information.", "Diese Hilfe zeigen."),
    (" <subcommand>", " <befehl>"), (" for detailed help.", ""),
  ]

  static func translated(_ text: String, to language: MessageLanguage) -> String {
    guard language == .de, text.hasPrefix(beginning) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      for (english, german) in headings where line.hasPrefix(english) {
        line = german + line.dropFirst(english.count)
      }
      for (english, german) in explanations where line.hasSuffix(english) {
        line = line.dropLast(english.count) + german
      }
      return line
    }.joined(separator: "\n")
  }
}
