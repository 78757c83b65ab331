import KlartextCore
import KlartextRegister

/// Reads the schema: the files in the binary, and the fields and terms that a project adds.
struct SchemaReader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Vocabularies that several fields use, by name.
  private var vocabularies: [String: Vocabulary] = [:]
  /// Fields that several collections use, by key.
  private var sharedFields: [String: YAMLNode] = [:]
  /// Terms that the project adds, by the name of a vocabulary or `collection.path` of a field.
  private var addedTerms: [String: [Term]] = [:]
  private var usedAdditions: Set<String> = []
  /// The codes of duties, in the order of their file.
  private lazy var dutyCodes: [String] = (source("duties").1?["duties"]?.sequence ?? []).compactMap {
    $0["code"]?.scalar
  }

  /// Where a project's fields stand that name no group.
  private static let furtherDetails = FieldGroup(
    id: "", label: LocalizedText([.german: "Weitere Angaben", .english: "Further details"]))

  /// The order of collections on the site and in exports.
  static let collectionOrder = ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"]

  /// The collections whose lists can be filtered.
  private static let filteredCollections: Set<String> = ["systems", "guidelines", "decisions", "bodies"]

  /// A file of the schema and where its problems are reported.
  private struct Source {
    var file: SourceFile
    /// Whether the fields are a project's own ones.
    var isProject = false
  }

  /// The fields of `klartext.yaml`, which are read before everything else.
  static func configurationDefinition() -> (definition: CollectionDefinition, diagnostics: [Diagnostic]) {
    var reader = SchemaReader()
    reader.readShared()
    let definition = reader.readCollection("configuration", ownFields: nil)
    return (definition, reader.diagnostics)
  }

  /// The schema with what a project adds in `fields` and `vocabularies` of its configuration.
  static func read(
    ownFields: YAMLNode?, ownTerms: YAMLNode?, file: SourceFile?
  ) -> (schema: Schema, diagnostics: [Diagnostic]) {
    var reader = SchemaReader()
    let project = file.map { Source(file: $0, isProject: true) }
    if let ownTerms, let project { reader.readOwnTerms(ownTerms, project) }
    reader.readShared()
    if let ownFields, let project { reader.checkCollections(of: ownFields, project) }
    let collections = collectionOrder.map { id in
      reader.readCollection(id, ownFields: project.flatMap { source in ownFields?[id].map { ($0, source) } })
    }
    let duties = reader.readDuties()
    for (name, _) in reader.addedTerms.sorted(by: { $0.key < $1.key }) where !reader.usedAdditions.contains(name) {
      if let project, let pair = ownTerms?.mapping?.first(where: { $0.key == name }) {
        reader.report(.schemaVocabularyUnknown(name, known: reader.vocabularies.keys.sorted()), pair.keyMark, project)
      }
    }
    return (Schema(collections: collections, duties: duties), reader.diagnostics)
  }

  /// A number that changes with the schema in the binary.
  static let fingerprint = ContentHash.value(EmbeddedSchema.files.map { $0.name + $0.text }.joined().utf8)

  // MARK: - Files

  private func source(_ name: String) -> (Source, YAMLNode?) {
    let text = EmbeddedSchema.files.first { $0.name == name }?.text ?? ""
    let file = SourceFile(path: "Schema/\(name).yaml", text: text)
    return (Source(file: file), YAMLReader.read(file).root)
  }

  private mutating func readShared() {
    let (vocabularySource, vocabularyRoot) = source("vocabularies")
    for pair in vocabularyRoot?["vocabularies"]?.mapping ?? [] {
      vocabularies[pair.key] = readVocabulary(pair.key, pair.value, vocabularySource)
    }
    let (_, root) = source("shared")
    for node in root?["fields"]?.sequence ?? [] {
      if let key = node["key"]?.scalar { sharedFields[key] = node }
    }
  }

  private mutating func readDuties() -> [Duty] {
    let (source, root) = source("duties")
    return (root?["duties"]?.sequence ?? []).map { node in
      Duty(
        code: node["code"]?.scalar ?? "", condition: node["when"].flatMap { readCondition($0, source) },
        label: Self.localized(node["label"]), text: Self.localized(node["text"]))
    }
  }

  private mutating func readCollection(_ id: String, ownFields: (YAMLNode, Source)?) -> CollectionDefinition {
    let (source, root) = source(id)
    var groups = (root?["groups"]?.sequence ?? []).map { node in
      FieldGroup(
        id: node["id"]?.scalar ?? "", label: Self.localized(node["label"]),
        isTechnical: node["technical"]?.scalar == "true")
    }
    let questions = (root?["easy_questions"]?.sequence ?? []).map { node in
      EasyQuestion(
        id: node["id"]?.scalar ?? "", label: Self.localized(node["label"]),
        fields: (node["fields"]?.sequence ?? []).compactMap(\.scalar))
    }
    let easyPresent = root?["easy_present"].flatMap { node in
      node["when"].flatMap { readCondition($0, source) }.map { condition in
        EasyPresent(condition: condition, fields: (node["fields"]?.sequence ?? []).compactMap(\.scalar))
      }
    }
    var fields = (root?["fields"]?.sequence ?? []).compactMap { readField($0, parent: "", collection: id, source) }
    if let (node, project) = ownFields {
      let known = Set(fields.map(\.key))
      for item in node.sequence ?? [] {
        guard let field = readField(item, parent: "", collection: id, project) else { continue }
        if known.contains(field.key) {
          report(.schemaFieldTaken(field.key), item["key"]?.mark ?? item.mark, project)
          continue
        }
        if field.group.isEmpty {
          if !groups.contains(where: { $0.id == "" }) { groups.append(Self.furtherDetails) }
        } else if !groups.contains(where: { $0.id == field.group }) {
          let mark = item["group"]?.mark ?? item.mark
          report(.schemaGroup(field.group, known: groups.map(\.id).filter { !$0.isEmpty }), mark, project)
        }
        fields.append(field)
      }
      if node.sequence == nil { report(.valueType(.list, key: id), node.mark, project) }
    }
    return CollectionDefinition(
      id: id, label: Self.localized(root?["label"]), singular: Self.localized(root?["singular"]),
      intro: Self.localized(root?["intro"]), segment: Self.localized(root?["segment"]), groups: groups,
      questions: questions, easyPresent: easyPresent, fields: fields)
  }

  private mutating func checkCollections(of node: YAMLNode, _ source: Source) {
    for pair in node.mapping ?? [] where !Self.collectionOrder.contains(pair.key) {
      report(.fieldUnknown(pair.key, known: Self.collectionOrder).finding, pair.keyMark, source)
    }
  }

  // MARK: - Vocabularies

  private mutating func readOwnTerms(_ node: YAMLNode, _ source: Source) {
    for pair in node.mapping ?? [] {
      addedTerms[pair.key] = (pair.value.sequence ?? []).compactMap { readTerm($0, source) }
    }
  }

  private mutating func readVocabulary(_ name: String, _ node: YAMLNode, _ source: Source) -> Vocabulary {
    var vocabulary = Vocabulary(name: name, terms: (node.sequence ?? []).compactMap { readTerm($0, source) })
    if let added = addedTerms[name] {
      usedAdditions.insert(name)
      for term in added { vocabulary.add(term) }
    }
    return vocabulary
  }

  private mutating func readTerm(_ node: YAMLNode, _ source: Source) -> Term? {
    if let id = node.scalar { return Term(id: id, label: LocalizedText(id, in: .german), text: LocalizedText([:])) }
    guard let id = node["id"]?.scalar else {
      report(.fieldMissing("id", label: Bilingual(de: "Kennung", en: "id"), help: nil, example: nil), node.mark, source)
      return nil
    }
    return Term(
      id: id, label: node["label"].map { Self.localized($0) } ?? LocalizedText(id, in: .german),
      text: Self.localized(node["text"]), theme: node["eu_theme"]?.scalar)
  }

  // MARK: - Fields

  private static let fieldKeys: Set<String> = [
    "key", "use", "type", "list", "label", "help", "example", "group", "duty", "row_duty", "limit", "values", "fields",
    "shorthand", "to", "or_text", "unknown", "short", "default", "computed", "shown", "exported", "facet", "inverse",
    "show_missing", "source", "localized", "suggested", "readable", "statistics", "compared",
    "not_before", "chronological",
  ]

  private mutating func readField(
    _ original: YAMLNode, parent: String, collection: String, _ source: Source
  ) -> FieldDefinition? {
    var node = original
    if let name = node["use"]?.scalar {
      guard let shared = sharedFields[name], let base = shared.mapping, let overrides = node.mapping else { return nil }
      // An override replaces the whole key.
      let replaced = Set(overrides.map(\.key))
      node = YAMLNode(
        content: .mapping(base.filter { !replaced.contains($0.key) } + overrides.filter { $0.key != "use" }),
        mark: node.mark)
    }
    for pair in node.mapping ?? [] where !Self.fieldKeys.contains(pair.key) {
      report(.fieldUnknown(pair.key, known: Self.fieldKeys.sorted()).finding, pair.keyMark, source)
    }
    guard let key = node["key"]?.scalar, isFieldKey(key) else {
      report(.schemaKey, node["key"]?.mark ?? node.mark, source)
      return nil
    }
    let typeName = node["type"]?.scalar ?? "text"
    guard let type = FieldType(rawValue: typeName) else {
      report(.schemaType(typeName, known: FieldType.allCases.map(\.rawValue)), node["type"]?.mark ?? node.mark, source)
      return nil
    }
    if source.isProject, node["label"] == nil {
      report(
        .fieldMissing(
          "label", label: Bilingual(de: "Beschriftung", en: "label"), help: nil,
          example: Bilingual(de: "label: {de: Quartier, en: District}", en: "label: {de: Quartier, en: District}")),
        node.mark, source)
    }
    let path = parent.isEmpty ? key : parent + "." + key
    var vocabulary: Vocabulary?
    if let values = node["values"] {
      if let name = values.scalar {
        vocabulary = vocabularies[name] ?? ownVocabulary(name)
        if vocabulary == nil {
          report(.schemaVocabularyUnknown(name, known: vocabularies.keys.sorted()), values.mark, source)
        }
      } else {
        vocabulary = readVocabulary("\(collection).\(path)", values, source)
      }
    } else if type == .choice {
      report(.schemaValuesMissing(key), node.mark, source)
    }
    if let target = node["to"]?.scalar, type == .reference {
      let known = Self.collectionOrder + ["departments"]
      if !known.contains(target) { report(.schemaTarget(target, known: known), node["to"]?.mark ?? node.mark, source) }
    }
    var duties: [DutyRule] = []
    if let duty = node["duty"] { duties = readDutyRules(duty, source) }
    let rowDuties: [RowDuty] = (node["row_duty"]?.sequence ?? []).compactMap { item in
      guard let when = item["when"], let condition = readCondition(when, source),
        let pair = item["row"]?.mapping?.first, let value = pair.value.scalar
      else { return nil }
      return RowDuty(condition: condition, key: pair.key, value: value)
    }
    let field = FieldDefinition(
      key: key, path: path, type: type, isList: flag(node["list"]), label: Self.localized(node["label"]),
      help: Self.localized(node["help"]), example: example(node["example"]), group: node["group"]?.scalar ?? "",
      duties: duties, rowDuties: rowDuties, limit: node["limit"]?.scalar.flatMap { Int($0) }, vocabulary: vocabulary,
      fields: (node["fields"]?.sequence ?? []).compactMap {
        readField($0, parent: path, collection: collection, source)
      },
      shorthand: (node["shorthand"]?.sequence ?? []).compactMap(\.scalar), target: node["to"]?.scalar,
      allowsText: flag(node["or_text"]), takesUnknown: flag(node["unknown"]), countsInShortForm: flag(node["short"]),
      defaultValue: node["default"]?.scalar, isComputed: flag(node["computed"]),
      isShown: flag(node["shown"], otherwise: true), isExported: flag(node["exported"], otherwise: true),
      isFacet: flag(node["facet"]), isCounted: flag(node["statistics"]), isCompared: flag(node["compared"]),
      isBody: node["source"]?.scalar == "body", isLocalized: flag(node["localized"]),
      isSuggested: flag(node["suggested"]), isReadable: flag(node["readable"]),
      inverse: node["inverse"].map { Self.localized($0) },
      showMissing: node["show_missing"].flatMap { readCondition($0, source) },
      notBefore: node["not_before"]?.scalar, chronological: node["chronological"]?.scalar)
    if field.isCounted, collection != "systems" || !field.isCountable {
      report(.schemaStatistics(key), node["statistics"]?.mark ?? node.mark, source)
    }
    if field.isFacet, !Self.filteredCollections.contains(collection) || !field.isFilterable {
      report(.schemaFacet(key), node["facet"]?.mark ?? node.mark, source)
    }
    return field
  }

  private func isFieldKey(_ key: String) -> Bool {
    guard let first = key.utf8.first, (0x61...0x7A).contains(first), key.utf8.count <= 40 else { return false }
    return key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  /// A list of values that the project makes for fields of its own.
  private mutating func ownVocabulary(_ name: String) -> Vocabulary? {
    guard let terms = addedTerms[name] else { return nil }
    usedAdditions.insert(name)
    return Vocabulary(name: name, terms: terms)
  }

  private mutating func checkDuty(_ code: String, _ node: YAMLNode, _ source: Source) {
    if !dutyCodes.contains(code) { report(.schemaDuty(code, known: dutyCodes + ["O"]), node.mark, source) }
  }

  private mutating func readDutyRules(_ node: YAMLNode, _ source: Source) -> [DutyRule] {
    let items = node.sequence ?? [node]
    return items.compactMap { item in
      if let code = item.scalar {
        // `O` states that a field is optional, which is what no duty means.
        if code == "O" || code == "A" { return nil }
        checkDuty(code, item, source)
        return DutyRule(code: code)
      }
      guard let code = item["code"]?.scalar else { return nil }
      checkDuty(code, item, source)
      return DutyRule(code: code, condition: item["when"].flatMap { readCondition($0, source) })
    }
  }

  private mutating func readCondition(_ node: YAMLNode, _ source: Source) -> Condition? {
    var problems: [(Finding, SourceMark)] = []
    let condition = ConditionReader.read(node) { problems.append(($0, $1)) }
    for (finding, mark) in problems { report(finding, mark, source) }
    return condition
  }

  private func flag(_ node: YAMLNode?, otherwise: Bool = false) -> Bool {
    guard let text = node?.scalar else { return otherwise }
    return text == "true"
  }

  /// A label: one text, or a map from language to text.
  static func localized(_ node: YAMLNode?) -> LocalizedText {
    guard let node else { return LocalizedText([:]) }
    if let text = node.scalar { return LocalizedText(text, in: .german) }
    var values: [LanguageTag: String] = [:]
    for pair in node.mapping ?? [] {
      if let language = LanguageTag(pair.key), let text = pair.value.scalar { values[language] = text }
    }
    return LocalizedText(values)
  }

  /// An example: by language where its keys are languages, else one for all.
  private func example(_ node: YAMLNode?) -> LocalizedText {
    guard let node else { return LocalizedText([:]) }
    if let pairs = node.mapping, pairs.contains(where: { $0.key == "de" || $0.key == "en" }) {
      return LocalizedText(
        Dictionary(
          pairs.compactMap { pair in LanguageTag(pair.key).map { ($0, pair.value.scalar ?? pair.value.flowText) } },
          uniquingKeysWith: { first, _ in first }))
    }
    return LocalizedText(node.flowText, in: .german)
  }

  private mutating func report(_ finding: Finding, _ mark: SourceMark, _ source: Source) {
    diagnostics.append(Diagnostic(finding, at: source.file.location(mark)))
  }
}
