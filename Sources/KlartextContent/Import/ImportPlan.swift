import KlartextCore
import KlartextRegister

/// What an import would do: everything is decided here before anything is written.
public struct ImportPlan: Sendable {
  /// A value that the source and the entry tell differently.
  public struct Difference: Sendable {
    public var field: FieldDefinition
    /// `nil` for the file in the main language.
    public var language: LanguageTag?
    /// What the file says, and what the source says.
    public var old: Setting?
    public var new: Setting?
    public var place: ImportPlace
  }

  public enum Outcome: String, Sendable, CaseIterable {
    case new, changed, unchanged
    /// A person changed values since the last import, and the source still says what it said then.
    case edited
    /// The file of a former import is gone: a person deleted it.
    case deleted
  }

  /// A record of the source and its entry.
  public struct Item: Sendable {
    public var key: EntryKey
    public var title: String
    public var outcome: Outcome
    /// Values that are taken over.
    public var differences: [Difference] = []
    /// Values that were changed on both sides: they stay as they are.
    public var conflicts: [Difference] = []
    public var place: ImportPlace
  }

  /// A file to be written.
  public struct File: Sendable {
    public var key: EntryKey
    public var language: LanguageTag?
    /// Relative to the project folder.
    public var path: String
    public var text: String
    /// What stands there now; `nil` for a new file.
    public var old: String?
    /// Where its parts come from.
    var places: [String: ImportPlace]
    var place: ImportPlace
  }

  public internal(set) var items: [Item] = []
  public internal(set) var files: [File] = []
  public internal(set) var losses: [ImportLoss] = []
  /// With errors among them nothing is written.
  public internal(set) var diagnostics: [Diagnostic] = []
  var format = ""
  var state = ImportState()
  var oldState = ImportState()

  public func count(_ outcome: Outcome) -> Int { items.count { $0.outcome == outcome } }
  public var conflictCount: Int { items.reduce(0) { $0 + $1.conflicts.count } }
}
