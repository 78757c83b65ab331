import ArgumentParser
import KlartextCore

/// A call that was not understood, in one sentence of ours.
struct UsageError: Error {
  var message: Bilingual
  /// Whether the help page of the command tells more; it does not where the call was right and something else is not.
  var isAboutCall = true

  init(de: String, en: String) { message = Bilingual(de: de, en: en) }

  /// What does not lie in how the command was called.
  static func outside(de: String, en: String) -> UsageError {
    var error = UsageError(de: de, en: en)
    error.isAboutCall = false
    return error
  }

  /// What is wrong with arguments that the parser refused.
  static func explaining(_ arguments: [String]) -> UsageError {
    let commands = KlartextCommand.configuration.subcommands
    let names = commands.map { $0._commandName } + ["help"]
    let word = arguments.first { !$0.hasPrefix("-") }
    if let command = commands.first(where: { $0._commandName == word }) {
      return explaining(
        arguments, options: options(of: command), places: places(of: command), of: command._commandName)
    }
    if let word { return unknown(word, among: names, de: "Den Befehl", en: "command") }
    if let option = arguments.first {
      return unknown(option, among: ["--help", "--version"], de: "Die Option", en: "option")
    }
    return UsageError(de: "Es fehlt ein Befehl.", en: "A command is missing.")
  }

  /// - Parameter places: how many words the command takes that are no options.
  private static func explaining(
    _ arguments: [String], options: [(name: String, takesValue: Bool)], places: Int, of command: String
  ) -> UsageError {
    var words: [String] = []
    var rest = arguments.drop { $0 != command }.dropFirst()
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-") else {
        words.append(argument)
        if words.count <= places { continue }
        if command == NewCommand.name { return titleWithoutQuotes(words, rest.prefix { !$0.hasPrefix("-") }) }
        return UsageError(
          de: "„\(command)“ versteht „\(argument)“ hier nicht.",
          en: "“\(command)” does not understand “\(argument)” here.")
      }
      let name = String(argument.prefix { $0 != "=" })
      guard let option = options.first(where: { $0.name == name }) else {
        return unknown(name, among: options.map(\.name), de: "Die Option", en: "option")
      }
      guard option.takesValue, !argument.contains("=") else { continue }
      guard let value = rest.first, !value.hasPrefix("--") else {
        return UsageError(de: "Hinter „\(name)“ fehlt ein Wert.", en: "A value is missing after “\(name)”.")
      }
      rest = rest.dropFirst()
    }
    let missing = required(of: command).first { option in !arguments.contains { $0.hasPrefix(option) } }
    if let missing { return UsageError(de: "Es fehlt „\(missing)“.", en: "“\(missing)” is missing.") }
    return UsageError(de: "Dieser Aufruf von „\(command)“ passt nicht.", en: "This call of “\(command)” does not fit.")
  }

  /// A title of several words, each of which the shell hands over alone.
  private static func titleWithoutQuotes(_ words: [String], _ rest: some Sequence<String>) -> UsageError {
    let title = (words.dropFirst() + Array(rest)).joined(separator: " ")
    let call = "klartext \(NewCommand.name) \(words.first ?? "") \"\(title)\""
    return UsageError(
      de: "Setzen Sie den Titel in Anführungszeichen: \(call)", en: "Put the title in quotation marks: \(call)")
  }

  private static func unknown(_ word: String, among known: [String], de: String, en: String) -> UsageError {
    var german = "\(de) „\(word)“ gibt es nicht."
    var english = "There is no \(en) “\(word)”."
    if let nearest = EditDistance.nearest(to: word, among: known), nearest != word {
      german += " Meinten Sie „\(nearest)“?"
      english += " Did you mean “\(nearest)”?"
    }
    return UsageError(de: german, en: english)
  }

  /// The options without which a command cannot run, read off its usage: those outside of brackets.
  private static func required(of command: String) -> [String] {
    guard let type = KlartextCommand.configuration.subcommands.first(where: { $0._commandName == command }) else {
      return []
    }
    return KlartextCommand.usageString(for: type).split(separator: " ").filter { $0.hasPrefix("--") }.map(String.init)
  }

  /// How many words a command takes that are no options, read off its help page too.
  private static func places(of command: any ParsableCommand.Type) -> Int {
    KlartextCommand.helpMessage(for: command).split(separator: "\n").count { $0.hasPrefix("  <") }
  }

  /// The options of a command, read off its help page so that they are stated once.
  private static func options(of command: any ParsableCommand.Type) -> [(name: String, takesValue: Bool)] {
    KlartextCommand.helpMessage(for: command).split(separator: "\n").flatMap { line -> [(String, Bool)] in
      let words = line.split(separator: " ").prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
      guard line.hasPrefix("  -") else { return [] }
      let takesValue = words.contains { $0.hasPrefix("<") }
      return words.filter { $0.hasPrefix("-") }.map {
        ($0.hasSuffix(",") ? String($0.dropLast()) : String($0), takesValue)
      }
    }
  }
}
