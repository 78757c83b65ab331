/// How diagnostics are written.
enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  case json
  /// Workflow commands of GitHub Actions, which mark the lines of a pull request.
  case github
  /// A Code Quality report of GitLab.
  case gitlab
  /// SARIF 2.1.0, as editors and code scanning read it.
  case sarif

  /// Whether a platform shows it beside the lines of a repository.
  var isForReview: Bool { [.github, .gitlab, .sarif].contains(self) }

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
