import KlartextContent
import KlartextCore

extension MessageLanguage {
  /// The language of messages: `--language`, else the main language of the project's site, else German.
  ///
  /// Looked up before the arguments are parsed, because a call that cannot be parsed needs a message too.
  static func chosen(by arguments: [String]) -> MessageLanguage {
    if let named = value(of: "--language", in: arguments), let language = MessageLanguage(rawValue: named) {
      return language
    }
    // A project that is being made speaks the language that it is to have.
    if arguments.first(where: { !$0.hasPrefix("-") }) == InitCommand.name {
      let main = value(of: "--languages", in: arguments)?.split(separator: ",").first.flatMap { LanguageTag($0) }
      return main?.isGerman ?? true ? .de : .en
    }
    guard let folder = try? ProjectFolder.find(value(of: "--project", in: arguments)),
      let main = ConfigurationReader.mainLanguage(folder: folder.path)
    else { return .de }
    return main.isGerman ? .de : .en
  }

  private static func value(of option: String, in arguments: [String]) -> String? {
    for (position, argument) in arguments.enumerated() {
      if argument == option { return arguments.dropFirst(position + 1).first }
      if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
    }
    return nil
  }
}

/// A text of the help pages, which the parser asks for before anything has been read.
struct Wording {
  let text: String

  init(de: String, en: String) {
    text = Self.language == .de ? de : en
  }

  private static let language = MessageLanguage.chosen(by: Array(CommandLine.arguments.dropFirst()))
}
