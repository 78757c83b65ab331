import KlartextCore
import KlartextRegister

/// Reads what became of the entries from the repository around a project.
struct HistoryReader: Sendable {
  let project: String
  /// The content folder's name in the project.
  let contentFolder: String
  let reader: EntryReader
  let today: CivilDate
  /// Whether what was found out may be kept for the next time.
  let writesCache: Bool
  /// What else decides how a former state is read: the schema and the project's own fields.
  let fingerprint: UInt64

  struct Result: Sendable {
    var histories: [EntryKey: EntryHistory] = [:]
    var diagnostics: [Diagnostic] = []
  }

  private var configuration: SiteConfiguration { reader.configuration }
  /// Entries whose states are read together: enough for all cores, and little for the memory.
  private static let chunk = 400

  /// - Parameters:
  ///   - entries: all that were read, the held-back ones too.
  ///   - file: the configuration, for messages about the repository as a whole.
  func read(_ entries: [Entry], file: SourceFile) -> Result {
    guard configuration.record.term("history") != "changes" else { return Result() }
    switch GitRepository.find(around: project) {
    case .none: return Result()
    case .unusable(let finding):
      let mark = configuration.record.mark(of: "history")
      return Result(diagnostics: [Diagnostic(finding, at: mark.map { file.location($0) } ?? file.whole)])
    case .repository(let repository): return read(entries, from: repository)
    }
  }

  private func read(_ entries: [Entry], from repository: GitRepository) -> Result {
    let paths = [contentFolder, ConfigurationReader.fileName]
    guard let log = repository.log(of: paths), !log.days.isEmpty else { return Result() }
    let modified = repository.modified([contentFolder])
    let releases = releases(log, repository)
    let chronicler = EntryChronicler(reader: reader, days: log.days, releases: releases, today: today)
    var result = Result()
    let told = entries.filter(isTold)
    result.histories = histories(of: told, log: log, modified: modified, chronicler, repository)
    result.diagnostics = DisappearanceCheck(
      contentFolder: contentFolder, log: log, modified: modified, chronicler: chronicler,
      from: configuration.record.date("history_from")?.fullDate, configuration: configuration
    ).diagnostics(of: entries, schema: reader.schema, repository)
    return result
  }

  /// Only entries that are published have a history, and only where their changes are of interest.
  private func isTold(_ entry: Entry) -> Bool {
    if case .heldBack = entry.publication { return false }
    return entry.collection.field("changes") != nil && !entry.isTombstone && !entry.isPreview
  }

  /// Which releases were needed when: as the configuration of that time had it.
  private func releases(_ log: GitLog, _ repository: GitRepository) -> [(commit: Int, roles: [String])] {
    let versions = log.versions[ConfigurationReader.fileName] ?? []
    let contents = repository.contents(of: versions.compactMap(\.blob))
    return versions.map { version in
      guard let text = version.blob.flatMap({ contents[$0] }) else { return (version.commit, []) }
      let root = YAMLReader.read(SourceFile(path: ConfigurationReader.fileName, text: text)).root
      let node = root?["require_release"]
      return (version.commit, node?.sequence?.compactMap(\.scalar) ?? node?.scalar.map { [$0] } ?? [])
    }
  }

  private func histories(
    of entries: [Entry], log: GitLog, modified: Set<String>, _ chronicler: EntryChronicler,
    _ repository: GitRepository
  ) -> [EntryKey: EntryHistory] {
    let languages = configuration.languages.filter { $0 != configuration.mainLanguage }
    let from = configuration.record.date("history_from")?.fullDate
    let cache = HistoryCache(project: project)
    var histories: [EntryKey: EntryHistory] = [:]
    var kept: [HistoryCache.Item] = []
    var isCacheStale = false
    for start in stride(from: 0, to: entries.count, by: Self.chunk) {
      let chunk = Array(entries[start..<min(entries.count, start + Self.chunk)])
      let tasks = chunk.parallelMap { entry -> Task? in
        guard let disclosure = entry.disclosure(from: from) else { return nil }
        let timeline = EntryTimeline(
          of: entry.key, formerIDs: entry.record.list("former_ids").map(\.value.plainText), languages: languages,
          in: log, content: contentFolder, modified: modified)
        let seal = seal(of: timeline, disclosure, log)
        return Task(entry: entry, timeline: timeline, disclosure: disclosure, seal: seal, known: cache[entry.key, seal])
      }.compactMap { $0 }
      let blobs = tasks.filter { $0.known == nil }.flatMap { $0.neededBlobs }
      let contents = repository.contents(of: blobs)
      let found = tasks.parallelMap { task -> EntryHistory in
        task.known
          ?? chronicler.history(of: task.entry, task.timeline, contents: contents, telling: task.disclosure)
      }
      for (task, history) in zip(tasks, found) {
        if !history.events.isEmpty { histories[task.entry.key] = history }
        guard task.isWorthKeeping else { continue }
        isCacheStale = isCacheStale || task.known == nil
        kept.append(HistoryCache.Item(key: task.entry.key, seal: task.seal, history: history))
      }
    }
    // Entries that are gone or were purged leave the cache as well.
    if writesCache, isCacheStale || kept.count != cache.count { cache.write(kept) }
    return histories
  }

  /// What has to be found out about one entry.
  private struct Task: Sendable {
    var entry: Entry
    var timeline: EntryTimeline
    var disclosure: Disclosure
    var seal: UInt64
    var known: EntryHistory?

    /// The last state is the entry as it was read, unless its file was changed since.
    var neededBlobs: [String] {
      let isLastKnown = !timeline.isModified && timeline.states.last?.id == entry.id
      return (isLastKnown ? timeline.states.dropLast() : timeline.states[...]).compactMap(\.blob)
    }

    /// What depends on the day of the build, or is quick to find out, is not kept.
    var isWorthKeeping: Bool {
      !timeline.isModified && timeline.states.count > 1 && entry.record["publish_on"] == nil
    }
  }

  /// A number that changes with everything on which a history depends.
  private func seal(of timeline: EntryTimeline, _ disclosure: Disclosure, _ log: GitLog) -> UInt64 {
    var words = ["\(fingerprint)", disclosure.from?.description ?? ""]
    words += disclosure.hidden.sorted()
    words += disclosure.redactions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    func add(_ states: [EntryTimeline.State]) {
      for state in states { words.append("\(log.days[state.commit]) \(state.id) \(state.blob ?? "-")") }
    }
    add(timeline.states)
    for (language, states) in timeline.translations.sorted(by: { $0.key < $1.key }) {
      words.append(language.description)
      add(states)
    }
    return ContentHash.value(words.joined(separator: "\u{0}").utf8)
  }
}
