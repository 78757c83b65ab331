import KlartextCore

/// Writes diagnostics to standard error in the chosen format.
struct DiagnosticWriter {
  let format: DiagnosticFormat
  /// Put before paths, so that they can be opened from the working folder, or found in the repository.
  let prefix: String
  let console: Console

  func write(_ diagnostics: [Diagnostic]) {
    let shown = diagnostics.map { diagnostic in
      var copy = diagnostic
      if let path = diagnostic.location?.path, !path.hasPrefix("/") { copy.location?.path = prefix + path }
      return copy
    }
    let language = console.language
    switch format {
    case .text:
      guard !shown.isEmpty else { return }
      console.complain(shown.map { TextDiagnostic.text($0, in: language) }.joined())
    case .github:
      guard !shown.isEmpty else { return }
      console.complain(shown.map { GitHubDiagnostic.line($0, in: language) }.joined())
    // An empty report is a report too.
    case .json: console.complain(DiagnosticReport.json(shown, in: language))
    case .gitlab:
      console.complain(DiagnosticReport.gitlab(shown, configuration: prefix + "klartext.yaml", in: language))
    case .sarif: console.complain(SARIFReport.text(shown, in: language))
    }
  }
}
