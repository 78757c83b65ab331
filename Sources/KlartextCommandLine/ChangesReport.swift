import KlartextCore
import KlartextRegister

/// Differences between two states of a register, for people and for programs.
struct ChangesReport {
  private let differences: [EntryDifference]
  private let register: Register
  private let language: MessageLanguage

  init(_ differences: [EntryDifference], in register: Register, language: MessageLanguage) {
    self.differences = differences
    self.register = register
    self.language = language
  }

  private var tag: LanguageTag { language == .de ? .german : .english }

  private var words: ValueWords {
    func word(_ de: String, _ en: String) -> String { language == .de ? de : en }
    return ValueWords(
      yes: word("ja", "yes"), no: word("nein", "no"), notYetClear: word("noch nicht geklärt", "not yet clear"),
      redacted: word("frühere Angabe nicht mehr gezeigt", "earlier information no longer shown"),
      rule: word("Regel in anderer Fassung", "rule in another version"))
  }

  // MARK: - Text

  /// One entry after the other, by collection; a sentence when nothing differs.
  var text: String {
    guard !differences.isEmpty else {
      return Bilingual(de: "Nichts hat sich geändert.", en: "Nothing has changed.")[language]
    }
    var lines: [String] = []
    var collection = ""
    for difference in differences {
      if difference.key.collection != collection {
        collection = difference.key.collection
        if !lines.isEmpty { lines.append("") }
        lines.append(register.schema[collection]?.label[tag] ?? collection)
      }
      let title = difference.title.map { $0.string + " (\(difference.key))" } ?? "\(difference.key)"
      lines.append("  " + title)
      lines += difference.what.flatMap { self.lines($0, of: difference) }.map { "    " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private func lines(_ what: EntryHistory.What, of difference: EntryDifference) -> [String] {
    guard case .changed(let changes) = what, let collection = register.schema[difference.key.collection] else {
      return [sentence(what)]
    }
    return changes.flatMap { change -> [String] in
      guard
        let wording = ChangeWording(change, in: collection, of: register, language: tag, words: words)
      else { return [] }
      return lines(wording)
    }
  }

  private func lines(_ wording: ChangeWording) -> [String] {
    func joined(_ texts: [LanguageText]) -> String { texts.map(\.string).joined(separator: ", ") }
    let quotes = language == .de ? ("„", "“") : ("“", "”")
    let row = wording.row.isEmpty ? "" : " " + quotes.0 + joined(wording.row) + quotes.1
    let label = joined(wording.label) + row + ": "
    if wording.isProse {
      let changed = Bilingual(de: "Text geändert", en: "text changed")[language]
      let pieces = Self.sentences(from: joined(wording.old), to: joined(wording.new))
      return [label + changed] + pieces
    }
    if wording.isList || wording.isRow {
      let parts = [
        wording.new.isEmpty ? nil : Bilingual(de: "neu: ", en: "new: ")[language] + joined(wording.new),
        wording.old.isEmpty ? nil : Bilingual(de: "entfallen: ", en: "removed: ")[language] + joined(wording.old),
      ]
      return [label + parts.compactMap { $0 }.joined(separator: "; ")]
    }
    let nothing = Bilingual(de: "nicht angegeben", en: "not stated")[language]
    let old = wording.old.isEmpty ? nothing : joined(wording.old)
    let new = wording.new.isEmpty ? nothing : joined(wording.new)
    return [label + old + " → " + new]
  }

  /// What was taken out and what was put in, a line each.
  private static func sentences(from old: String, to new: String) -> [String] {
    TextDifference.pieces(from: old, to: new).compactMap { piece in
      let text = piece.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !text.isEmpty else { return nil }
      switch piece {
      case .same: return nil
      case .removed: return "  − " + text
      case .added: return "  + " + text
      }
    }
  }

  private func sentence(_ what: EntryHistory.What) -> String {
    let text: Bilingual =
      switch what {
      case .published: Bilingual(de: "neu veröffentlicht", en: "newly published")
      case .unpublished: Bilingual(de: "nicht mehr veröffentlicht", en: "no longer published")
      case .republished: Bilingual(de: "wieder veröffentlicht", en: "published again")
      case .renamed(let id): Bilingual(de: "Kennung geändert, vorher: \(id)", en: "id changed, formerly: \(id)")
      case .translation(let tag, .added): Bilingual(de: "neue Fassung: \(tag)", en: "new version: \(tag)")
      case .translation(let tag, .changed): Bilingual(de: "geänderte Fassung: \(tag)", en: "changed version: \(tag)")
      case .translation(let tag, .removed): Bilingual(de: "entfallene Fassung: \(tag)", en: "removed version: \(tag)")
      case .changed: Bilingual(de: "Angaben geändert", en: "information changed")
      }
    return text[language]
  }

  // MARK: - JSON

  /// `{"since": …, "day": …, "changes": [{"collection", "id", "title", "kind", …}]}`.
  func json(since: String, day: CivilDate?) -> JSON {
    let changes = differences.flatMap { difference in difference.what.map { json($0, of: difference) } }
    return [
      "since": .string(since), "day": day.map { .string($0.description) } ?? .null, "changes": .array(changes),
    ]
  }

  private func json(_ what: EntryHistory.What, of difference: EntryDifference) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("collection", .string(difference.key.collection)), JSON.Member("id", .string(difference.key.id)),
    ]
    if let title = difference.title { members.append(JSON.Member("title", .string(title.string))) }
    func add(_ key: String, _ value: JSON) { members.append(JSON.Member(key, value)) }
    switch what {
    case .published: add("kind", "published")
    case .unpublished: add("kind", "unpublished")
    case .republished: add("kind", "republished")
    case .renamed(let id):
      add("kind", "renamed")
      add("former_id", .string(id))
    case .translation(let language, let change):
      add("kind", .string("translation-\(change)"))
      add("language", .string(language.description))
    case .changed(let changes):
      add("kind", "changed")
      add("fields", .array(changes.compactMap { json($0, in: register.schema[difference.key.collection]) }))
    }
    return .object(members)
  }

  private func json(_ change: FieldChange, in collection: CollectionDefinition?) -> JSON? {
    guard let collection,
      let wording = ChangeWording(change, in: collection, of: register, language: tag, words: words)
    else { return nil }
    func texts(_ values: [LanguageText]) -> JSON { .array(values.map { .string($0.string) }) }
    var members: [JSON.Member] = [
      JSON.Member("field", .string(change.path)),
      JSON.Member("label", .string(wording.label.map(\.string).joined(separator: ", "))),
    ]
    if !wording.row.isEmpty { members.append(JSON.Member("row", texts(wording.row))) }
    members += [JSON.Member("old", texts(wording.old)), JSON.Member("new", texts(wording.new))]
    return .object(members)
  }
}
