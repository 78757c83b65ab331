import KlartextCore
import KlartextRegister

/// What the texts of entries are looked through for, beyond how easy they are to read.
struct TextCheck: Sendable {
  private let personal: PersonalDataCheck
  private let spelling: SpellingCheck

  init(_ entries: [Entry], _ configuration: SiteConfiguration) {
    personal = PersonalDataCheck(configuration)
    spelling = SpellingCheck(entries, configuration)
  }

  func diagnostics(of entries: [Entry], configuration file: SourceFile) -> [Diagnostic] {
    let found = entries.parallelMap { diagnostics(of: $0) }
    return found.flatMap { $0 } + personal.diagnostics(ofConfiguration: file)
  }

  /// What one entry says does not depend on others, once their names are known.
  func diagnostics(of entry: Entry) -> [Diagnostic] {
    personal.diagnostics(of: entry) + RoleCheck.diagnostics(of: entry) + spelling.diagnostics(of: entry)
      + DocumentCheck.diagnostics(of: entry)
  }
}
