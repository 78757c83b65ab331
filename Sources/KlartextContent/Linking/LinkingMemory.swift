import KlartextCore
import KlartextRegister

/// What was worked out when entries were connected, so that connecting them again costs only what changed.
struct LinkingMemory: Sendable {
  struct Known: Sendable {
    /// Of the decoded entry from which the rest was worked out.
    var revision: Int
    var face: EntryFace
    var links: EntryLinks
    var reading: ReadabilityCheck.Result
    /// As it stands in the register; `nil` when it is held back.
    var linked: Entry?
  }

  /// The terms by their revisions, and the languages in which they are looked for.
  struct GlossaryOrigin: Sendable, Equatable {
    var terms: [EntryKey: Int]
    var languages: Set<LanguageTag>
  }

  var entries: [EntryKey: Known] = [:]
  var readability: ReadabilityCheck?
  var glossary: GlossaryLinker?
  /// Of what the glossary's words were made.
  var glossaryOrigin: GlossaryOrigin?
  var media: Set<String> = []
  var mediaFiles: [String: MediaReader.Known] = [:]
  var backlinks: [EntryKey: [Backlink]] = [:]
}
