import KlartextCore
import KlartextRegister

/// Turns YAML into values as the schema describes them, reporting everything that does not fit.
struct FieldDecoder {
  let file: SourceFile
  /// The language of the texts.
  let language: LanguageTag
  /// The folder of the file below the content folder, for relative links: `systems`.
  let folder: String
  /// The collection that rules speak about.
  let ruleCollection: CollectionDefinition?
  /// The collection of the entry, for fields that name fields.
  let collection: CollectionDefinition
  var headingIDs = HeadingIDs()
  /// Whether rows may be incomplete, because the original has their facts.
  var isTranslation = false
  var diagnostics: [Diagnostic] = []
  /// Paths of fields that were meant but not understood: they are not missing as well.
  private(set) var refused: Set<String> = []

  /// Whether a field, or something in it, was meant but not understood.
  func hasRefused(_ path: String) -> Bool {
    refused.contains(path) || refused.contains { $0.hasPrefix(path + ".") }
  }

  init(
    file: SourceFile, language: LanguageTag, folder: String, collection: CollectionDefinition,
    ruleCollection: CollectionDefinition?
  ) {
    self.file = file
    self.language = language
    self.folder = folder
    self.collection = collection
    self.ruleCollection = ruleCollection
  }

  /// - Parameter mark: `nil` for what is missing and has no place.
  mutating func report(_ finding: Finding, _ mark: SourceMark?) {
    diagnostics.append(Diagnostic(finding, at: mark.map { file.location($0) } ?? file.whole))
  }

  /// Decodes the pairs of a mapping, in the order of the schema.
  mutating func decode(_ pairs: [YAMLPair], fields: [FieldDefinition]) -> Record {
    var found: [(position: Int, field: Record.Field)] = []
    for pair in pairs {
      guard let position = fields.firstIndex(where: { $0.key == pair.key }), !fields[position].isBody else {
        if pair.key.contains("."), let inner = collection.field(at: pair.key), inner.path == pair.key {
          report(.fieldDotted(pair.key), pair.keyMark)
          refused.insert(pair.key)
          continue
        }
        let known = fields.filter { !$0.isBody && !$0.isComputed }
        let homes = collection.bodyField?.key == pair.key ? [] : homes(of: pair.key)
        if (1...3).contains(homes.count) {
          report(.fieldElsewhere(pair.key, homes: homes), pair.keyMark)
          for home in homes { refused.insert(home.isEmpty ? pair.key : "\(home).\(pair.key)") }
          continue
        }
        let finding = Finding.fieldUnknown(pair.key, known: known)
        report(finding.finding, pair.keyMark)
        if let meant = known.first(where: { $0.key == finding.nearest }) { refused.insert(meant.path) }
        continue
      }
      let field = fields[position]
      if field.isComputed {
        report(.fieldComputed(pair.key), pair.keyMark)
        continue
      }
      guard !pair.value.isEmpty else {
        if let text = comment(in: pair) { report(.valueIsComment(pair.key, text), pair.keyMark) }
        continue
      }
      guard let value = decode(pair.value, as: field) else {
        refused.insert(field.path)
        continue
      }
      // A message about a single value points at it, one about a group or list at its name.
      let mark = pair.value.scalar == nil ? pair.keyMark : pair.value.mark
      found.append((position, Record.Field(field.key, value, mark)))
    }
    return Record(found.sorted { $0.position < $1.position }.map(\.field))
  }

  /// The groups of the entry that have a field of this name, of many the outermost ones.
  ///
  /// An empty path stands for the entry itself.
  private func homes(of key: String) -> [String] {
    func homes(in fields: [FieldDefinition], _ path: String) -> [String] {
      fields.flatMap { field in
        (field.key == key && !field.isComputed ? [path] : []) + homes(in: field.fields, field.path)
      }
    }
    let all = homes(in: collection.fields.filter { !$0.isBody }, "")
    guard all.count > 3 else { return all }
    func depth(_ path: String) -> Int { path.isEmpty ? 0 : 1 + path.utf8.count { $0 == 0x2E } }
    let outermost = all.map(depth).min() ?? 0
    return all.filter { depth($0) == outermost }
  }

  /// What looks like a value and is a comment, because it begins with `#`: a colour, a number sign.
  private func comment(in pair: YAMLPair) -> String? {
    let line = file.line(Int(pair.keyMark.line))
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let text = line[line.index(after: colon)...].drop { $0 == " " }
    guard text.first == "#", let second = text.dropFirst().first, second != " " else { return nil }
    return String(text)
  }

