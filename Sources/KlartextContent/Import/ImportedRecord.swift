import KlartextCore
import KlartextRegister

/// Where something stands in what is imported: a cell of a table, a member of a JSON file.
public struct ImportPlace: Sendable, Hashable {
  public var location: SourceLocation
  /// The place as its author sees it: „Zeile 7, Spalte C (Status)“.
  public var words: Bilingual?

  init(_ location: SourceLocation, words: Bilingual? = nil) {
    self.location = location
    self.words = words
  }

  /// A finding that names the place.
  func diagnostic(_ finding: Finding) -> Diagnostic {
    var finding = finding
    if let words {
      finding.message = Bilingual(
        de: words.de + ": " + finding.message.de, en: words.en + ": " + finding.message.en)
    }
    return Diagnostic(finding, at: location)
  }
}

/// An entry as a source tells it: what came of a row, a paper, a record of another register.
struct ImportedRecord: Sendable {
  /// One value of it.
  struct Part: Sendable {
    /// `nil` says that there is nothing.
    var setting: Setting?
    var place: ImportPlace
  }

  /// What it says in one language.
  struct Version: Sendable {
    /// By the names of `EntryParts`.
    var parts: [String: Part] = [:]
    /// What the source knows that the entry said when it was exported, as fingerprints; `nil` where it knows nothing.
    var exported: [String: String]?
  }

  var entry: EntryKey
  /// What names it in its source, the same in every import.
  var source: String
  var title: String
  var main = Version()
  var translations: [LanguageTag: Version] = [:]
  /// Values that only a new entry gets, such as that it is a draft.
  var initial: [String: Setting] = [:]
  /// Whether all that the source says is here, so that what is missing was taken away there.
  var isComplete = true
  var place: ImportPlace
}

/// Something of a source that has no place in the register, or came across only in part.
public struct ImportLoss: Sendable, Hashable {
  /// As the source calls it.
  public var field: String
  public var reason: Bilingual
  /// What stood there, shortened.
  public var example: String

  init(_ field: String, _ reason: Bilingual, example: String) {
    self.field = field
    self.reason = reason
    self.example = Finding.shortened(example)
  }
}

/// What a format made of its source.
struct ImportedSource: Sendable {
  var records: [ImportedRecord] = []
  var losses: [ImportLoss] = []
  var diagnostics: [Diagnostic] = []
}
