import KlartextCore
import KlartextRegister

/// A project on the disk, read and connected.
public struct Project: Sendable {
  /// The content folder's name in the project.
  public var contentFolder: String
  public var register: Register
  /// Sorted by place; with errors among them the register must not be published.
  public var diagnostics: [Diagnostic]
  /// Entries that are not published yet, and why; sorted by collection and id.
  public var heldBack: [(key: EntryKey, reason: HoldReason)]
  /// All entries as they were read, held-back ones included: for the people who write them, never for the site.
  public var entries: [Entry]
  /// The next day on which the site changes by itself, after today.
  public var nextChange: CivilDate? { register.nextChange.value }
  /// How many files were read.
  public var fileCount: Int
}