  /// Decodes one value; `nil` when it was refused.
  mutating func decode(_ node: YAMLNode, as field: FieldDefinition) -> Value? {
    if field.type == .anything { return nil }
    if node.scalar == "unknown", !admitsUnknownAsWord(field) {
      if field.mayBeUnknown { return .unknown }
      report(.valueNotUnknown(field), node.mark)
      return nil
    }
    guard field.isList else { return decodeSingle(node, as: field) }
    if node.scalar == "unknown", let value = decodeSingle(node, as: field) { return .list([Item(value, node.mark)]) }
    guard let items = node.sequence else {
      report(
        .valueType(field.type == .record ? .groupList : .list, key: field.key, mend: listMend(node, field)), node.mark)
      return nil
    }
    var values: [Item] = []
    var seenIDs: Set<String> = []
    for item in items where !item.isEmpty {
      guard let value = decodeSingle(item, as: field) else { continue }
      if case .record(let row) = value {
        if let id = row.plain("id"), !seenIDs.insert(id).inserted { report(.rowIDTaken(id), item.mark) }
        checkRequired(of: row, fields: field.fields, mark: item.mark)
      }
      values.append(Item(value, item.mark))
    }
    return .list(values)
  }

  /// A single value as a list of one; for groups that a bare value cannot stand for, the field's example.
  private func listMend(_ node: YAMLNode, _ field: FieldDefinition) -> String? {
    if field.type == .record, field.shorthand.isEmpty {
      return field.example.isEmpty ? nil : "\(field.key): \(field.example[.german])"
    }
    return node.mapping == nil ? "\(field.key): [\(node.flowText)]" : nil
  }

  /// Whether `unknown` is a term of the field's own vocabulary rather than "not stated".
  private func admitsUnknownAsWord(_ field: FieldDefinition) -> Bool {
    if field.vocabulary?["unknown"] != nil { return true }
    return field.type == .record && field.shorthand.contains { field.field($0)?.vocabulary?["unknown"] != nil }
  }

  private mutating func checkRequired(of row: Record, fields: [FieldDefinition], mark: SourceMark) {
    guard !isTranslation else { return }
    for field in fields
    where field.isAlwaysRequired && row[field.key] == nil && field.defaultValue == nil && !refused.contains(field.path)
    {
      report(.missing(field), mark)
    }
  }

  private mutating func decodeSingle(_ node: YAMLNode, as field: FieldDefinition) -> Value? {
    switch field.type {
    case .record: return decodeRecord(node, as: field)
    case .rule:
      var problems: [(Finding, SourceMark)] = []
      let rule = ConditionReader.readRule(node, about: ruleCollection) { problems.append(($0, $1)) }
      for (finding, mark) in problems { report(finding, mark) }
      return rule.map { .rule($0) }
    case .text where field.isLocalized: return decodeLocalized(node, as: field)
    default: break
    }
    guard let text = node.scalar else {
      report(.valueType(.text, key: field.key), node.mark)
      return nil
    }
    return decodeScalar(text, node: node, as: field)
  }

  private mutating func decodeRecord(_ node: YAMLNode, as field: FieldDefinition) -> Value? {
    if let pairs = node.mapping {
      let record = decode(pairs, fields: field.fields)
      if !field.isList { checkRequired(of: record, fields: field.fields, mark: node.mark) }
      return .record(record)
    }
    guard let text = node.scalar, !field.shorthand.isEmpty else {
      report(.valueType(.group, key: field.key), node.mark)
      return nil
    }
    // Of two keys that a bare value may stand for, the form of the value decides.
    let candidates = field.shorthand.compactMap { field.field($0) }
    let chosen = candidates.first {
      $0.type == .email ? text.contains("@") : $0.type == .url ? text.contains("://") : true
    }
    guard let inner = chosen ?? candidates.first, let value = decode(node, as: inner) else { return nil }
    return .record(Record([Record.Field(inner.key, value, node.mark)]))
  }

