import KlartextCore
import KlartextRegister

/// Reads a table into records: one of ours that was edited, or one that somebody made.
struct TableReading {
  let project: ImportProject
  let table: CSVTable
  /// The name of the file, for messages.
  let path: String
  let mapping: TableMapping?
  /// The collection that was named on the command line.
  let collectionName: String?
  /// Whether new entries appear at once, where their row does not say whether they are drafts.
  let publishes: Bool

  func read(names: inout ImportNames) -> ImportedSource {
    var source = ImportedSource()
    guard let header = table.rows.first else {
      source.diagnostics.append(Diagnostic(.importTableEmpty, at: SourceLocation(path: path)))
      return source
    }
    guard let collection = collection(header) else {
      source.diagnostics.append(Diagnostic(.importCollectionMissing, at: SourceLocation(path: path)))
      return source
    }
    var headings = TableHeadings(header, collection, mapping, path: path)
    headings.resolve()
    source.diagnostics += headings.diagnostics
    source.losses += headings.losses(in: table.rows.dropFirst())
    guard !source.diagnostics.hasErrors else { return source }
    var seen: [EntryKey: Int] = [:]
    for row in table.rows.dropFirst() where !Self.repeats(row, header) {
      guard let record = record(row, headings, collection, &names, &source.diagnostics) else { continue }
      if let first = seen[record.entry] {
        source.diagnostics.append(record.place.diagnostic(.importRowTwice(record.entry.id, row: first)))
        continue
      }
      seen[record.entry] = row.number
      source.records.append(record)
    }
    return source
  }

  /// Named, or told by the check column.
  private func collection(_ header: CSVTable.Row) -> CollectionDefinition? {
    if let word = collectionName ?? mapping?.collection {
      let slug = Slug.make(word)
      return project.schema.collections.first { collection in
        ([collection.id] + [collection.label, collection.singular].flatMap { $0.values.values }).contains {
          Slug.make($0) == slug
        }
      }
    }
    guard
      let check = header.cells.firstIndex(where: {
        $0.contains("[\(EntryColumn.check.rawValue)]") || $0 == EntryColumn.check.rawValue
      })
    else { return nil }
    let key = table.rows.dropFirst().lazy.compactMap { ExportCheck($0[check])?.entry }.first
    return key.flatMap { project.schema[$0.collection] }
  }

  // MARK: - Rows

  /// Whether a row is the headings once more, as in tables that were put together.
  private static func repeats(_ row: CSVTable.Row, _ header: CSVTable.Row) -> Bool {
    row.cells.indices.allSatisfy { row.cells[$0].isEmpty || row.cells[$0] == header[$0] }
  }

  private func record(
    _ row: CSVTable.Row, _ headings: TableHeadings, _ collection: CollectionDefinition, _ names: inout ImportNames,
    _ diagnostics: inout [Diagnostic]
  ) -> ImportedRecord? {
    func text(_ column: Int?) -> String { column.map { cell(row, $0) } ?? "" }
    let idPlace = headings.place(row, headings.id ?? headings.title ?? 0)
    let title = ImportedText.line(text(headings.title))
    var check = headings.check.flatMap { ExportCheck(row[$0]) }
    guard
      let entry = entry(
        row, headings, collection, title, &check, &names, { diagnostics.append(idPlace.diagnostic($0)) })
    else { return nil }
    var record = ImportedRecord(
      entry: entry, source: entry.description, title: title.isEmpty ? entry.id : title,
      place: ImportPlace(
        SourceLocation(path: path, line: row.number),
        words: Bilingual(de: "Zeile \(row.number)", en: "Row \(row.number)")))
    record.isComplete = false
    // An empty cell says nothing: only a word in the row itself makes a new entry appear without being asked for.
    if check == nil, !publishes { record.initial["draft"] = .scalar("true") }
    let reader = CellReader(
      project: project, hasDecimalComma: table.separator != 0x2C, isPlain: mapping?.isPlain ?? false)
    for (language, columns) in headings.byLanguage {
      let file = project.text(of: entry, language: language)
      let current = file.map { EntryParts($0, in: collection) } ?? EntryParts()
      var version = ImportedRecord.Version()
      version.exported = check?.parts(in: language)
      for (part, cells) in columns {
        let given = cells.map { column -> CellReader.Cell in
          var text = column.index.map { cell(row, $0) } ?? column.constant ?? ""
          if let word = column.words[text.lowercased()] { text = word }
          return CellReader.Cell(
            steps: column.column.stepsInPart, text: text,
            place: column.index.map { headings.place(row, $0) } ?? column.place)
        }
        let isStated = given.contains { !$0.text.isEmpty }
        // Without knowing what was exported, an empty cell says nothing.
        guard isStated || version.exported != nil else { continue }
        let setting = reader.apply(given, to: current.values[part.path], of: part) { finding, place in
          diagnostics.append(place.diagnostic(finding))
        }
        let place = given.first { !$0.text.isEmpty }?.place ?? given[0].place
        add(setting, of: part, place, to: &version)
      }
      if let language { record.translations[language] = version } else { record.main = version }
    }
    return record
  }

