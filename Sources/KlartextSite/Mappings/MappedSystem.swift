import KlartextCore
import KlartextRegister

/// A system in the words of another standard.
///
/// Nothing is invented: where the standard demands what the entry does not state, a text says so, and a word, an
/// address or a date is left out. `klartext:missing` names all of these.
struct MappedSystem {
  let mapping: Mapping
  let entry: Entry
  let edition: Edition
  private var words: MappedText { MappedText(edition: edition) }
  private var fields: [FieldDefinition] { entry.collection.fields }

  init(_ entry: Entry, as mapping: Mapping, in edition: Edition) {
    self.mapping = mapping
    self.entry = entry
    self.edition = edition
  }

  var json: JSON {
    var members: [(String, JSON?)] = []
    var missing: [JSON] = []
    for target in mapping.targets {
      let value = value(of: target)
      if value == nil, target.isRequired { missing.append(.string(target.name)) }
      members.append(
        (target.name, value ?? (target.isRequired && target.form == .text ? explanation(of: target) : nil)))
    }
    members.append(("klartext:missing", missing.isEmpty ? nil : .array(missing)))
    return .members(members)
  }

  /// „nicht angegeben“, or why it is not published.
  private func explanation(of target: Mapping.Target) -> JSON {
    let strings = edition.strings
    for path in target.paths {
      guard let row = entry.withheld.first(where: { path == $0.key || path.hasPrefix($0.key + ".") })?.value else {
        continue
      }
      let reasons = entry.collection.field("withheld")?.field("reason")?.vocabulary
      let reason = row.term("reason").flatMap { reasons?[$0]?.label[edition.language] }
      return .string(strings.text(.withheldBecause, ["reason": reason ?? ""]))
    }
    return .string(strings[.notStated])
  }

  private func value(of target: Mapping.Target) -> JSON? {
    if !target.cases.isEmpty {
      return target.cases.first { $0.when.holds(for: entry.record, of: fields) == true }.map { .string($0.word) }
    }
    switch target.form {
    case .text: return text(of: target).map { .string(TextCut.cut($0, to: target.limit)) }
    case .line:
      let texts = plainTexts(of: target)
      return texts.isEmpty ? nil : .string(TextCut.cut(texts.joined(separator: ", "), to: target.limit))
    case .word: return standardWords(of: target).first.map { .string($0) }
    case .words:
      let words = standardWords(of: target)
      return words.isEmpty ? nil : .array(words.map { .string($0) })
    case .date, .month: return date(of: target).map { .string($0) }
    case .url, .email:
      return plainTexts(of: target).first { isForm($0, target.form) && fits($0, target.limit) }.map { .string($0) }
    case .rows: return rows(of: target)
    }
  }

  // MARK: - Sources

  private func plainTexts(of target: Mapping.Target) -> [String] {
    target.sources.flatMap { source -> [String] in
      switch source {
      case .field(let path): entry.record.values(at: path, of: fields).map(\.value.plainText)
      case .computed(let computed): [self.computed(computed)].compactMap { $0 }
      case .constant(let text): [text]
      }
    }
  }

  private func text(of target: Mapping.Target) -> String? {
    let texts = target.sources.compactMap { source -> (label: String?, text: String)? in
      switch source {
      case .field(let path):
        let found = entry.record.values(at: path, of: fields)
        return words.text(found).map { (entry.collection.field(at: path)?.label[edition.language], $0) }
      case .computed(let computed): return self.computed(computed).map { (nil, $0) }
      case .constant(let text): return (nil, text)
      }
    }
    if target.takesFirst || target.sources.count == 1 { return texts.first?.text }
    guard !texts.isEmpty else { return nil }
    return texts.map { part in part.label.map { $0 + ": " + part.text } ?? part.text }.joined(separator: "\n\n")
  }

  /// The standard's words for our ids, each once.
  private func standardWords(of target: Mapping.Target) -> [String] {
    var words: [String] = []
    for text in plainTexts(of: target) {
      guard let word = target.words.isEmpty ? text : target.words[text], !words.contains(word) else { continue }
      words.append(word)
    }
    return words
  }

  private func date(of target: Mapping.Target) -> String? {
    let length = target.form == .month ? 7 : 10
    return plainTexts(of: target).first { $0.utf8.count >= length }.map { String($0.prefix(length)) }
  }

  private func rows(of target: Mapping.Target) -> JSON? {
    let objects = target.rows.flatMap { rows -> [JSON] in
      guard let field = entry.collection.field(at: rows.field) else { return [] }
      return entry.record.values(at: rows.field, of: fields).compactMap { found in
        guard case .record(let record) = found.value else { return nil }
        let members = rows.members.compactMap { member -> (String, JSON?)? in
          value(of: member, in: record, field).map { (member.name, .string($0)) }
        }
        return members.count == rows.members.count ? .members(members) : nil
      }
    }
    return objects.isEmpty ? nil : .array(objects)
  }

  private func value(of member: Mapping.Rows.Member, in row: Record, _ field: FieldDefinition) -> String? {
    switch member.source {
    case .constant(let text): return text
    case .computed(let computed): return self.computed(computed)
    case .field(let path):
      let found = row.values(at: path, of: field.fields)
      // An address that is cut leads elsewhere.
      if case .plain(let text)? = found.first?.value { return fits(text, member.limit) ? text : nil }
      return words.text(found).map { TextCut.cut($0, to: member.limit) }
    }
  }

  private func fits(_ text: String, _ limit: Int?) -> Bool { limit.map { text.unicodeScalars.count <= $0 } ?? true }

  private func isForm(_ text: String, _ form: Mapping.Form) -> Bool {
    form == .email ? text.contains("@") : text.hasPrefix("https://") || text.hasPrefix("http://")
  }

  // MARK: - What the program knows

  private func computed(_ computed: Mapping.Computed) -> String? {
    let addresses = edition.addresses
    let days = Changes.of(entry, today: edition.register.today).map(\.date)
    switch computed {
    case .municipality: return edition.configuration.name[edition.language]
    case .siteEmail:
      let contact = edition.configuration.record["contact"]
      if case .plain(let text)? = contact { return text }
      return edition.configuration.record.plain("contact.email")
    case .page: return edition.href(entry)
    case .data: return addresses.link(addresses.data(entry.key))
    case .id: return entry.id
    case .language: return entry.record.text("title")?.language.primary ?? edition.language.primary
    case .created: return days.last?.description
    case .modified:
      let reviewed = entry.record.date("reviewed_on")?.fullDate
      return (days + [reviewed].compactMap { $0 }).filter { $0 <= edition.register.today }.max()?.description
    case .reviewDue: return edition.register.reviewDue(entry)?.description
    }
  }
}
