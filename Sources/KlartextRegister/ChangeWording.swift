import KlartextCore

/// Words for what no schema names.
public struct ValueWords: Sendable {
  public var yes: String
  public var no: String
  public var notYetClear: String
  public var redacted: String
  public var rule: String

  public init(yes: String, no: String, notYetClear: String, redacted: String, rule: String) {
    self.yes = yes
    self.no = no
    self.notYetClear = notYetClear
    self.redacted = redacted
    self.rule = rule
  }
}

/// A change of a field in the words of one language.
public struct ChangeWording: Sendable {
  /// „Kontakt, E-Mail“.
  public var label: [LanguageText]
  /// What the row is called in which the field stands.
  public var row: [LanguageText]
  public var old: [LanguageText]
  public var new: [LanguageText]
  /// Whether the field holds several values, of which `old` are gone and `new` have come.
  public var isList: Bool
  /// Whether the values are texts that are compared word by word.
  public var isProse: Bool
  /// Whether a row as a whole is new or gone.
  public var isRow: Bool

  /// - Returns: `nil` where nothing of the change may be told: it is about entries that are not published.
  public init?(
    _ change: FieldChange, in collection: CollectionDefinition, of register: Register, language: LanguageTag,
    words: ValueWords
  ) {
    guard let field = collection.field(at: change.path) else { return nil }
    func text(_ values: [StatedValue], _ path: String) -> [LanguageText] {
      values.compactMap { register.words(for: $0, at: path, in: collection, language: language, words: words) }
    }
    isRow = !change.row.isEmpty && (change.old == change.row || change.new == change.row)
    row = isRow ? [] : text(change.row, change.path)
    // The values of a row as a whole belong to fields of their own, which the schema finds by their values.
    old = text(change.old, change.path)
    new = text(change.new, change.path)
    guard !old.isEmpty || !new.isEmpty else { return nil }
    if !change.row.isEmpty, !isRow, row.isEmpty { return nil }
    isList = field.isList || change.old.count > 1 || change.new.count > 1
    isProse = !isRow && (old + new).contains { $0.string.unicodeScalars.count > 120 || $0.string.contains("\n") }
    label = Self.label(of: change.path, in: collection, language)
  }

  /// The labels of the fields on the way; of a record's first field that of the record alone.
  private static func label(
    of path: String, in collection: CollectionDefinition, _ language: LanguageTag
  ) -> [LanguageText] {
    var labels: [LanguageText] = []
    var outer: FieldDefinition?
    var reached = ""
    for key in path.split(separator: ".") {
      reached += (reached.isEmpty ? "" : ".") + key
      guard let field = collection.field(at: reached) else { continue }
      if outer?.shorthand.first != field.key { labels.append(field.label.text(in: language)) }
      outer = field
    }
    return labels
  }
}

extension Register {
  /// A value in words; `nil` for an entry that is not published.
  func words(
    for value: StatedValue, at path: String, in collection: CollectionDefinition, language: LanguageTag,
    words: ValueWords
  ) -> LanguageText? {
    func plain(_ text: String) -> LanguageText { LanguageText(text, language) }
    switch value {
    case .text(let text, let other): return text.isEmpty ? nil : LanguageText(text, other)
    case .date(let date): return plain(DateText.long(date, in: language))
    case .flag(let flag): return plain(flag ? words.yes : words.no)
    case .number(let number): return plain(NumberText.plain(number, in: language))
    case .plain(let text): return plain(text)
    case .unknown: return plain(words.notYetClear)
    case .redacted: return plain(words.redacted)
    case .rule: return plain(words.rule)
    case .term(let id):
      guard let field = collection.field(at: path) else { return plain(id) }
      return (field.term(id)?.label).map { $0.text(in: language) } ?? plain(id)
    case .reference(let key):
      if key.collection == "departments" {
        return configuration.department(key.id)?.name.text(in: language) ?? plain(key.id)
      }
      guard let entry = self[key] else { return nil }
      if case .withdrawn(let withdrawal) = entry.publication, withdrawal.isPurged { return nil }
      return entry.title(in: language)
    }
  }
}

extension FieldDefinition {
  /// A term of the field's vocabulary, or of those of the fields in it.
  fileprivate func term(_ id: String) -> Term? {
    vocabulary?[id] ?? fields.lazy.compactMap { $0.vocabulary?[id] }.first
  }
}
