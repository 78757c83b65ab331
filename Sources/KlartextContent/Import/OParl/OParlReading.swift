import KlartextCore
import KlartextRegister

/// Turns papers into decisions, and the organizations that they name into bodies.
///
/// Persons are never read: neither who signed nor who submitted a paper, nor members of organizations.
struct OParlReading {
  let project: ImportProject
  let graph: OParlGraph
  let isDraft: Bool
  private let decisions: CollectionDefinition
  private let bodies: CollectionDefinition
  private var names: ImportNames
  private var source = ImportedSource()
  private var organizations: [String: Setting] = [:]
  private var paperIDs: [String: String] = [:]

  /// `nil` in a project without decisions.
  init?(_ project: ImportProject, _ graph: OParlGraph, names: ImportNames, isDraft: Bool) {
    guard let decisions = project.schema["decisions"], let bodies = project.schema["bodies"] else { return nil }
    self.project = project
    self.graph = graph
    self.isDraft = isDraft
    self.decisions = decisions
    self.bodies = bodies
    self.names = names
  }

  mutating func read(_ papers: [(id: String, json: JSON)]) -> ImportedSource {
    for paper in papers {
      guard let title = Self.title(of: paper.json) else { continue }
      paperIDs[paper.id] =
        names.entry(
          for: paper.id, titled: title, in: decisions.id,
          addresses: [paper.id] + [paper.json["web"]?.scalar].compactMap { $0 }
        ).id
    }
    for paper in papers { add(paper.id, paper.json) }
    for diagnostic in graph.diagnostics { source.diagnostics.append(diagnostic) }
    return source
  }

  private static func title(of json: JSON) -> String? {
    let title = [json["name"], json["reference"]].lazy.compactMap { $0?.scalar }.map { ImportedText.line($0) }
      .first { !$0.isEmpty }
    return title.map { TextCut.cut($0, to: 250) }
  }

  private mutating func lose(_ field: String, _ de: String, _ en: String, _ example: String) {
    source.losses.append(ImportLoss(field, Bilingual(de: de, en: en), example: ImportedText.line(example)))
  }

  // MARK: - Papers

  private mutating func add(_ id: String, _ json: JSON) {
    let place = ImportPlace(SourceLocation(path: id))
    guard let title = Self.title(of: json), let entryID = paperIDs[id] else {
      source.diagnostics.append(place.diagnostic(.importWithoutTitle))
      return
    }
    var parts: [String: Setting] = ["title": .scalar(title)]
    func set(_ path: String, _ text: String?) {
      guard let text, let field = decisions.field(at: path) else { return }
      let line = TextCut.cut(ImportedText.line(text), to: field.limit)
      if !line.isEmpty { parts[path] = .scalar(line) }
    }
    let type = json["paperType"]?.scalar
    let kind = OParlWords.id(type, .kinds, of: decisions.field("kind"))
    if kind == nil, let type { lose("paperType", "ist keine bekannte Art", "is no known kind", type) }
    set("kind", kind ?? "other")
    set("reference", json["reference"]?.scalar)
    set("date", OParlDate.day(json["date"]?.scalar))
    let (originators, hasPersons) = originators(of: json)
    if !originators.isEmpty {
      parts["originators"] = .list(originators)
    } else if hasPersons {
      parts["originators"] = .list([.scalar("members")])
    }
    if let lead = graph.resolveAll(json["underDirectionOf"]).first.flatMap({ office($0) }) { set("lead", lead) }
    let stations = stations(of: json)
    if !stations.isEmpty { parts["consultations"] = .list(stations.map(\.row)) }
    let decisive = stations.last { $0.isAuthoritative && $0.result != nil } ?? stations.last { $0.result != nil }
    if let result = decisive?.result, decisions.field("result")?.vocabulary?[result] != nil { set("result", result) }
    if let text = (decisive?.resolution ?? stations.last { $0.resolution != nil }?.resolution) {
      let (markdown, isCut) = ImportedText.markdown(text, limit: decisions.field("result_text")?.limit)
      if isCut { lose("resolutionText", "ist zu lang und wurde gekürzt", "is too long and was cut", text) }
      if !markdown.isEmpty { parts["result_text"] = .scalar(markdown) }
    }
    let documents = documents(of: json)
    if !documents.isEmpty { parts["documents"] = .list(documents) }
    let keywords = (json["keyword"]?.elements ?? []).compactMap(\.scalar).map {
      TextCut.cut(ImportedText.line($0), to: decisions.field("keywords")?.limit)
    }
    if keywords.contains(where: { !$0.isEmpty }) { parts["keywords"] = .list(keywords.map { .scalar($0) }) }
    set("ris_url", json["web"]?.scalar.flatMap { WebAddress.checkedPublic($0) })
    set("oparl_url", WebAddress.checkedPublic(id))
    for (member, path) in [("superordinatedPaper", "answers"), ("relatedPaper", "decisions")] {
      let known = Self.references(json[member]).compactMap { paperIDs[$0] }.filter { $0 != entryID }
      if !known.isEmpty { parts[path] = .list(known.map { .scalar($0) }) }
    }
    var record = ImportedRecord(entry: EntryKey(decisions.id, entryID), source: id, title: title, place: place)
    record.main.parts = parts.mapValues { ImportedRecord.Part(setting: $0, place: place) }
    record.initial = StandardReading.initial(of: decisions, isDraft: isDraft)
    for path in ["date", "consultations", "result"] where parts[path] == nil {
      record.initial[path] = .scalar("unknown")
    }
    source.records.append(record)
  }

