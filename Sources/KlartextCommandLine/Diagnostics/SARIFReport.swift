import KlartextCore

/// Diagnostics in SARIF 2.1.0 (OASIS Standard).
enum SARIFReport {
  private struct Text: Encodable { var text: String }

  private struct Log: Encodable {
    struct Run: Encodable {
      struct Tool: Encodable {
        struct Driver: Encodable {
          struct Rule: Encodable {
            var id: String
          }
          var name = "klartext"
          var semanticVersion = KlartextProgram.version
          var rules: [Rule]
        }
        var driver: Driver
      }
      struct Result: Encodable {
        struct Location: Encodable {
          struct Physical: Encodable {
            struct Artifact: Encodable { var uri: String }
            struct Region: Encodable {
              var startLine: Int
              var startColumn: Int
              var endColumn: Int
            }
            var artifactLocation: Artifact
            var region: Region
          }
          var physicalLocation: Physical
        }
        var ruleId: String
        var level: String
        var message: Text
        var locations: [Location]
      }
      var tool: Tool
      // Columns count code points, §3.14.17.
      var columnKind = "unicodeCodePoints"
      var results: [Result]
    }
    var schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  static func text(_ diagnostics: [Diagnostic], in language: MessageLanguage) -> String {
    let rules = Set(diagnostics.map(\.finding.id)).sorted()
    let results = diagnostics.map { diagnostic in
      let message = [diagnostic.finding.message[language], diagnostic.finding.mend?[language]].compactMap { $0 }
      let level =
        switch diagnostic.severity {
        case .error: "error"
        case .warning: "warning"
        case .hint: "note"
        }
      let location = diagnostic.location.map { place in
        Log.Run.Result.Location(
          physicalLocation: .init(
            artifactLocation: .init(uri: Escaping.percentEncoded(place.path, keeping: "/")),
            region: .init(startLine: place.line, startColumn: place.column, endColumn: place.column + place.length)))
      }
      return Log.Run.Result(
        ruleId: diagnostic.finding.id, level: level, message: Text(text: message.joined(separator: " ")),
        locations: location.map { [$0] } ?? [])
    }
    let tool = Log.Run.Tool(driver: .init(rules: rules.map { .init(id: $0) }))
    return DiagnosticReport.encoded(Log(runs: [Log.Run(tool: tool, results: results)]))
  }
}
