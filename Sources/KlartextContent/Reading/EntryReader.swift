import KlartextCore
import KlartextRegister

/// Makes an entry of a file and its translations.
struct EntryReader: Sendable {
  let schema: Schema
  let configuration: SiteConfiguration
  let today: CivilDate
  let includesDrafts: Bool
  /// Collections that have entries; `nil` when that is not known.
  var filledCollections: Set<String>?

  struct Result: Sendable {
    var entry: Entry
    var diagnostics: [Diagnostic]
  }

  /// The headings of a text below the front matter begin at level 2, beside the groups of fields.
  private static let bodyHeadingBase = 2

  /// The title of an entry whose own title must not be told.
  private static let nonPublicTitle = LocalizedText([
    .german: "Nicht öffentliche Angelegenheit", .english: "Matter that is not public",
  ])

  func read(
    _ file: SourceFile, id: String, in collection: CollectionDefinition, translations: [(LanguageTag, SourceFile)]
  ) -> Result {
    let main = configuration.mainLanguage
    let front = FrontMatter.read(file)
    let pairs = front.fields ?? []
    let language = pairs.first { $0.key == "language" }?.value.scalar.flatMap { LanguageTag($0) } ?? main
    var decoder = FieldDecoder(
      file: file, language: language, folder: collection.id, collection: collection, ruleCollection: schema["systems"])
    decoder.headingIDs = reservedIDs(pairs, collection)
    decoder.diagnostics = front.diagnostics
    var record = decoder.decode(pairs, fields: collection.fields)
    if let field = collection.bodyField,
      let body = decoder.decodeBody(lines: front.bodyLines, headingBase: bodyHeadingBase(of: collection))
    {
      record.fields.append(
        Record.Field(field.key, .markdown(body), SourceMark(line: front.bodyLines.lowerBound, column: 1)))
    }
    decoder.diagnostics += OrderCheck.diagnostics(of: record, fields: collection.fields, in: file)
    decoder.diagnostics += VoteCheck.diagnostics(of: record, in: collection, file)
    decoder.diagnostics += FilmCheck.diagnostics(of: record, in: collection, file)
    let withheld = removeWithheld(from: &record, &decoder)
    // Before anything is taken away: what says that an entry is held back is not public either.
    let publication = publication(of: record, in: collection)
    let isOwn = record.isOfOwnOrigin
    reduceNonPublic(&record, collection, &decoder)

    var entry = Entry(
      key: EntryKey(collection.id, id), collection: collection, file: file, language: main, record: record,
      publication: publication, withheld: withheld, isOwn: isOwn)
    if case .withdrawn(let withdrawal) = publication { entry.record = tombstone(record, withdrawal) }
    if case .heldBack(let reason) = publication, includesDrafts {
      entry.publication = .published
      entry.preview = reason
    }
    // Without fields there is nothing to check them by; the file's own diagnostics say why.
    if front.fields != nil, !entry.isTombstone, record.flag("public") != false {
      entry.duties = schema.duties(of: record, in: collection, withheld: Set(withheld.keys))
      reportDuties(entry, &decoder)
    }
    entry.anchors = anchors(of: entry, decoder)
    var diagnostics = decoder.diagnostics
    for (language, file) in translations {
      let result = readTranslation(file, language: language, of: entry)
      diagnostics += result.diagnostics
      if let translation = result.translation, !entry.isTombstone, entry.record.flag("public") != false {
        entry.translations[language] = translation
        entry.anchors.formUnion(translation.anchors)
      }
    }
    if isEmptyPage(entry), let field = collection.bodyField {
      diagnostics.append(Diagnostic(.pageEmpty(field), at: file.whole))
    }
    return Result(entry: entry, diagnostics: diagnostics)
  }

  /// Whether a page would be published that shows nothing but its title.
  ///
  /// The pages of the law, and those in easy language, get their text elsewhere.
  private func isEmptyPage(_ entry: Entry) -> Bool {
    guard entry.key.collection == "pages", entry.publication == .published, !entry.isPreview,
      let body = entry.collection.bodyField?.key, configuration.legalPage(of: entry.key) == nil
    else { return false }
    return ([entry.record] + entry.translations.values.map(\.record)).allSatisfy {
      $0[body] == nil && $0["sign_language"] == nil
    }
  }

