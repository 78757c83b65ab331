import ArgumentParser
import KlartextCore

/// What all commands for a project can be told: where it is, and what every command can be told.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Der Ordner mit klartext.yaml; sonst dieser oder der nächste darüber.",
        en: "The folder with klartext.yaml; otherwise this one or the nearest above."
      ).text, valueName: "dir"), completion: .directory)
  var project: String?

  @OptionGroup var general: GeneralOptions

  var quiet: Bool { general.quiet }

  /// The day for which the site is built.
  func day() throws -> CivilDate { try general.day() }

  func checkLanguage() throws { try general.checkLanguage() }
}
