import Dispatch
import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite
import Synchronization

/// A project that is looked at while it is written: holds its present state and tells who listens of every new one.
public final class Preview: Sendable {
  /// What may have changed since the last look.
  public enum Changes: Sendable, Equatable {
    /// Everything has to be looked at.
    case everything
    /// These files and folders, absolute, and nothing else.
    case paths(Set<String>)
  }

  /// The language of the messages.
  public let language: MessageLanguage
  private let reader: ProjectReader
  private let themes: [ThemeFolder]
  /// Tells one run of the program from the next.
  let run: String
  private let memory = Mutex(Memory())
  private let current: Mutex<PreviewState>
  private let listeners = Mutex<(last: Int, all: [Int: AsyncStream<PreviewState>.Continuation])>((0, [:]))
  private let moves = Mutex<[String: SitePath]>([:])

  /// What is kept from reading to reading.
  private struct Memory {
    var reading = ReadingMemory()
    var theme: KnownTheme?
    var generation = 0
  }

  /// A theme and what it was read from.
  private struct KnownTheme {
    var name: String
    var languages: [LanguageTag]
    var marks: FolderMarks
    var read: (theme: Theme?, diagnostics: [Diagnostic])
  }

  /// Reads the project for the first time.
  ///
  /// - Parameters:
  ///   - reader: should include drafts, because authors want to see what is not published yet.
  ///   - themes: the folders in which themes are looked for, the project's own first.
  public init(_ reader: ProjectReader, themes: [ThemeFolder], language: MessageLanguage) {
    self.reader = reader
    self.themes = themes
    self.language = language
    var generator = SystemRandomNumberGenerator()
    run = String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
    var memory = Memory()
    let state = Self.read(reader, themes, .everything, &memory)
    current = Mutex(state)
    self.memory.withLock { $0 = memory }
  }

  /// The project folder, absolute, without a slash at the end.
  public var folder: String { reader.folder }

  /// Where changes count: the configuration, the content, the themes.
  public var watchedPlaces: WatchedPlaces {
    let content = state.project?.contentFolder ?? ConfigurationReader.contentFolder(of: folder) ?? "content"
    return WatchedPlaces(
      folders: ["\(folder)/\(content)"] + themes.map(\.path),
      files: ProjectReader.foundationFiles.map { "\(folder)/\($0)" })
  }

  /// Whether a path was read the last time; other files come and go while editors save.
  func knows(_ path: String) -> Bool {
    guard path.hasPrefix(folder + "/") else { return false }
    return memory.withLock { $0.reading.holds(String(path.dropFirst(folder.count + 1))) }
  }