  private static func references(_ json: JSON?) -> [String] {
    switch json {
    case .array(let elements)?: elements.compactMap { $0.scalar ?? $0["id"]?.scalar }
    case let one?: [one.scalar ?? one["id"]?.scalar].compactMap { $0 }
    case nil: []
    }
  }

  /// Bodies; of persons only that there are some.
  private mutating func originators(of json: JSON) -> (bodies: [Setting], hasPersons: Bool) {
    var organizations: [Setting] = []
    for organization in graph.resolveAll(json["originatorOrganization"]) {
      if let body = body(organization) { organizations.append(body) }
    }
    return (organizations, !Self.references(json["originatorPerson"]).isEmpty)
  }

  // MARK: - Stations

  private struct Station {
    var row: Setting
    var date: String
    var isAuthoritative: Bool
    var result: String?
    var resolution: String?
  }

  private mutating func stations(of json: JSON) -> [Station] {
    var stations: [Station] = []
    for consultation in graph.resolveAll(json["consultation"]) {
      let item = graph.resolve(consultation["agendaItem"])
      let meeting = graph.resolve(consultation["meeting"]) ?? graph.resolve(item?["meeting"])
      let named = graph.resolveAll(consultation["organization"]) + graph.resolveAll(meeting?["organization"])
      guard let body = named.compactMap({ known($0) }).first ?? named.first.flatMap({ body($0) })
      else {
        lose("consultation", "nennt kein Gremium", "names no organization", consultation["id"]?.scalar ?? "")
        continue
      }
      let isPublic = item?["public"]?.scalar != "false"
      let field = decisions.field("consultations")
      var members: [Setting.Member] = []
      func set(_ key: String, _ text: String?) {
        guard let text, !text.isEmpty, let inner = field?.field(key) else { return }
        members.append(Setting.Member(key: key, value: .scalar(TextCut.cut(text, to: inner.limit))))
      }
      members.append(Setting.Member(key: "body", value: body))
      let date = OParlDate.day(meeting?["start"]?.scalar) ?? ""
      set("date", date)
      let result = OParlWords.id(item?["result"]?.scalar, .results, of: field?.field("result"))
      if result == nil, let word = item?["result"]?.scalar, !word.isEmpty {
        lose("result", "ist kein bekanntes Ergebnis", "is no known result", word)
      }
      var resolution: String?
      if isPublic {
        let number = item?["number"]?.scalar.map { "TOP " + ImportedText.line($0) }
        let name = item?["name"]?.scalar.map { ImportedText.line($0) }
        set("item", [number, name].compactMap { $0 }.joined(separator: " – "))
        set("role", OParlWords.id(consultation["role"]?.scalar, .roles, of: field?.field("role")))
        if consultation["authoritative"]?.scalar == "true" { set("authoritative", "true") }
        set("result", result)
        set("url", meeting?["web"]?.scalar.flatMap { WebAddress.checkedPublic($0) })
        resolution = item?["resolutionText"]?.scalar.map { Self.withoutSignatures(ImportedText.plain($0)) }
      } else {
        set("public", "false")
        set("result", result)
      }
      stations.append(
        Station(
          row: .group(members), date: date, isAuthoritative: consultation["authoritative"]?.scalar == "true",
          result: result, resolution: resolution.flatMap { $0.isEmpty ? nil : $0 }))
    }
    // In their order; those without a day keep their places behind.
    return stations.enumerated().sorted { left, right in
      let (a, b) = (left.element.date, right.element.date)
      if a.isEmpty != b.isEmpty { return b.isEmpty }
      return (a, left.offset) < (b, right.offset)
    }.map(\.element)
  }