  private mutating func decodeLocalized(_ node: YAMLNode, as field: FieldDefinition) -> Value? {
    if let text = node.scalar { return .localized(LocalizedText(cleaned(text, node.mark), in: language)) }
    var values: [LanguageTag: String] = [:]
    for pair in node.mapping ?? [] {
      guard let tag = LanguageTag(pair.key) else {
        report(.valueType(.language, key: field.key, given: pair.key), pair.keyMark)
        continue
      }
      guard let text = pair.value.scalar else {
        report(.valueType(.text, key: field.key), pair.value.mark)
        continue
      }
      let value = cleaned(text, pair.value.mark)
      checkLength(value, of: field, pair.value.mark)
      values[tag] = value
    }
    if node.mapping == nil { report(.valueType(.text, key: field.key), node.mark) }
    return values.isEmpty ? nil : .localized(LocalizedText(values))
  }

  private mutating func decodeScalar(_ raw: String, node: YAMLNode, as field: FieldDefinition) -> Value? {
    let mark = node.mark
    if field.type == .markdown { return decodeMarkdown(raw, node: node, as: field) }
    let text = cleaned(raw, mark)
    func refuse(_ expected: Finding.ExpectedForm, mend: String? = nil) -> (Finding, SourceMark) {
      (
        .valueType(expected, key: field.key, given: text, mend: mend.map { field.isList ? $0 : "\(field.key): \($0)" }),
        mark
      )
    }
    var problem: (Finding, SourceMark)?
    var value: Value?
    switch field.type {
    case .text, .country:
      checkLength(text, of: field, mark)
      value = field.vocabulary?[text] != nil ? .term(text) : .text(LanguageText(typographic(text), language))
    case .choice:
      if field.vocabulary?[text] != nil {
        value = .term(text)
      } else {
        problem = (.valueUnknown(text, field: field), mark)
      }
    case .date, .partialDate:
      if let date = PartialDate(text), field.type == .partialDate || date.fullDate != nil {
        value = .date(date)
      } else if looksLikeDate(text) {
        problem = (.dateImpossible(text), mark)
      } else {
        problem = refuse(field.type == .date ? .date : .partialDate, mend: isoDate(ofGerman: text))
      }
    case .boolean:
      switch text.lowercased() {
      case "true": value = .flag(true)
      case "false": value = .flag(false)
      case "ja", "yes", "wahr": problem = refuse(.boolean, mend: "true")
      case "nein", "no", "falsch": problem = refuse(.boolean, mend: "false")
      default: problem = refuse(.boolean)
      }
    case .integer:
      if Int(text) != nil { value = .number(text) } else { problem = refuse(.integer) }
    case .number:
      if isNumber(text) {
        value = .number(text)
      } else {
        let mended = text.split(separator: ".").joined().split(separator: ",", omittingEmptySubsequences: false).joined(
          separator: ".")
        problem = refuse(.number, mend: isNumber(mended) ? mended : nil)
      }
    case .url:
      // The site itself may be looked at on one's own computer.
      if field.path != "base_url", let found = AddressProblem.finding(text) ?? AddressProblem.blank(text) {
        problem = (found, mark)
      } else if let address = WebAddress.checked(text) {
        value = .plain(address)
      } else {
        let hasScheme = text.contains(":")
        problem = refuse(
          .url,
          mend: !hasScheme && text.contains(".") && WebAddress.checked("https://" + text) != nil
            ? "https://" + text : nil)
      }
    case .email:
      if WebAddress.isEmail(text) { value = .plain(text) } else { problem = refuse(.email) }
    case .phone:
      let isPhone =
        text.utf8.contains { (0x30...0x39).contains($0) }
        && text.unicodeScalars.allSatisfy { "0123456789+-/() .–".unicodeScalars.contains($0) }
      if isPhone { value = .plain(text) } else { problem = refuse(.phone) }
    case .id:
      if Slug.isValid(text) { value = .plain(text) } else { problem = refuse(.id, mend: Slug.make(text)) }
    case .language:
      if let tag = LanguageTag(text) { value = .plain(tag.description) } else { problem = refuse(.language) }
    case .leika:
      let digits = text.filter { $0 != " " }
      if digits.utf8.count == 14, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        value = .plain(digits)
      } else {
        problem = refuse(.leika)
      }
    case .spdx: value = .plain(text)
    case .fieldPath:
      if collection.field(at: text) != nil {
        value = .plain(text)
      } else {
        problem = (.fieldPathUnknown(text, known: collection.fields.map(\.key)), mark)
      }
    case .file:
      if let found = AddressProblem.finding(text) {
        problem = (found, mark)
      } else if WebAddress.hasScheme(text) {
        if let address = WebAddress.checked(text) { value = .plain(address) } else { problem = refuse(.url) }
      } else {
        value = .plain(
          text.hasPrefix("media/") ? text : text.hasPrefix("../media/") ? String(text.dropFirst(3)) : "media/" + text)
      }
    case .reference: (value, problem) = decodeReference(text, as: field, mark: mark)
    case .markdown, .record, .rule, .anything: break
    }
    if let problem { report(problem.0, problem.1) }
    return value
  }

  private mutating func decodeReference(
    _ text: String, as field: FieldDefinition, mark: SourceMark
  ) -> (Value?, (Finding, SourceMark)?) {
    if field.vocabulary?[text] != nil { return (.term(text), nil) }
    let target = field.target ?? collection.id
    if Slug.isValid(text) { return (.reference(EntryKey(target, text)), nil) }
    if field.allowsText {
      checkLength(text, of: field, mark)
      return (.text(LanguageText(text, language)), nil)
    }
    let slug = Slug.make(text)
    let finding = Finding.valueType(.reference, key: field.key, given: text, mend: slug.isEmpty ? nil : slug)
    return (nil, (finding, mark))
  }

  private mutating func decodeMarkdown(_ text: String, node: YAMLNode, as field: FieldDefinition) -> Value? {
    var context = MarkdownContext(
      file: file, firstLine: Int(node.mark.line), indent: Int(node.mark.column) - 1, isExact: true,
      fieldMark: node.mark,
      language: language, headingBase: 3, folder: folder)
    if case .scalar(_, .literal) = node.content {
      // The text begins on the line after the `|`, at the indentation of its first line that is not empty.
      context.firstLine += 1
      var line = context.firstLine
      while line <= file.lineCount, file.line(line).allSatisfy({ $0 == " " }) { line += 1 }
      let textIndent =
        text.split(separator: "\n").first { !$0.allSatisfy { $0 == " " } }?.prefix { $0 == " " }.count ?? 0
      context.indent = file.line(line).prefix { $0 == " " }.count - textIndent
    } else {
      context.isExact = false
    }
    let markdown = read(text, context)
    checkLength(text, of: field, node.mark)
    return markdown.isEmpty ? nil : .markdown(markdown)
  }

  /// The text below the front matter.
  mutating func decodeBody(lines: Range<Int>, headingBase: Int) -> Markdown? {
    guard !lines.isEmpty, lines.lowerBound <= file.lineCount else { return nil }
    let text = String(decoding: file.text.utf8.dropFirst(file.lineStarts[lines.lowerBound - 1]), as: UTF8.self)
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
    let markdown = read(
      text,
      MarkdownContext(
        file: file, firstLine: lines.lowerBound, indent: 0, isExact: true,
        fieldMark: SourceMark(line: lines.lowerBound, column: 1), language: language, headingBase: headingBase,
        folder: folder))
    return markdown.isEmpty ? nil : markdown
  }

  private mutating func read(_ text: String, _ context: MarkdownContext) -> Markdown {
    var problems: [(Finding, SourceMark)] = []
    let markdown = readMarkdown(text, context: context, ids: &headingIDs) { problems.append(($0, $1)) }
    for (finding, mark) in problems { report(finding, mark) }
    return markdown
  }

  // MARK: - Forms

  private func isNumber(_ text: String) -> Bool {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        (1...15).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  private func looksLikeDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && parts[0].utf8.count == 4
      && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// `31.3.2026` as `2026-03-31`.
  private func isoDate(ofGerman text: String) -> String? {
    let parts = text.split(separator: ".").map { $0.drop { $0 == " " } }
    guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) else {
      return nil
    }
    return CivilDate(year: year < 100 ? year + 2000 : year, month: month, day: day)?.description
  }
}

extension Finding {
  /// A field that has to be there and is not.
  static func missing(_ field: FieldDefinition) -> Finding {
    let example = Bilingual(
      de: "\(field.key): \(field.example[.german])", en: "\(field.key): \(field.example[.english])")
    return .fieldMissing(
      field.path, label: field.label.bilingual, help: field.help.isEmpty ? nil : field.help.bilingual,
      example: field.example.isEmpty ? nil : example
    ).about(field.path)
  }
}
