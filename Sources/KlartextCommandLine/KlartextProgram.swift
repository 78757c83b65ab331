import ArgumentParser
import Glibc
import KlartextCore

/// The program behind the command `klartext`.
public enum KlartextProgram {
  /// Its version, as in the changelog (Semantic Versioning 2.0.0).
  public static let version = Generator.version

  /// Runs a command and ends the process: 0 when all is well, 1 for problems of content or site, 64 for a call that
  /// was not understood (`EX_USAGE` of sysexits.h).
  public static func run(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) -> Never {
    // A reader that closes its end early, such as `head`, is no reason to die without a word.
    signal(SIGPIPE, SIG_IGN)
    let console = Console(language: MessageLanguage.chosen(by: arguments))
    exit(outcome(of: arguments, console))
  }

  /// The help page of the command that the arguments name, else that of the program.
  private static func help(for arguments: [String]) -> String {
    let name = commandName(in: arguments)
    let named = KlartextCommand.configuration.subcommands.first { $0._commandName == name }
    return named.map { KlartextCommand.helpMessage(for: $0) } ?? KlartextCommand.helpMessage()
  }

  /// The subcommand that was named, if there is such a one.
  private static func commandName(in arguments: [String]) -> String? {
    let names = KlartextCommand.configuration.subcommands.map { $0._commandName }
    return arguments.first { names.contains($0) }
  }

  private static func outcome(of arguments: [String], _ console: Console) -> Int32 {
    do {
      let command = try KlartextCommand.parseAsRoot(arguments)
      guard let command = command as? any ProjectCommand else {
        console.say(HelpText.translated(help(for: arguments), to: console.language))
        return 0
      }
      do {
        return try command.run(console)
      } catch let usage as UsageError {
        console.complain(usage.message[console.language])
        if usage.isAboutCall {
          console.complain("Usage: " + KlartextCommand.usageString(for: type(of: command)))
        }
        return 64
      }
    } catch {
      let text = KlartextCommand.fullMessage(for: error)
      guard KlartextCommand.exitCode(for: error) != .success else {
        console.say(HelpText.translated(text, to: console.language))
        return 0
      }
      console.complain(UsageError.explaining(arguments).message[console.language])
      console.complain(text)
      return 64
    }
  }
}

/// The command without a subcommand.
struct KlartextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "klartext",
    abstract: Wording(
      de: "Macht aus Markdown-Dateien ein öffentliches Register für KI-Systeme, Leitlinien und Beschlüsse.",
      en: "Makes a public register of AI systems, guidelines and decisions from Markdown files."
    ).text,
    version: KlartextProgram.version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, ListCommand.self, NewCommand.self, InitCommand.self,
      ImportCommand.self, ExportCommand.self, ChangesCommand.self,
    ])
}

/// A subcommand: what it does with the console at hand, and the exit code.
protocol ProjectCommand: ParsableCommand {
  func run(_ console: Console) throws -> Int32
}
