import KlartextCore
import KlartextRegister

/// Makes the files of one entry, field by field as the schema describes them.
struct EntryMaker {
  let names: EntryNames
  let departments: [String]
  let key: EntryKey
  let collection: CollectionDefinition
  private var german: TextMaker
  private var random: Random
  /// The last day that was given: what stands later in an entry happened later.
  private var day: Int

  /// What the project needs for itself, facts that would hold an entry back, and facts that have to fit each other.
  private static let omitted: Set<String> = [
    "form", "public", "withheld", "internal", "release", "language", "translated_on", "reviewed_by", "origin", "vote",
    "sign_language",
  ]
  private static let principleCount = 4

  init(_ key: EntryKey, in collection: CollectionDefinition, names: EntryNames, departments: [String], seed: UInt64) {
    self.key = key
    self.collection = collection
    self.names = names
    self.departments = departments
    random = Random(seed: seed)
    day = 19_000 + random.below(1400)
    german = TextMaker(lexicon: .german, random: Random(seed: random.next())) { random in
      names.destination(from: key, &random)
    }
  }

  /// The file in German, and for a third of the entries the one in English.
  mutating func files() -> [(name: String, text: String)] {
    var values: [(field: FieldDefinition, value: FrontMatterValue)] = []
    for field in collection.fields where field.group != "publication" && !Self.omitted.contains(field.key) {
      guard !field.isBody, !field.isComputed, field.isAlwaysDue || random.chance(0.4) else { continue }
      if let value = value(of: field) { values.append((field, value)) }
    }
    var files = [(name: key.id + ".md", text: Self.file(values, body: german.body()))]
    if random.chance(1 / 3) {
      let names = names
      let key = key
      var english = TextMaker(lexicon: .english, random: Random(seed: random.next())) { random in
        names.destination(from: key, &random)
      }
      let translated = values.compactMap { field, value in
        Self.translated(value, of: field, &english).map { (field, $0) }
      }
      files.append((name: key.id + ".en.md", text: Self.file(translated, body: english.body())))
    }
    return files
  }

  private static func file(_ values: [(field: FieldDefinition, value: FrontMatterValue)], body: String) -> String {
    var text = "---"
    FrontMatterValue.record(values).write(to: &text, indent: 0)
    return text + "---\n" + body + "\n"
  }

  // MARK: - Values

  private mutating func value(of field: FieldDefinition) -> FrontMatterValue? {
    guard field.isList else { return single(field, row: 0) }
    switch (field.type, field.path) {
    case (.choice, _):
      let terms = field.vocabulary?.terms.map(\.id).filter { $0 != "none" && $0 != "unknown" } ?? []
      let first = random.below(terms.count)
      return .list(terms[first..<min(terms.count, first + random.number(1...3))].map { .word($0) })
    case (_, "principles"): return .list((0..<Self.principleCount).compactMap { single(field, row: $0) })
    default: return .list((0..<random.number(1...3)).compactMap { single(field, row: $0) })
    }
  }

  private mutating func single(_ field: FieldDefinition, row: Int) -> FrontMatterValue? {
    switch field.type {
    case .text: return .text(german.line(3...12, limit: min(field.limit ?? 100, 240)))
    case .markdown: return .markdown(german.field(limit: field.limit ?? 1000))
    case .choice: return field.vocabulary.map { .word(random.element(of: $0.terms).id) }
    case .date, .partialDate: return .word(date())
    case .boolean: return .word(random.chance(0.5) ? "true" : "false")
    case .integer, .number: return .word(String(random.number(1...20_000)))
    case .url, .file: return .word("https://www.musterstadt.example/\(random.number(1...99_999))")
    case .email: return .word("stelle-\(random.number(1...40))@musterstadt.example")
    case .phone: return .word("0200 1234-\(random.number(100...999))")
    case .id: return .word("punkt-\(field.key == "id" ? row + 1 : random.number(1...Self.principleCount))")
    case .country: return .word("Deutschland")
    case .spdx: return .word("EUPL-1.2")
    case .leika: return .word("99\(random.number(100_000_000_000...999_999_999_999))")
    case .reference: return reference(field)
    case .record: return record(field, row: row)
    case .rule: return random.chance(0.2) ? .flow("{when: {affects: [public, both]}, require: {present: notice}}") : nil
    case .language, .fieldPath, .anything: return nil
    }
  }

  private mutating func date() -> String {
    day += random.below(20)
    return (CivilDate(daysSinceEpoch: day) ?? .earliest).description
  }

  private mutating func reference(_ field: FieldDefinition) -> FrontMatterValue? {
    let target = field.target ?? collection.id
    if target == "departments" { return .word(random.element(of: departments)) }
    return names.other(than: key, in: target, &random).map { .word($0) }
  }

  private mutating func record(_ field: FieldDefinition, row: Int) -> FrontMatterValue {
    var values: [(field: FieldDefinition, value: FrontMatterValue)] = []
    for inner in field.fields where !inner.isComputed && !Self.omitted.contains(inner.key) {
      guard inner.isAlwaysDue || inner.key == "email" || random.chance(0.5) else { continue }
      if let value = inner.isList ? value(of: inner) : single(inner, row: row) { values.append((inner, value)) }
    }
    return .record(values)
  }

  // MARK: - Translation

  /// The same value with other words; `nil` for facts, which a translation does not state.
  private static func translated(
    _ value: FrontMatterValue, of field: FieldDefinition, _ english: inout TextMaker
  ) -> FrontMatterValue? {
    guard field.isTranslatable else { return nil }
    switch value {
    case .text: return .text(english.line(3...12, limit: min(field.limit ?? 100, 240)))
    case .markdown: return .markdown(english.field(limit: field.limit ?? 1000))
    case .word: return value
    case .list(let items): return .list(items.map { translated($0, of: field, &english) ?? .record([]) })
    case .record(let values):
      return .record(values.compactMap { inner, value in translated(value, of: inner, &english).map { (inner, $0) } })
    case .flow: return nil
    }
  }
}

extension FieldDefinition {
  /// Whether the field is due always, if need be under a further condition.
  fileprivate var isAlwaysDue: Bool { duties.contains { $0.code == Duty.always } }
}