  /// „gez. Müller“ names a person.
  static func withoutSignatures(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let words = line.lowercased()
      return !["gez.", "gez ", "gezeichnet", "i. v.", "i.v.", "i. a.", "i.a.", "unterschrift", "unterzeichnet"].contains
      {
        words.hasPrefix($0)
      }
    }.joined(separator: "\n")
  }

  // MARK: - Documents

  private mutating func documents(of json: JSON) -> [Setting] {
    var documents: [Setting] = []
    for file in graph.resolveAll(json["mainFile"]) + graph.resolveAll(json["auxiliaryFile"]) {
      let title = [file["name"], file["fileName"]].lazy.compactMap { $0?.scalar }.map { ImportedText.line($0) }
        .first { !$0.isEmpty }
      let address = [file["accessUrl"], file["downloadUrl"]].lazy.compactMap { $0?.scalar }
        .compactMap { WebAddress.checkedPublic($0) }.first
      guard let title, let address else {
        lose("file", "hat keinen Namen oder keine Adresse", "has no name or no address", file["id"]?.scalar ?? "")
        continue
      }
      // Our own interface names the page of the entry itself as a file.
      if address == json["web"]?.scalar { continue }
      var members = [
        Setting.Member(key: "title", value: .scalar(TextCut.cut(title, to: 200))),
        Setting.Member(key: "url", value: .scalar(address)),
      ]
      if let format = file["mimeType"]?.scalar?.split(separator: "/").last, format.utf8.count <= 10 {
        members.append(Setting.Member(key: "format", value: .scalar(format.uppercased())))
      }
      documents.append(.group(members))
    }
    return documents
  }

  // MARK: - Organizations

  /// The reference to a body that the project or this import has already.
  private func known(_ json: JSON) -> Setting? { json["id"]?.scalar.flatMap { organizations[$0] } }

  /// A reference to a body: one that is there, or a new one.
  private mutating func body(_ json: JSON) -> Setting? {
    guard let id = json["id"]?.scalar else { return nil }
    if let known = organizations[id] { return known }
    guard let name = json["name"]?.scalar.map({ ImportedText.line($0) }), !name.isEmpty else { return nil }
    let short = json["shortName"]?.scalar.map { ImportedText.line($0) } ?? ""
    if !names.isKnown(id), let entry = described(name) ?? (short.isEmpty ? nil : described(short)) {
      organizations[id] = .scalar(entry)
      return .scalar(entry)
    }
    let key = names.entry(for: id, titled: short.isEmpty ? name : short, in: bodies.id)
    organizations[id] = .scalar(key.id)
    let place = ImportPlace(SourceLocation(path: id))
    let kind =
      OParlWords.id(json["classification"]?.scalar, .bodies, of: bodies.field("kind"))
      ?? OParlWords.id(name, .bodies, of: bodies.field("kind"))
      ?? OParlWords.id(json["organizationType"]?.scalar, .bodies, of: bodies.field("kind")) ?? "other"
    var record = ImportedRecord(entry: key, source: id, title: name, place: place)
    var parts: [String: Setting] = [
      "title": .scalar(TextCut.cut(name, to: bodies.field("title")?.limit)), "kind": .scalar(kind),
    ]
    if !short.isEmpty, short != name {
      parts["short_name"] = .scalar(TextCut.cut(short, to: bodies.field("short_name")?.limit))
    }
    if let end = OParlDate.day(json["endDate"]?.scalar), end < project.today.description {
      parts["status"] = .scalar("ended")
    }
    if let address = json["website"]?.scalar.flatMap({ WebAddress.checkedPublic($0) }) {
      parts["url"] = .scalar(address)
    }
    record.main.parts = parts.mapValues { ImportedRecord.Part(setting: $0, place: place) }
    record.initial = StandardReading.initial(of: bodies, isDraft: isDraft)
    source.records.append(record)
    return .scalar(key.id)
  }

  /// A body that is described already, by its name or short name.
  private func described(_ name: String) -> String? {
    let slug = Slug.make(name)
    return project.entries.first { entry in
      entry.key.collection == bodies.id
        && [entry.record.text("title")?.string, entry.record.text("short_name")?.string].contains {
          $0.map { Slug.make($0) == slug } ?? false
        }
    }?.id
  }

  /// An office by its id in the configuration, else by its name.
  private func office(_ json: JSON) -> String? {
    guard let name = json["name"]?.scalar.map({ ImportedText.line($0) }), !name.isEmpty else { return nil }
    let slug = Slug.make(name)
    let found = project.configuration.departments.first { department in
      ([department.name, department.shortName].compactMap { $0 }.flatMap { $0.values.values }).contains {
        Slug.make($0) == slug
      }
    }
    return found?.id ?? name
  }
}

/// Days as councils write them: with or without a time.
enum OParlDate {
  /// The day in Germany: midnight in Berlin is still the day before in UTC.
  static func day(_ text: String?) -> String? {
    guard let text, let day = CivilDate(text.prefix(10)) else { return nil }
    let rest = text.dropFirst(10)
    let digits = rest.utf8.map { $0 }
    func number(_ start: Int) -> Int? {
      guard digits.count >= start + 2 else { return nil }
      return Int(String(decoding: digits[start..<start + 2], as: UTF8.self))
    }
    guard let hours = number(1), let minutes = number(4),
      let zone = rest.dropFirst(6).first(where: { "Zz+-".contains($0) })
    else { return day.description }
    var seconds = day.daysSinceEpoch * 86_400 + hours * 3600 + minutes * 60
    if zone == "+" || zone == "-", let index = rest.lastIndex(of: zone) {
      let parts = rest[rest.index(after: index)...].filter { $0 != ":" }
      let offset = (Int(parts.prefix(2)) ?? 0) * 3600 + (Int(parts.dropFirst(2).prefix(2)) ?? 0) * 60
      seconds += zone == "+" ? -offset : offset
    }
    return BerlinTime.day(at: seconds)?.description
  }
}
