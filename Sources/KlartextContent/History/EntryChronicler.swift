import KlartextCore
import KlartextRegister

/// Tells what became of an entry from the states of its files.
struct EntryChronicler: Sendable {
  /// Reads a state as if it were the day on which it was made.
  let reader: EntryReader
  /// The day of each commit.
  let days: [CivilDate]
  /// From which commit on which releases were needed; oldest first.
  let releases: [(commit: Int, roles: [String])]
  let today: CivilDate

  /// A state, and whether and since when it was public.
  private struct State {
    var record: Record
    var id: String
    /// `nil` where it was not.
    var publicFrom: CivilDate?
  }

  /// - Parameters:
  ///   - contents: the texts of the blobs that the timeline names, as far as they can be read.
  ///   - disclosure: what may be told today.
  func history(
    of entry: Entry, _ timeline: EntryTimeline, contents: [String: String], telling disclosure: Disclosure
  ) -> EntryHistory {
    var chronicle = Chronicle(collection: entry.collection, disclosure: disclosure)
    for (position, state) in timeline.states.enumerated() {
      let isLast = position + 1 == timeline.states.count
      let day = day(of: state.commit)
      if isLast, !timeline.isModified, state.id == entry.id, state.blob != nil {
        chronicle.add(entry.record, id: entry.id, publicFrom: publicDay(of: entry, from: day))
        continue
      }
      guard let blob = state.blob else {
        chronicle.addAbsence(on: day)
        continue
      }
      guard let text = contents[blob] else { continue }
      let end = isLast ? nil : self.day(of: timeline.states[position + 1].commit)
      switch read(text, of: entry, id: state.id, commit: state.commit, until: end) {
      case .notReadable: chronicle.hasGap = true
      case .notPublic: chronicle.addAbsence(on: day)
      case .isPublic(let record, let from): chronicle.add(record, id: state.id, publicFrom: from)
      }
    }
    if timeline.isModified || timeline.states.last?.blob == nil || timeline.states.last?.id != entry.id {
      chronicle.add(entry.record, id: entry.id, publicFrom: publicDay(of: entry, from: today))
    }
    for (language, states) in timeline.translations.sorted(by: { $0.key < $1.key }) {
      var isThere = false
      for state in states {
        let what: EntryHistory.TranslationChange = state.blob == nil ? .removed : isThere ? .changed : .added
        if isThere || state.blob != nil { chronicle.add(language, what, on: day(of: state.commit)) }
        isThere = state.blob != nil
      }
    }
    return chronicle.finish()
  }

  /// Whether some state of files was public.
  func wasPublic(_ states: [EntryTimeline.State], in collection: CollectionDefinition, contents: [String: String])
    -> CivilDate?
  {
    var last: CivilDate?
    for (position, state) in states.enumerated() {
      guard let text = state.blob.flatMap({ contents[$0] }) else { continue }
      let end = position + 1 < states.count ? day(of: states[position + 1].commit) : nil
      let result = read(text, of: nil, in: collection, id: state.id, commit: state.commit, until: end)
      if case .isPublic = result { last = end ?? today }
    }
    return last
  }

  private func day(of commit: Int) -> CivilDate { min(days[commit], today) }

  private func publicDay(of entry: Entry, from day: CivilDate) -> CivilDate {
    guard let date = entry.record.date("publish_on")?.fullDate, date <= today else { return day }
    return max(day, date)
  }

  // MARK: - One state

  private enum Reading {
    /// A state with mistakes stopped the build, so that nobody saw it.
    case notReadable
    case notPublic
    case isPublic(Record, from: CivilDate)
  }

  private func read(
    _ text: String, of entry: Entry?, in collection: CollectionDefinition? = nil, id: String, commit: Int,
    until end: CivilDate?
  ) -> Reading {
    guard let collection = entry?.collection ?? collection else { return .notReadable }
    let day = day(of: commit)
    var configuration = reader.configuration
    configuration.requiredReleases = releases.last { $0.commit <= commit }?.roles ?? []
    let then = EntryReader(schema: reader.schema, configuration: configuration, today: day, includesDrafts: false)
    let file = SourceFile(path: "history/\(id).md", text: text)
    let result = then.read(file, id: id, in: collection, translations: [])
    // A field that today's schema does not know any more says nothing against the rest.
    let errors = result.diagnostics.filter { $0.severity == .error && $0.finding.id != Finding.fieldUnknownID }
    guard errors.isEmpty else { return .notReadable }
    switch result.entry.publication {
    case .published, .expired: return .isPublic(result.entry.record, from: day)
    case .withdrawn: return .notPublic
    case .heldBack(.scheduled(let date)):
      return date <= today && (end.map { date < $0 } ?? true) ? .isPublic(result.entry.record, from: date) : .notPublic
    case .heldBack: return .notPublic
    }
  }
}

/// Events of one entry, one after the other.
private struct Chronicle {
  let collection: CollectionDefinition
  let disclosure: Disclosure
  /// Whether a state was left out, so that nobody can say which was the first.
  var hasGap = false
  private var events: [EntryHistory.Event] = []
  private var last: (record: DatedRecord, id: String)?
  private var isPublic = false
  /// From when to when the entry was public.
  private var firstDay: CivilDate?

  init(collection: CollectionDefinition, disclosure: Disclosure) {
    self.collection = collection
    self.disclosure = disclosure
  }

  mutating func add(_ record: Record, id: String, publicFrom day: CivilDate?) {
    guard let day else { return addAbsence(on: .earliest) }
    let state = DatedRecord(record, on: day)
    if let last {
      if !isPublic { events.append(EntryHistory.Event(day, .republished)) }
      if last.id != id { events.append(EntryHistory.Event(day, .renamed(from: last.id))) }
      let changes = collection.changes(from: last.record, to: state, telling: disclosure)
      if !changes.isEmpty { events.append(EntryHistory.Event(day, .changed(changes))) }
    } else {
      firstDay = day
      if !hasGap { events.append(EntryHistory.Event(day, .published)) }
    }
    last = (state, id)
    isPublic = true
  }

  mutating func addAbsence(on day: CivilDate) {
    if isPublic { events.append(EntryHistory.Event(day, .unpublished)) }
    isPublic = false
  }

  /// A translation that came with the first state is part of it.
  mutating func add(_ language: LanguageTag, _ what: EntryHistory.TranslationChange, on day: CivilDate) {
    guard let firstDay, day > firstDay else { return }
    let event = EntryHistory.Event(day, .translation(language, what))
    if !events.contains(event) { events.append(event) }
  }

  /// Newest first; what was said before the day that the entry or the configuration sets is left out.
  func finish() -> EntryHistory {
    let kept = events.filter { event in disclosure.from.map { event.day >= $0 } ?? true }
    let sorted = kept.enumerated().sorted { ($1.element.day, $1.offset) < ($0.element.day, $0.offset) }.map(\.element)
    return EntryHistory(events: sorted, begins: kept.count < events.count ? disclosure.from : nil)
  }
}
