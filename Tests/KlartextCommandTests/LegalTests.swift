import Foundation
import Testing

/// What `check` says of the pages that the law asks for.
@Suite struct LegalTests {
  private static let complete = """
    name: Stadt
    base_url: https://stadt.example/
    languages: [de]
    license: CC0-1.0
    land: HE
    contact: {email: ki@stadt.example}
    legal:
      accessibility:
        status: full
        created: 2026-11-01
        checked: 2026-11-01
        method: self
      imprint:
        represented_by: die Bürgermeisterin
        address: Rathausplatz 1, 12345 Stadt
        phone: 0200 1
        responsible: Leitung des Digitalamts
      privacy:
        officer: {email: datenschutz@stadt.example}
        host: Rechenzentrum
        logs: [ip]
        log_purposes: [security]
        log_days: 7
      information:
        press: {email: presse@stadt.example}
      about:
        editors: Das Amt schreibt.
        updates: Jedes Jahr.

    """

  private static func check(_ configuration: String, _ options: [String] = []) throws -> Command.Outcome {
    let folder = try TemporaryFolder()
    try folder.write(configuration, to: "klartext.yaml")
    try folder.write("---\ntitle: Mitmachen\n---\n\nSo geht es.\n", to: "content/pages/mitmachen.md")
    return try Command.run(["check", "--today", Command.today, "--quiet"] + options, in: folder.path)
  }

  @Test func isContentWhenAllIsThere() throws {
    let outcome = try Self.check(Self.complete, ["--strict"])
    #expect(outcome.exit == 0 && outcome.problems.isEmpty, "\(outcome.problems)")
  }

  @Test(arguments: [
    "land", "status", "created", "checked", "method", "represented_by", "address", "phone", "responsible", "officer",
    "host", "logs", "log_purposes", "log_days", "contact",
  ]) func namesWhatIsMissing(key: String) throws {
    let lines = Self.complete.split(separator: "\n", omittingEmptySubsequences: false)
    let without = lines.filter { !$0.drop { $0 == " " }.hasPrefix(key + ":") }
    #expect(without.count == lines.count - 1)
    let outcome = try Self.check(without.joined(separator: "\n"))
    #expect(outcome.exit == 0)
    let warnings = outcome.problems.split(separator: "\n").filter { $0.hasSuffix("[KT-legal-missing]") }
    #expect(
      !warnings.isEmpty && warnings.contains { $0.contains(".\(key))") || $0.contains("(\(key))") }
        || key == "contact", "\(outcome.problems)")
    #expect(!warnings.isEmpty)
    // A warning fails only when it is asked to.
    #expect(try Self.check(without.joined(separator: "\n"), ["--strict"]).exit == 1)
  }

  @Test func saysLittleToAProjectThatHasNotBegun() throws {
    let outcome = try Self.check("name: Stadt\nbase_url: https://stadt.example/\nlicense: CC0-1.0\nlanguages: [de]\n")
    let messages = outcome.problems.split(separator: "\n").filter { $0.contains("[KT-legal") }
    #expect(messages.count == 3, "\(outcome.problems)")
    #expect(outcome.exit == 0)
  }
}