  // MARK: - Translations

  private func readTranslation(
    _ file: SourceFile, language: LanguageTag, of entry: Entry
  ) -> (translation: Translation?, diagnostics: [Diagnostic]) {
    let collection = entry.collection
    let front = FrontMatter.read(file)
    var decoder = FieldDecoder(
      file: file, language: language, folder: collection.id, collection: collection, ruleCollection: nil)
    decoder.isTranslation = true
    decoder.headingIDs = reservedIDs(front.fields ?? [], collection)
    decoder.diagnostics = front.diagnostics
    guard let pairs = front.fields else { return (nil, decoder.diagnostics) }
    let facts = Translation.factsOfItsOwn
    for pair in pairs {
      guard let field = collection.field(pair.key), !facts.contains(field.key), !field.isTranslatable else { continue }
      decoder.report(.translationFact(pair.key), pair.keyMark)
    }
    var own = decoder.decode(pairs.filter { $0.key != "internal" }, fields: collection.fields)
    if let field = collection.bodyField,
      let body = decoder.decodeBody(lines: front.bodyLines, headingBase: bodyHeadingBase(of: collection))
    {
      own.fields.append(
        Record.Field(field.key, .markdown(body), SourceMark(line: front.bodyLines.lowerBound, column: 1)))
    }
    if own.text("title") == nil, let title = collection.field("title"), !decoder.diagnostics.hasErrors {
      decoder.report(.missing(title), nil)
    }
    for path in entry.withheld.keys where own.value(at: path) != nil {
      decoder.report(.withheldHasValue(path), own.mark(of: path) ?? .start)
      own[path] = nil
    }
    if entry.record.flag("public") == false {
      for field in own.fields where !["translated_on", "reviewed_by"].contains(field.key) {
        decoder.report(.nonPublicField(field.key), field.mark)
      }
    }
    var merged = entry.record
    for field in own.fields where collection.field(field.key)?.isTranslatable == true || facts.contains(field.key) {
      guard let definition = collection.field(field.key) else { continue }
      // What is said about the translation itself takes the place of what is said about the original.
      if facts.contains(field.key) {
        merged[field.key] = field.value
        continue
      }
      let original = merged[field.key]
      merged[field.key] = overlay(field.value, on: original, definition, field.mark, &decoder)
    }
    merged.fields.sort { position(of: $0.key, collection) < position(of: $1.key, collection) }
    var anchors = decoder.headingIDs.taken
    anchors.formUnion(own.markdown("body")?.headings.map(\.id) ?? [])
    let translation = Translation(
      language: language, file: file, record: merged, own: own, translatedOn: own.date("translated_on")?.fullDate,
      reviewedBy: own.text("reviewed_by"), anchors: anchors)
    return (translation, decoder.diagnostics)
  }

  private func position(of key: String, _ collection: CollectionDefinition) -> Int {
    collection.fields.firstIndex { $0.key == key } ?? .max
  }

  /// Puts a translated value in the place of the original, keeping its facts.
  private func overlay(
    _ value: Value, on original: Value?, _ field: FieldDefinition, _ mark: SourceMark, _ decoder: inout FieldDecoder
  ) -> Value {
    switch (value, original) {
    case (.record(let texts), .record(let facts)?):
      return .record(overlay(texts, on: facts, field, &decoder))
    case (.list(let rows), .list(let originals)?) where field.type == .record:
      var result = originals
      for (position, row) in rows.enumerated() {
        guard case .record(let texts) = row.value else { continue }
        let id = texts.plain("id")
        let target =
          id == nil
          ? (position < originals.count ? position : nil)
          : originals.firstIndex { if case .record(let facts) = $0.value { facts.plain("id") == id } else { false } }
        guard let target, case .record(let facts) = originals[target].value else {
          decoder.report(.translationRow(field.key), row.mark)
          continue
        }
        result[target] = Item(.record(overlay(texts, on: facts, field, &decoder)), originals[target].mark)
      }
      return .list(result)
    // A translation cannot add rows or groups of facts that the original does not have.
    case (.record, nil) where field.fields.contains(where: { !$0.isTranslatable }),
      (.list, nil) where field.type == .record:
      decoder.report(.translationRow(field.key), mark)
      return original ?? .list([])
    default: return value
    }
  }

