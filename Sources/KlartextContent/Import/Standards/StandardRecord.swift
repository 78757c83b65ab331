import KlartextCore
import KlartextRegister

/// One record of another register, turned into our fields.
struct StandardRecord {
  private(set) var settings: [String: Setting] = [:]
  private(set) var losses: [ImportLoss] = []
  private let members: [String: JSON]
  private let mapping: Mapping
  private let collection: CollectionDefinition
  private let project: ImportProject
  /// Sections for the body: texts that no field takes.
  private var sections: [(heading: String, text: String)] = []
  private var days: [Mapping.Computed: String] = [:]

  init(_ json: JSON, _ mapping: Mapping, _ collection: CollectionDefinition, _ project: ImportProject) {
    self.mapping = mapping
    self.collection = collection
    self.project = project
    var members: [String: JSON] = [:]
    if case .object(let all) = json {
      for member in all where members[mapping.reading.names[member.key] ?? member.key] == nil {
        members[mapping.reading.names[member.key] ?? member.key] = member.value
      }
      for name in json["klartext:missing"]?.elements.compactMap(\.scalar) ?? [] { members[name] = nil }
    }
    self.members = members
  }

  var title: String? {
    let name = mapping.targets.first { $0.sources == [.field("title")] }?.name ?? "name"
    return scalar(name).map { TextCut.cut(ImportedText.line($0), to: collection.field("title")?.limit) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A member that says something.
  func scalar(_ name: String) -> String? {
    guard let text = members[mapping.reading.names[name] ?? name]?.scalar.map(ImportedText.cleaned) else { return nil }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return trimmed.isEmpty || mapping.reading.nothing.contains(trimmed) ? nil : text
  }

  private var language: LanguageTag {
    (scalar("lang") ?? mapping.reading.language).flatMap { LanguageTag($0.prefix(2).lowercased()) }
      ?? project.configuration.mainLanguage
  }

  // MARK: - Reading

  mutating func read() {
    // Rows say more than texts, and a word of the standard's own less than what our own words tell.
    let targets = mapping.targets.filter { !$0.isOneWay }
    for target in targets where target.form == .rows { readRows(target) }
    for target in targets where target.form != .rows && target.cases.isEmpty { read(target) }
    for target in targets where !target.cases.isEmpty { readWord(target) }
    for (name, computed) in mapping.reading.computed.sorted(by: { $0.key < $1.key }) {
      if let text = scalar(name) { note(text, as: computed, name) }
    }
    if let language = Optional(language), language.primary != project.configuration.mainLanguage.primary {
      settings["language"] = .scalar(language.description)
    }
    readOrigin()
    readDays()
    if settings["summary"] == nil, let name = mapping.reading.summary, let text = scalar(name) {
      set("summary", .scalar(TextCut.cut(ImportedText.line(text), to: collection.field("summary")?.limit)))
    }
    dropHalfGroups()
    writeBody()
    loseTheRest()
  }

  private mutating func set(_ path: String, _ setting: Setting) {
    if settings[path] == nil, let field = collection.field(at: path), let value = field.normalized(setting) {
      settings[path] = value
    }
  }

  private mutating func lose(_ name: String, _ de: String, _ en: String, _ example: String) {
    losses.append(ImportLoss(name, Bilingual(de: de, en: en), example: ImportedText.line(example)))
  }

  private mutating func read(_ target: Mapping.Target) {
    let name = target.name
    guard members[name] != nil, target.isFilled || target.form == .url else { return }
    if target.form == .word || target.form == .words { return readWord(target) }
    if target.form == .line { return readLine(target) }
    guard let text = scalar(name) else { return }
    for case .computed(let computed) in target.sources where target.form != .email && target.form != .text {
      return note(text, as: computed, name)
    }
    if case .computed(.municipality)? = target.sources.first { return note(text, as: .municipality, name) }
    if case .constant? = target.sources.first { return }
    let plain = ImportedText.plain(text)
    let paths = target.sources.compactMap(\.path)
    guard !paths.isEmpty else {
      // An address without a field of its own is a source.
      if target.form == .url, WebAddress.checked(text) != nil { addSource(name, text) }
      return
    }
    if target.takesFirst {
      let path = paths.first { path in
        let type = collection.field(at: path)?.type
        return type == .email ? WebAddress.isEmail(plain) : type == .url ? WebAddress.checked(plain) != nil : true
      }
      guard let path else { return lose(name, "passt zu keinem Feld", "fits no field", text) }
      return set(path, .scalar(plain))
    }
    let words = MappedWords(collection: collection, project: project, language: language)
    if paths.count == 1, let field = collection.field(at: paths[0]) {
      place(plain, in: field, words, target)
    } else if let parts = words.parts(of: plain, paths) {
      for part in parts {
        guard let field = collection.field(at: part.path) else { continue }
        place(part.text, in: field, words, target)
      }
    } else if target.heading == nil, let field = collection.field(at: paths[0]), field.type.isText {
      place(plain, in: field, words, target)
    } else {
      sections.append((target.heading ?? name, plain))
    }
  }

  /// A text of the source as the value of a field; what the field does not take goes into the body.
  private mutating func place(
    _ text: String, in field: FieldDefinition, _ words: MappedWords, _ target: Mapping.Target
  ) {
    guard settings[field.path] == nil else {
      if field.type.isText || field.type == .record { sections.append((target.heading ?? target.name, text)) }
      return
    }
    if field.isList, field.type.isText {
      // What stood between commas cannot be told from commas within.
      let isOne = text.unicodeScalars.count <= field.limit ?? .max
      if let list = isOne ? .list([.scalar(ImportedText.line(text))]) : words.setting(text, of: field) {
        set(field.path, list)
      }
      return
    }
    switch field.type {
    case .text, .country:
      let line = ImportedText.line(text)
      let cut = TextCut.cut(line, to: field.limit)
      if cut != line { lose(target.name, "ist zu lang und wurde gekürzt", "is too long and was cut", text) }
      set(field.path, .scalar(cut))
    case .markdown:
      let (markdown, isCut) = ImportedText.markdown(text, limit: field.limit)
      if isCut { lose(target.name, "ist zu lang und wurde gekürzt", "is too long and was cut", text) }
      set(field.path, .scalar(markdown))
    default:
      if let setting = words.setting(text, of: field) {
        set(field.path, setting)
      } else if field.type == .record, field.isList, let first = field.shorthand.first.flatMap({ field.field($0) }),
        !text.contains("\n"), text.unicodeScalars.count <= first.limit ?? .max
      {
        set(field.path, .list([.group([Setting.Member(key: first.key, value: .scalar(text))])]))
      } else if field.type == .record || target.heading != nil {
        sections.append((target.heading ?? target.name, text))
      } else {
        lose(target.name, "passt nicht in das Feld", "does not fit into the field", text)
      }
    }
  }

  // MARK: - Words of the standard

  private mutating func readWord(_ target: Mapping.Target) {
    guard let value = members[target.name] else { return }
    let given = value.scalar.map { [$0] } ?? value.elements.compactMap(\.scalar)
    guard let first = target.paths.first, let field = collection.field(at: first) else { return }
    var ids: [String] = []
    for word in given.map({ ImportedText.line($0) }) where !word.isEmpty && !mapping.reading.nothing.contains(word) {
      if let statements = target.back[word] {
        for statement in statements {
          if statement.path == first, target.cases.isEmpty { ids += statement.values } else { take(statement) }
        }
      } else if let id = field.vocabulary?.terms.first(where: { target.words[$0.id] == word })?.id {
        ids.append(id)
      } else if target.cases.isEmpty || !target.cases.contains(where: { settings[$0.when.paths.first ?? ""] != nil }) {
        lose(target.name, "hat hier kein eindeutiges Gegenstück", "has no unambiguous equal here", word)
      }
    }
    guard !ids.isEmpty else { return }
    var seen: Set<String> = []
    let unique = ids.filter { seen.insert($0).inserted }
    set(first, field.isList ? .list(unique.map { .scalar($0) }) : .scalar(unique[0]))
  }

  private mutating func take(_ statement: Mapping.Statement) {
    guard let field = collection.field(at: statement.path) else { return }
    set(statement.path, field.isList ? .list(statement.values.map { .scalar($0) }) : .scalar(statement.values[0]))
  }

  /// Keywords with commas between them.
  private mutating func readLine(_ target: Mapping.Target) {
    guard let path = target.sources.first?.path, let field = collection.field(at: path),
      let text = scalar(target.name)
    else { return }
    let words = ImportedText.line(text).split(whereSeparator: { $0 == "," || $0 == ";" }).map {
      TextCut.cut($0.split(separator: " ").joined(separator: " "), to: field.limit)
    }
    set(path, .list(words.filter { !$0.isEmpty }.map { .scalar($0) }))
  }

  // MARK: - Rows

  private mutating func readRows(_ target: Mapping.Target) {
    for object in members[target.name]?.elements ?? [] {
      var isTaken = false
      for rows in target.rows where !isTaken {
        guard let field = collection.field(at: rows.field) else { continue }
        isTaken = take(object, as: rows, field)
      }
      if !isTaken { lose(target.name, "hat im Register keinen Platz", "has no place in the register", object.text) }
    }
  }

  private mutating func take(_ object: JSON, as rows: Mapping.Rows, _ field: FieldDefinition) -> Bool {
    var values: [Setting.Member] = []
    for member in rows.members {
      guard let text = object[member.name]?.scalar.map({ ImportedText.line($0) }), !text.isEmpty else { continue }
      switch member.source {
      case .constant(let constant): if text != constant { return false }
      case .computed: break
      case .field(let key):
        guard let inner = field.field(key) else { return false }
        switch inner.type {
        case .url: if WebAddress.checked(text) == nil { continue }
        case .choice:
          guard inner.vocabulary?[text] != nil else { return false }
        default: break
        }
        values.append(Setting.Member(key: key, value: .scalar(TextCut.cut(text, to: inner.limit))))
      }
    }
    guard !values.isEmpty, field.isList || field.fields.allSatisfy({ !$0.isAlwaysRequired }) || !values.isEmpty else {
      return false
    }
    guard field.isList else {
      for value in values { set(field.path + "." + value.key, value.value) }
      // An assessment with an address has been made.
      if let status = field.field("status"), status.isAlwaysRequired { set(status.path, .scalar("done")) }
      return true
    }
    let complete = field.fields.filter { $0.isAlwaysRequired && $0.defaultValue == nil }.allSatisfy { needed in
      values.contains { $0.key == needed.key }
    }
    guard complete else { return false }
    settings[field.path] = .list((settings[field.path]?.items ?? []) + [.group(values)])
    return true
  }

  // MARK: - What the program knows

  private mutating func note(_ text: String, as computed: Mapping.Computed, _ name: String) {
    switch computed {
    case .created, .modified, .reviewDue:
      if let day = CivilDate(String(text.prefix(10))) {
        days[computed] = day.description
      } else {
        lose(name, "ist kein Tag", "is no day", text)
      }
    case .municipality:
      // Another city's system: its name is all that is known of the office.
      let own = project.configuration.name.values.values.contains(text)
      if !own, settings["department"] == nil, scalar("department") == nil {
        place(ImportedText.line(text), as: "department")
      } else if !own, name == "organization" {
        lose(
          name, "steht als Name der Kommune in klartext.yaml", "stands in klartext.yaml as the municipality’s name",
          text)
      }
    case .page, .data, .id, .language, .siteEmail: break
    }
  }

  private mutating func place(_ text: String, as path: String) {
    guard let field = collection.field(at: path) else { return }
    set(path, .scalar(TextCut.cut(text, to: field.limit)))
  }

  /// Where the record comes from: for readers, and so that the next import knows the entry again.
  private mutating func readOrigin() {
    let address = mapping.reading.addresses.compactMap { scalar($0) }.first { WebAddress.checked($0) != nil }
    addSource(mapping.title, address)
  }

  private mutating func addSource(_ title: String, _ address: String?) {
    var members = [Setting.Member(key: "title", value: .scalar(title))]
    if let address = address.flatMap({ WebAddress.checked($0) }) {
      members.append(Setting.Member(key: "url", value: .scalar(address)))
    }
    settings["sources"] = .list((settings["sources"]?.items ?? []) + [.group(members)])
  }

  private mutating func readDays() {
    if let day = days[.created] {
      let isGerman = project.configuration.mainLanguage.isGerman && language.isGerman
      let words =
        language.primary == "nl"
        ? "Geregistreerd." : isGerman ? "Eintrag veröffentlicht." : "Entry published."
      settings["changes"] = .list([
        .group([
          Setting.Member(key: "date", value: .scalar(day)), Setting.Member(key: "kind", value: .scalar("new")),
          Setting.Member(key: "text", value: .scalar(words)),
        ])
      ])
    }
    if let day = days[.modified] { set("reviewed_on", .scalar(day)) }
    if let day = days[.reviewDue] {
      let isDefault = days[.modified].flatMap { CivilDate($0) }?.oneYearLater.description == day
      if !isDefault, day >= days[.modified] ?? "" { set("review_due", .scalar(day)) }
    }
  }

  /// A group without its most important value says nothing, such as the address of a provider without a name.
  private mutating func dropHalfGroups() {
    for path in settings.keys.sorted() {
      guard let dot = path.lastIndex(of: "."), let group = collection.field(at: String(path[..<dot])) else { continue }
      let isWhole = group.fields.allSatisfy { inner in
        !inner.isAlwaysRequired || inner.defaultValue != nil || settings[inner.path] != nil
      }
      guard !isWhole, let value = settings.removeValue(forKey: path) else { continue }
      lose(path, "steht ohne die wichtigste Angabe da", "stands without its most important value", value.text ?? "")
    }
  }

  private mutating func writeBody() {
    guard !sections.isEmpty, let field = collection.bodyField else { return }
    let text = sections.map { "## " + ImportedText.markdown($0.heading) + "\n\n" + ImportedText.markdown($0.text) }
      .joined(separator: "\n\n")
    if text.unicodeScalars.count <= field.limit ?? .max {
      set(field.path, .scalar(text))
    } else {
      for section in sections { lose(section.heading, "ist zu lang", "is too long", section.text) }
    }
  }

  private mutating func loseTheRest() {
    let known = Set(mapping.targets.filter { $0.isFilled || $0.form == .url || $0.isOneWay }.map(\.name))
      .union(mapping.reading.keys).union(mapping.reading.addresses).union(mapping.reading.computed.keys)
      .union(["klartext:missing", "lang", "standard_version"])
    for name in members.keys.sorted() where !known.contains(name) {
      guard let text = scalar(name) else { continue }
      lose(name, "hat im Register keinen Platz", "has no place in the register", text)
    }
  }
}

extension FieldType {
  /// Whether values are texts, which have a language.
  fileprivate var isText: Bool { self == .text || self == .markdown || self == .country }
}
