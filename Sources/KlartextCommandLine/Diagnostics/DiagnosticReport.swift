import Foundation
import KlartextCore

/// Diagnostics as JSON for programs: our own form and that of GitLab.
enum DiagnosticReport {
  /// Our own form. Fields are only ever added.
  private struct Report: Encodable {
    struct Problem: Encodable {
      var id: String
      var severity: String
      var path: String?
      var line: Int?
      var column: Int?
      var length: Int?
      var message: String
      var mend: String?
    }

    var errors: Int
    var warnings: Int
    var hints: Int
    var diagnostics: [Problem]
  }

  static func json(_ diagnostics: [Diagnostic], in language: MessageLanguage) -> String {
    func count(_ severity: Finding.Severity) -> Int { diagnostics.count { $0.severity == severity } }
    let problems = diagnostics.map { diagnostic in
      Report.Problem(
        id: diagnostic.finding.id, severity: name(diagnostic.severity), path: diagnostic.location?.path,
        line: diagnostic.location?.line, column: diagnostic.location?.column, length: diagnostic.location?.length,
        message: diagnostic.finding.message[language], mend: diagnostic.finding.mend?[language])
    }
    return encoded(Report(errors: count(.error), warnings: count(.warning), hints: count(.hint), diagnostics: problems))
  }

  /// <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
  private struct Issue: Encodable {
    struct Location: Encodable {
      struct Lines: Encodable { var begin: Int }
      var path: String
      var lines: Lines
    }

    var checkName: String
    var description: String
    var fingerprint: String
    var severity: String
    var location: Location

    enum CodingKeys: String, CodingKey {
      case checkName = "check_name"
      case description, fingerprint, severity, location
    }
  }

  /// - Parameter configuration: the file where problems without a place are shown, because each issue needs one.
  static func gitlab(_ diagnostics: [Diagnostic], configuration: String, in language: MessageLanguage) -> String {
    var seen: [[String]: Int] = [:]
    return encoded(
      diagnostics.map { diagnostic in
        let place = diagnostic.location
        let description = [diagnostic.finding.message[language], diagnostic.finding.mend?[language]].compactMap { $0 }
        // The same problem keeps its fingerprint when lines above it come and go.
        var identity = [diagnostic.finding.id, place?.path ?? "", diagnostic.finding.message.de, place?.text ?? ""]
        // Issues of one fingerprint are taken for one.
        let number = seen[identity, default: 0]
        seen[identity] = number + 1
        if number > 0 { identity.append(String(number)) }
        let severity =
          switch diagnostic.severity {
          case .error: "major"
          case .warning: "minor"
          case .hint: "info"
          }
        return Issue(
          checkName: diagnostic.finding.id, description: description.joined(separator: " "),
          fingerprint: ContentHash.name(identity.joined(separator: "\u{0}").utf8), severity: severity,
          location: .init(path: place?.path ?? configuration, lines: .init(begin: place?.line ?? 1)))
      })
  }

  static func name(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "hint"
    }
  }

  static func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
