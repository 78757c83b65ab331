import KlartextCore

/// A diagnostic as a workflow command of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`.
enum GitHubDiagnostic {
  static func line(_ diagnostic: Diagnostic, in language: MessageLanguage) -> String {
    let finding = diagnostic.finding
    let command =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .hint: "notice"
      }
    var properties: [String] = []
    if let location = diagnostic.location {
      properties = ["file=\(property(location.path))", "line=\(location.line)", "col=\(location.column)"]
    }
    properties.append("title=\(property(finding.id))")
    let message = [finding.message[language], finding.mend?[language]].compactMap { $0 }.joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  /// Escaped as the runner takes it back: a message must not begin a command of its own.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