  /// A bare word for a group is its one field.
  private func add(
    _ setting: Setting?, of field: FieldDefinition, _ place: ImportPlace, to version: inout ImportedRecord.Version
  ) {
    let normalized = setting.flatMap { field.normalized($0) }
    guard field.type == .record, !field.isList, case .group(let members)? = normalized else {
      if version.parts[field.path]?.setting == nil {
        version.parts[field.path] = ImportedRecord.Part(setting: normalized, place: place)
      }
      return
    }
    for member in members {
      guard let inner = field.field(member.key) else { continue }
      add(member.value, of: inner, place, to: &version)
    }
  }

  private func entry(
    _ row: CSVTable.Row, _ headings: TableHeadings, _ collection: CollectionDefinition, _ title: String,
    _ check: inout ExportCheck?, _ names: inout ImportNames, _ report: (Finding) -> Void
  ) -> EntryKey? {
    let given = ImportedText.line(headings.id.map { cell(row, $0) } ?? "")
    if given.isEmpty {
      guard !title.isEmpty else {
        report(.importWithoutTitle)
        return nil
      }
      let key = EntryKey(collection.id, NewEntry.id(for: title))
      // A copied row without its id is a new entry, as one with another id is.
      if check?.entry != key { check = nil }
      // The same title is the same entry, in this import and the next.
      return project.keys.contains(key) ? key : names.entry(for: key.description, titled: title, in: collection.id)
    }
    if let damage = SpreadsheetDamage.finding(given, was: check?.entry.id, of: headings.idField, isGuarded: false),
      case .finding(let finding) = damage, !Slug.isValid(given) || isDateLike(given)
    {
      report(finding)
      return nil
    }
    var id = given
    if mapping?.id != nil, !Slug.isValid(id) { id = NewEntry.id(for: given) }
    guard Slug.isValid(id), project.reservedIDs[collection.id]?.contains(id) != true else {
      report(.importIDInvalid(given, suggestion: NewEntry.id(for: given)))
      return nil
    }
    let key = EntryKey(collection.id, id)
    if let exported = check?.entry, exported != key {
      if project.keys.contains(key) {
        report(.importIDChanged(id, was: exported.id))
        return nil
      }
      // A copied row is a new entry.
      check = nil
    }
    return key
  }

  private func isDateLike(_ text: String) -> Bool {
    SpreadsheetDate.read(text, isPartial: true) != nil && Int(text) == nil
  }

  /// As it is: what is invisible in a file stays in it.
  private func cell(_ row: CSVTable.Row, _ column: Int) -> String { row[column] }
}

/// What the check column of an exported table says: which entry the row was, and the fingerprints of its parts.
struct ExportCheck {
  let entry: EntryKey
  private let parts: [String: String]

  init?(_ cell: String) {
    let words = cell.split(separator: " ").map(String.init)
    let names = (words.first ?? "").split(separator: "/").map(String.init)
    guard names.count == 2, Slug.isValid(names[0]), Slug.isValid(names[1]) else { return nil }
    entry = EntryKey(names[0], names[1])
    let pairs = words.dropFirst().compactMap { word -> (String, String)? in
      guard let colon = word.lastIndex(of: ":") else { return nil }
      return (String(word[..<colon]), String(word[word.index(after: colon)...]))
    }
    parts = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// By the paths of the parts; of a translation those of its own.
  func parts(in language: LanguageTag?) -> [String: String] {
    let ending = language.map { "@" + $0.description } ?? ""
    var result: [String: String] = [:]
    for (name, fingerprint) in parts {
      if ending.isEmpty {
        if !name.contains("@") { result[name] = fingerprint }
      } else if name.hasSuffix(ending) {
        result[String(name.dropLast(ending.count))] = fingerprint
      }
    }
    return result
  }
}