  /// How messages name what changed: relative to the project folder, sorted.
  func names(of changes: Changes) -> [String] {
    guard case .paths(let paths) = changes else { return [] }
    let there = paths.filter { FolderListing.isThere($0) || knows($0) }
    return there.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 }.sorted()
  }

  /// The project as it was read last.
  public var state: PreviewState { current.withLock { $0 } }

  // MARK: - Reading

  /// Reads again what may have changed; whoever listens is told of a new state.
  ///
  /// - Parameter isLate: called when there is a new state; while it is true the state is not shown yet, because
  ///   something is being written. Then nothing is changed and `nil` returned.
  /// - Returns: the new state; `nil` when all is as before.
  @discardableResult
  public func refresh(_ changes: Changes = .everything, unless isLate: (PreviewState) -> Bool = { _ in false })
    -> PreviewState?
  {
    memory.withLock { memory in
      var next = memory
      let state = Self.read(reader, themes, changes, &next)
      guard next.generation != memory.generation else {
        memory = next
        return nil
      }
      if isLate(state) { return nil }
      let formerMemory = memory
      memory = next
      note(state, after: self.state)
      let former = current.withLock { current in
        defer { current = state }
        return current
      }
      tell(state)
      // To let go of a large register takes a while, and nobody has to wait for it.
      DispatchQueue.global(qos: .utility).async { withExtendedLifetime((former, formerMemory)) {} }
      return state
    }
  }

  /// What would be if files had other texts: by path relative to the project folder. Nothing is kept of it.
  public func trial(of texts: [String: String]) -> PreviewState {
    var reader = reader
    reader.texts = texts
    var memory = memory.withLock { $0 }
    return Self.read(reader, themes, .paths([]), &memory)
  }

  private static func read(
    _ reader: ProjectReader, _ themes: [ThemeFolder], _ changes: Changes, _ memory: inout Memory
  ) -> PreviewState {
    var changed: Set<String>?
    var isToldTheme = false
    if case .paths(let paths) = changes {
      let prefix = reader.folder + "/"
      changed = Set(paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
      isToldTheme = paths.contains { path in themes.contains { path == $0.path || path.hasPrefix($0.path + "/") } }
      // Themes are no content.
      let own = themes.filter { $0.path.hasPrefix(prefix) }.map { $0.path.dropFirst(prefix.count) }
      changed = changed?.filter { path in !own.contains { path == $0 || path.hasPrefix($0 + "/") } }
    }
    let before = memory.reading.stateNumber
    let reading = reader.read(with: &memory.reading, changed: changed)
    var isOtherTheme = false
    if let configuration = reading.project?.register.configuration {
      let (name, languages) = (configuration.theme, configuration.languages)
      let known = memory.theme.flatMap { $0.name == name && $0.languages == languages ? $0 : nil }
      let mustLook = known == nil || isToldTheme || changed == nil
      let marks = mustLook ? FolderMarks(of: WatchedPlaces(folders: themes.map(\.path), files: [])) : nil
      if let marks, isToldTheme || known?.marks != marks {
        isOtherTheme = true
        memory.theme = KnownTheme(
          name: name, languages: languages, marks: marks,
          read: ThemeReader.read(name, from: themes, languages: languages))
      }
    }
    let theme = reading.project == nil ? nil : memory.theme?.read
    if memory.reading.stateNumber != before || isOtherTheme || memory.generation == 0 { memory.generation += 1 }
    return PreviewState(
      generation: memory.generation, reading: reading, theme: theme?.theme, themeDiagnostics: theme?.diagnostics ?? [])
  }

  /// Works out all messages; whoever listens is told when there are more errors among them.
  ///
  /// - Returns: the state whose messages are known now; there may be a newer one.
  @discardableResult
  public func complete() -> PreviewState {
    let state = state
    guard !state.isComplete else { return state }
    let known = state.knownErrors.count
    _ = state.diagnostics
    if state.knownErrors.count != known, state.generation == self.state.generation { tell(state) }
    return state
  }

  // MARK: - Listening

  /// The present state and every new one, until nobody listens any more.
  public func states() -> AsyncStream<PreviewState> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = listeners.withLock { listeners in
        listeners.last += 1
        listeners.all[listeners.last] = continuation
        return listeners.last
      }
      continuation.onTermination = { [weak self] _ in
        self?.listeners.withLock { listeners in _ = listeners.all.removeValue(forKey: number) }
      }
      continuation.yield(state)
    }
  }

  /// How many listen at the moment.
  public var listenerCount: Int { listeners.withLock { $0.all.count } }

  private func tell(_ state: PreviewState) {
    for listener in listeners.withLock({ $0.all.values.map { $0 } }) { listener.yield(state) }
  }

  // MARK: - Pages that moved

  /// Notes where the pages of entries went whose file has another name now.
  private func note(_ state: PreviewState, after old: PreviewState) {
    let (before, now) = (old.project?.entries ?? [], state.project?.entries ?? [])
    guard before.map(\.key) != now.map(\.key), let oldSite = old.site, let site = state.site else { return }
    let (former, present) = (Set(before.map(\.key)), Set(now.map(\.key)))
    for entry in before where !present.contains(entry.key) {
      let candidates = now.filter { $0.key.collection == entry.key.collection && !former.contains($0.key) }
      let title = entry.title(in: entry.language).string
      let sameTitle = candidates.first { $0.title(in: $0.language).string == title }?.key
      let nearest =
        sameTitle
        ?? EditDistance.nearest(to: entry.id, among: candidates.map(\.id)).map { EntryKey(entry.key.collection, $0) }
        ?? (candidates.count == 1 ? candidates[0].key : nil)
      guard let nearest else { continue }
      moves.withLock { moves in
        for (from, to) in zip(oldSite.pages(of: entry.key), site.pages(of: nearest)) where from != to {
          moves[from.description] = to
        }
      }
    }
    // A page that is back has not moved.
    moves.withLock { moves in
      guard !moves.isEmpty else { return }
      for key in present.subtracting(former) { for page in site.pages(of: key) { moves[page.description] = nil } }
    }
  }

  /// Where the page of a path went, when its entry was given another name while the preview was running.
  func successor(of path: String) -> SitePath? {
    moves.withLock { moves in
      var found: SitePath?
      var path = path
      var seen: Set<String> = []
      while let next = moves[path], seen.insert(path).inserted { (found, path) = (next, next.description) }
      return found
    }
  }
}
