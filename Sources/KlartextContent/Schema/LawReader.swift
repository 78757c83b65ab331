import KlartextCore
import KlartextRegister

/// Reads the table of the law: a project's own `law.yaml`, else the one in the binary.
struct LawReader {
  static let fileName = "law.yaml"

  private let file: SourceFile
  private let collection: CollectionDefinition?
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile, _ collection: CollectionDefinition?) {
    self.file = file
    self.collection = collection
  }

  /// - Parameters:
  ///   - folder: the project's.
  ///   - schema: conditions are checked against its systems.
  static func read(folder: String, schema: Schema) -> (law: LawTable?, diagnostics: [Diagnostic]) {
    var file = SourceFile(
      path: "Schema/law.yaml", text: EmbeddedSchema.files.first { $0.name == "law" }?.text ?? "")
    if DirectoryEntry.exists(folder + "/" + fileName) {
      let (own, diagnostic) = TextFileReader.read(folder + "/" + fileName, path: fileName)
      guard let own else { return (nil, diagnostic.map { [$0] } ?? []) }
      file = own
    }
    let (root, diagnostics) = YAMLReader.read(file)
    var reader = LawReader(file, schema["systems"])
    reader.diagnostics = diagnostics
    let law = root.flatMap { reader.table($0) }
    return (law, reader.diagnostics)
  }

  private mutating func report(_ finding: Finding, _ mark: SourceMark) {
    diagnostics.append(Diagnostic(finding, at: file.location(mark)))
  }

  private mutating func table(_ root: YAMLNode) -> LawTable? {
    guard let asOf = root["as_of"]?.scalar.flatMap({ CivilDate($0) }) else {
      report(.lawDate, root["as_of"]?.mark ?? root.mark)
      return nil
    }
    let classes = (root["classes"]?.sequence ?? []).compactMap { node in
      node["id"]?.scalar.map { ($0, SchemaReader.localized(node["text"])) }
    }
    var sources: [LawTable.Source] = []
    for node in root["sources"]?.sequence ?? [] {
      guard let url = node["url"]?.scalar.flatMap({ WebAddress.checked($0) }) else {
        report(.valueType(.url, key: "url", given: node["url"]?.scalar), node.mark)
        continue
      }
      sources.append(LawTable.Source(title: SchemaReader.localized(node["title"]), url: url))
    }
    let questions = (root["questions"]?.sequence ?? []).compactMap { question($0) }
    if let last = questions.last, last.answer == nil || last.otherwise == nil {
      report(.lawQuestionsOpen, root["questions"]?.sequence?.last?.mark ?? root.mark)
    }
    return LawTable(
      asOf: asOf, name: SchemaReader.localized(root["name"]), note: SchemaReader.localized(root["note"]),
      sources: sources, classes: Dictionary(classes, uniquingKeysWith: { first, _ in first }),
      obligations: (root["duties"]?.sequence ?? []).compactMap { obligation($0) },
      checks: (root["checks"]?.sequence ?? []).compactMap { check($0) },
      questions: questions)
  }

  private mutating func obligation(_ node: YAMLNode) -> LawTable.Obligation? {
    guard let id = node["id"]?.scalar, let article = node["article"]?.scalar else {
      report(.lawRow, node.mark)
      return nil
    }
    if let from = node["from"], from.scalar.flatMap({ CivilDate($0) }) == nil {
      report(.valueType(.date, key: "from", given: from.scalar), from.mark)
    }
    return LawTable.Obligation(
      id: id, article: article, roles: node["roles"]?.sequence?.compactMap(\.scalar) ?? [],
      when: node["when"].flatMap { condition($0) }, from: node["from"]?.scalar.flatMap { CivilDate($0) },
      met: node["met"].flatMap { condition($0) }, label: SchemaReader.localized(node["label"]),
      text: SchemaReader.localized(node["text"]))
  }

  private mutating func check(_ node: YAMLNode) -> LawTable.Check? {
    guard let id = node["id"]?.scalar, let field = node["at"]?.scalar, let when = node["when"],
      let condition = condition(when)
    else {
      report(.lawRow, node.mark)
      return nil
    }
    return LawTable.Check(
      id: id, when: condition, orMissing: node["or_missing"]?.scalar, field: field,
      text: SchemaReader.localized(node["text"]), mend: SchemaReader.localized(node["mend"]))
  }

  private mutating func question(_ node: YAMLNode) -> LawTable.Question? {
    guard let id = node["id"]?.scalar, let article = node["article"]?.scalar else {
      report(.lawRow, node.mark)
      return nil
    }
    let classes = collection?.field(at: "ai_act.class")?.vocabulary?.terms.map(\.id) ?? []
    for key in ["answer", "otherwise"] {
      guard let value = node[key], !classes.contains(value.scalar ?? "") else { continue }
      report(.lawClass(value.scalar ?? "", known: classes), value.mark)
    }
    return LawTable.Question(
      id: id, article: article, text: SchemaReader.localized(node["text"]), answer: node["answer"]?.scalar,
      otherwise: node["otherwise"]?.scalar)
  }

  private mutating func condition(_ node: YAMLNode) -> Condition? {
    var problems: [(Finding, SourceMark)] = []
    let condition = ConditionReader.read(node, about: collection) { problems.append(($0, $1)) }
    for (finding, mark) in problems { report(finding, mark) }
    return condition
  }
}

extension Finding {
  static let lawDate = Finding(
    "law-date", .error,
    de: "Der Tabelle fehlt der Stand.", en: "The table lacks its date.",
    mend: Bilingual(de: "Beginnen Sie mit: as_of: 2026-11-21", en: "Begin with: as_of: 2026-11-21"))

  static let lawRow = Finding(
    "law-row", .error,
    de: "Dieser Zeile der Rechtstabelle fehlt eine Angabe.", en: "This row of the table of the law lacks a field.",
    mend: Bilingual(
      de: "Eine Pflicht und eine Frage brauchen id und article, eine Prüfung braucht id, when und at.",
      en: "A duty and a question need id and article, a check needs id, when and at."))

  static func lawClass(_ text: String, known: [String]) -> Finding {
    let nearest = EditDistance.nearest(to: text, among: known)
    let list = known.joined(separator: ", ")
    return Finding(
      "law-class", .error,
      de: "Eine Einstufung „\(shortened(text))“ gibt es nicht.",
      en: "There is no class “\(shortened(text))”.",
      mend: Bilingual(
        de: nearest.map { "Meinten Sie „\($0)“?" } ?? "Erlaubt: \(list).",
        en: nearest.map { "Did you mean “\($0)”?" } ?? "Allowed: \(list)."))
  }

  static let lawQuestionsOpen = Finding(
    "law-questions-open", .error,
    de: "Die letzte Frage führt nicht bei jeder Antwort zu einer Einstufung.",
    en: "The last question does not lead to a class with every answer.",
    mend: Bilingual(
      de: "Ergänzen Sie dort „answer“ (bei Ja) und „otherwise“ (bei Nein).",
      en: "Add “answer” (for yes) and “otherwise” (for no) there."))

  /// A check of the table that an entry does not pass.
  static func lawCheck(_ check: LawTable.Check) -> Finding {
    let text = check.text.bilingual
    let mend = check.mend.bilingual
    return Finding("law-" + check.id, .warning, de: text.de, en: text.en, mend: mend)
  }
}
