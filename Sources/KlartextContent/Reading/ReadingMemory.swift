import KlartextCore
import KlartextRegister

/// What was found out when a project was read, so that reading it again costs only what changed.
///
/// A value: whoever only wants to know what would be reads with a copy and drops it.
public struct ReadingMemory: Sendable {
  var foundation: ProjectFoundation?
  /// The stamps of the foundation's files.
  var foundationStamps: [FileStamp?] = []
  var tree: ContentTree?
  var entries: [EntryKey: DecodedEntry] = [:]
  /// The collections with at least one file.
  var filledCollections: Set<String> = []
  /// Files that are read again although their stamp is the same: clocks of file systems are coarse.
  var touched: Set<String> = []
  var history: RememberedHistory?
  var links = LinkingMemory()
  /// The number of the last entry that was decoded.
  private var lastRevision = 0

  /// Rises whenever anything was found to be different from the time before.
  public private(set) var stateNumber = 0

  public init() {}

  /// Whether a file of the content or the configuration was read, by its path relative to the project folder.
  public func holds(_ path: String) -> Bool {
    ProjectFoundation.fileNames.contains(path) || tree?.documents.contains { $0.path == path } == true
  }

  mutating func noteChange() { stateNumber += 1 }

  /// A number that no other decoded entry has.
  mutating func nextRevision() -> Int {
    lastRevision += 1
    return lastRevision
  }

  /// Forgets all that stands on the configuration: fields, languages and duties may be others now.
  mutating func startAnew(on foundation: ProjectFoundation?, _ stamps: [FileStamp?]) {
    noteChange()
    self.foundation = foundation
    foundationStamps = stamps
    tree = nil
    entries = [:]
    history = nil
    links = LinkingMemory()
  }

  /// The history of the entries, and for which entries it was read.
  struct RememberedHistory: Sendable {
    var keys: [EntryKey]
    var result: HistoryReader.Result

    /// Entries that are new have no history yet, but one that is gone has to be looked for.
    func holds(for keys: [EntryKey]) -> Bool {
      if keys == self.keys { return true }
      return result.diagnostics.isEmpty && Set(keys).isSuperset(of: self.keys)
    }
  }
}

/// An entry with the files of which it was made.
struct DecodedEntry: Sendable {
  var documents: [ContentTree.Document]
  /// The texts that were read, in the order of the documents; `nil` where there was nothing to read.
  var texts: [String?]
  var entry: Entry?
  var diagnostics: [Diagnostic]
  /// Differs from that of every other decoded entry: what was worked out from this one is marked with it.
  var revision: Int
}