  private func overlay(
    _ texts: Record, on facts: Record, _ field: FieldDefinition, _ decoder: inout FieldDecoder
  ) -> Record {
    var merged = facts
    for text in texts.fields {
      guard let definition = field.field(text.key) else { continue }
      guard definition.isTranslatable else {
        // Keys by which rows are matched may be repeated.
        if facts[text.key] != text.value, text.key != "id" {
          decoder.report(.translationFact("\(field.key).\(text.key)"), text.mark)
        }
        continue
      }
      merged[text.key] = overlay(text.value, on: merged[text.key], definition, text.mark, &decoder)
    }
    let order = field.fields.map(\.key)
    merged.fields.sort { (order.firstIndex(of: $0.key) ?? .max) < (order.firstIndex(of: $1.key) ?? .max) }
    return merged
  }

  // MARK: - What may be published

  /// Takes out what is withheld; a value that stands there all the same is an error.
  private func removeWithheld(from record: inout Record, _ decoder: inout FieldDecoder) -> [String: Record] {
    var withheld: [String: Record] = [:]
    for row in record.rows("withheld") {
      guard let path = row.plain("field") else { continue }
      withheld[path] = row
      guard record.value(at: path) != nil else { continue }
      let head = path.split(separator: ".").first.map(String.init) ?? path
      decoder.report(.withheldHasValue(path), record.mark(of: head) ?? .start)
      if head == path {
        record[head] = nil
      } else if case .record(var inner)? = record[head] {
        inner[String(path.dropFirst(head.count + 1))] = nil
        record[head] = .record(inner)
      }
    }
    return withheld
  }

  /// Non-public business: of a station or a whole entry, only body, date and an announced result.
  private func reduceNonPublic(
    _ record: inout Record, _ collection: CollectionDefinition, _ decoder: inout FieldDecoder
  ) {
    let allowedInStation: Set<String> = ["body", "date", "public", "result", "role", "authoritative"]
    if case .list(let items)? = record["consultations"] {
      let isWholeEntry = record.flag("public") == false
      record["consultations"] = .list(
        items.map { item in
          guard case .record(let station) = item.value, isWholeEntry || station.flag("public") == false else {
            return item
          }
          for field in station.fields where !allowedInStation.contains(field.key) {
            decoder.report(.nonPublicField(field.key), field.mark)
          }
          let kept = station.fields.filter { ["body", "date", "public", "result"].contains($0.key) }
          return Item(.record(Record(kept)), item.mark)
        })
    }
    guard record.flag("public") == false else { return }
    let allowed: Set<String> = [
      "public", "date", "result", "consultations", "kind", "originators", "draft", "publish_on", "expires_on",
      "withdrawn",
      "former_ids", "release", "reviewed_on", "origin",
    ]
    for field in record.fields where !allowed.contains(field.key) {
      decoder.report(.nonPublicField(field.key), field.mark)
    }
    let kept: Set<String> = ["public", "date", "result", "consultations", "former_ids"]
    record.fields.removeAll { !kept.contains($0.key) }
    record.fields.insert(
      Record.Field("title", .text(Self.nonPublicTitle.text(in: configuration.mainLanguage)), .start), at: 0)
  }

