import KlartextCore
import KlartextRegister

/// Links the terms of the glossary where a page mentions them for the first time.
///
/// These links are for readers. They are no backlinks: a term says only where an author has linked it.
struct GlossaryLinker: Sendable, Equatable {
  /// By the language of a text.
  private let tables: [LanguageTag: GlossaryTable]
  private let explained: Set<EntryKey>
  /// By collection: the fields that hold running text, and their place on the page.
  private let positions: [String: [String: Int]]

  /// - Parameters:
  ///   - terms: the entries of the glossary that are not held back.
  ///   - languages: those of the texts in which the terms are looked for.
  init(_ terms: [Entry], languages: Set<LanguageTag>, schema: Schema) {
    let terms = terms.filter { $0.publication == .published }
    explained = Set(terms.map(\.key))
    let linked = terms.filter { $0.record.flag("auto_link") != false }
    tables =
      terms.isEmpty
      ? [:] : Dictionary(uniqueKeysWithValues: languages.map { ($0, GlossaryTable(linked, in: $0)) })
    positions = Dictionary(
      uniqueKeysWithValues: schema.collections.map { collection in
        let fields = collection.groups.flatMap { group in collection.fields.filter { $0.group == group.id } }
        let texts = fields.enumerated().filter { $0.element.isShown && Self.holdsMarkdown($0.element) }
        return (collection.id, Dictionary(texts.map { ($0.element.key, $0.offset) }, uniquingKeysWith: min))
      })
  }

  /// The entries with links to terms in their texts.
  func link(_ entries: [Entry]) -> [Entry] {
    explained.isEmpty ? entries : entries.parallelMap { link($0) }
  }

  private func link(_ entry: Entry) -> Entry {
    guard !entry.isTombstone, let positions = positions[entry.key.collection] else { return entry }
    var linked = entry
    linked.record = link(entry.record, of: entry, positions)
    for (language, translation) in entry.translations {
      linked.translations[language] = link(translation, of: entry, positions)
    }
    return linked
  }

  private func link(_ translation: Translation, of entry: Entry, _ positions: [String: Int]) -> Translation {
    var linked = translation
    guard translation.language.isEasy else {
      linked.record = link(translation.record, of: entry, positions)
      return linked
    }
    // A page in easy language shows only what was written in it, and first mentions count there.
    linked.own = link(translation.own, of: entry, positions)
    linked.record = Record(
      translation.record.fields.map { field in
        guard field.value == translation.own[field.key], let value = linked.own[field.key] else { return field }
        return Record.Field(field.key, value, field.mark)
      })
    return linked
  }

  /// One page: its texts in the order in which they stand on it.
  private func link(_ record: Record, of entry: Entry, _ positions: [String: Int]) -> Record {
    var marker = TermMarker(tables: tables, explained: explained, page: entry.key)
    let texts = record.fields.indices.compactMap { index in
      positions[record.fields[index].key].map { (position: $0, index: index) }
    }
    var record = record
    for text in texts.sorted(by: { $0.position < $1.position }) {
      if let value = Self.marked(record.fields[text.index].value, by: &marker) {
        record.fields[text.index].value = value
      }
    }
    return record
  }

  /// A value with links; `nil` when it stays as it is.
  private static func marked(_ value: Value, by marker: inout TermMarker) -> Value? {
    switch value {
    case .markdown(let markdown): return marker.marked(markdown).map { .markdown($0) }
    case .list(var items):
      var isChanged = false
      for index in items.indices {
        guard let value = marked(items[index].value, by: &marker) else { continue }
        items[index].value = value
        isChanged = true
      }
      return isChanged ? .list(items) : nil
    case .record(var record):
      var isChanged = false
      for index in record.fields.indices {
        guard let value = marked(record.fields[index].value, by: &marker) else { continue }
        record.fields[index].value = value
        isChanged = true
      }
      return isChanged ? .record(record) : nil
    default: return nil
    }
  }

  private static func holdsMarkdown(_ field: FieldDefinition) -> Bool {
    field.type == .markdown || field.fields.contains(where: holdsMarkdown)
  }
}
