import KlartextCore
import KlartextRegister

/// The files of one entry over time: of its present id and of former ones.
struct EntryTimeline: Sendable, Hashable {
  /// A state of the main file.
  struct State: Sendable, Hashable {
    var commit: Int
    /// The id under which it stood.
    var id: String
    /// `nil` where the entry had no file.
    var blob: String?
  }

  /// Oldest first.
  private(set) var states: [State] = []
  /// By language; oldest version first.
  private(set) var translations: [LanguageTag: [State]] = [:]
  /// Files of the present id that differ from the last commit.
  private(set) var isModified = false

  init(
    of key: EntryKey, formerIDs: [String], languages: [LanguageTag], in log: GitLog, content: String,
    modified: Set<String>
  ) {
    let folder = content + "/" + key.collection + "/"
    // Where two files stand side by side for a while, the present id counts.
    let ids = [key.id] + formerIDs
    states = Self.states(ids, log) { folder + $0 + ".md" }
    isModified = modified.contains(folder + key.id + ".md")
    for language in languages {
      let found = Self.states(ids, log) { folder + $0 + ".\(language).md" }
      if !found.isEmpty { translations[language] = found }
    }
  }

  private static func states(_ ids: [String], _ log: GitLog, path: (String) -> String) -> [State] {
    var present: [String: String] = [:]
    var steps: [(commit: Int, id: String, blob: String?)] = []
    for id in ids {
      for version in log.versions[path(id)] ?? [] { steps.append((version.commit, id, version.blob)) }
    }
    var states: [State] = []
    let sorted = steps.enumerated().sorted { ($0.element.commit, $0.offset) < ($1.element.commit, $1.offset) }
    for (position, step) in sorted.map(\.element).enumerated() {
      present[step.id] = step.blob
      // What one commit does to several files is one step.
      if position + 1 < sorted.count, sorted[position + 1].element.commit == step.commit { continue }
      let id = ids.first { present[$0] != nil }
      let state = State(commit: step.commit, id: id ?? ids[0], blob: id.flatMap { present[$0] })
      if state.blob != states.last?.blob || state.id != states.last?.id { states.append(state) }
    }
    return states
  }
}