  private func publication(of record: Record, in collection: CollectionDefinition) -> Publication {
    // What was never released leaves no tombstone either: its title would be the first thing told of it.
    if record.flag("draft") == true { return .heldBack(.draft) }
    if let date = record.date("publish_on")?.fullDate, date > today { return .heldBack(.scheduled(date)) }
    if collection.field("release") != nil, let missing = missingReleases(record) {
      return .heldBack(.unreleased(missing: missing))
    }
    if let withdrawn = record.record("withdrawn") {
      return .withdrawn(
        Withdrawal(
          date: withdrawn.date("date")?.fullDate, reason: withdrawn.text("reason"),
          isPurged: withdrawn.flag("purge") ?? false,
          firstStated: record.rows("changes").compactMap { $0.date("date")?.fullDate }.min()))
    }
    if let date = record.date("expires_on")?.fullDate, date < today { return .expired(since: date) }
    return .published
  }

  private func missingReleases(_ record: Record) -> [String]? {
    let required = configuration.requiredReleases
    guard !required.isEmpty else { return nil }
    let release = record.record("release")
    guard release?.term("state") == "approved" else { return required }
    let given = Set(release?.list("by").map(\.value.plainText) ?? [])
    let missing = required.filter { !given.contains($0) }
    return missing.isEmpty ? nil : missing
  }

  /// What a tombstone may still say: nothing but the withdrawal when purged, else the title too.
  private func tombstone(_ record: Record, _ withdrawal: Withdrawal) -> Record {
    let kept: Set<String> = withdrawal.isPurged ? ["former_ids"] : ["title", "former_ids"]
    return Record(record.fields.filter { kept.contains($0.key) })
  }

  // MARK: - Duties

  private func reportDuties(_ entry: Entry, _ decoder: inout FieldDecoder) {
    guard entry.record.flag("public") != false else { return }
    // A draft may have gaps: they are said, and do not hold up the rest of the site.
    // What only waits for its day must be whole: then nobody looks any more.
    let isDraft = entry.publication == .heldBack(.draft) || entry.preview == .draft
    for state in entry.duties where !state.isMet && !decoder.hasRefused(state.path) {
      let field = entry.collection.field(at: state.path)
      if state.isAlways, state.answer == .missing, let field {
        var finding = Finding.missing(field).about(state.place)
        if isDraft { finding.severity = .warning }
        decoder.report(finding, state.mark)
        continue
      }
      let reason = state.codes.lazy.compactMap { schema.duty($0)?.text.bilingual }.first
      let severity: Finding.Severity = configuration.dutiesAreErrors && !isDraft ? .error : .warning
      decoder.report(.dutyUnmet(state, field: field, reason: reason, severity: severity).about(state.place), state.mark)
    }
    guard entry.record.term("form") != "short" else { return }
    for field in entry.collection.fields
    where field.isSuggested && entry.record[field.key] == nil && !decoder.refused.contains(field.path)
      && canBeFilled(field)
    {
      decoder.report(.fieldSuggested(field).about(field.path), nil)
    }
  }

  /// Whether a field that names entries has any to name.
  private func canBeFilled(_ field: FieldDefinition) -> Bool {
    let target = field.target ?? field.shorthand.first.flatMap { field.field($0)?.target }
    guard let filledCollections, let target, schema[target] != nil else { return true }
    return filledCollections.contains(target)
  }

  // MARK: - Anchors

  private func bodyHeadingBase(of collection: CollectionDefinition) -> Int {
    // Pages and glossary terms consist of their text; elsewhere it stands as one section among others.
    ["pages", "glossary"].contains(collection.id) ? Self.bodyHeadingBase : Self.bodyHeadingBase + 1
  }

  /// The words that headings may not take: they name fields, groups and principles.
  private func reservedIDs(_ pairs: [YAMLPair], _ collection: CollectionDefinition) -> HeadingIDs {
    var ids = HeadingIDs()
    for field in collection.fields where field.isShown { ids.reserve(field.key) }
    for row in pairs.first(where: { $0.key == "principles" })?.value.sequence ?? [] {
      if let id = row["id"]?.scalar { ids.reserve(id) }
    }
    for word in ["main", "top", "contents", "latest", "ask"] { ids.reserve(word) }
    return ids
  }

  private func anchors(of entry: Entry, _ decoder: FieldDecoder) -> Set<String> {
    var anchors = decoder.headingIDs.taken
    for group in entry.collection.groups { anchors.insert("group-" + group.id) }
    return anchors
  }
}
