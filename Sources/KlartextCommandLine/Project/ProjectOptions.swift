import ArgumentParser
import KlartextCore

/// What commands that check a project can be told.
struct ProjectOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Wie Meldungen geschrieben werden: \(DiagnosticFormat.list).",
        en: "How messages are written: \(DiagnosticFormat.list)."
      ).text, valueName: "format"), completion: .list(DiagnosticFormat.allCases.map(\.rawValue)))
  var format: String?

  var project: String? { common.project }
  var quiet: Bool { common.quiet }

  /// The day for which the site is built.
  func day() throws -> CivilDate { try common.day() }

  func checkLanguage() throws { try common.checkLanguage() }

  func diagnosticFormat() throws -> DiagnosticFormat {
    guard let format else { return .text }
    if let known = DiagnosticFormat(rawValue: format) { return known }
    let nearest = EditDistance.nearest(to: format, among: DiagnosticFormat.allCases.map(\.rawValue))
    throw UsageError(
      de: "Das Format „\(format)“ gibt es nicht. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
        + "Erlaubt: \(DiagnosticFormat.list).",
      en: "There is no format “\(format)”. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
        + "Allowed: \(DiagnosticFormat.list).")
  }
}
