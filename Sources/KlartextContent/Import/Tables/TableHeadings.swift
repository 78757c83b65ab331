import KlartextCore
import KlartextRegister

/// The first row of a table: which field each column means.
struct TableHeadings {
  /// A column, or a constant that stands in every row.
  struct Given {
    var column: AuthorColumn
    var index: Int?
    var words: [String: String] = [:]
    var constant: String?
    var place: ImportPlace
  }

  private(set) var id: Int?
  private(set) var title: Int?
  private(set) var check: Int?
  private(set) var diagnostics: [Diagnostic] = []
  /// Columns by language and part, in the order of the table.
  private(set) var byLanguage: [(LanguageTag?, [(FieldDefinition, [Given])])] = []
  private var unknown: [Int] = []
  private let header: CSVTable.Row
  private let collection: CollectionDefinition
  private let mapping: TableMapping?
  private let path: String

  init(_ header: CSVTable.Row, _ collection: CollectionDefinition, _ mapping: TableMapping?, path: String) {
    self.header = header
    self.collection = collection
    self.mapping = mapping
    self.path = path
  }

  /// Ids are words, which a spreadsheet may take for dates.
  let idField = FieldDefinition(
    key: "id", path: "id", type: .id, label: LocalizedText([.german: "Kennung", .english: "Id"]))

  /// „Zeile 7, Spalte C (Status)“.
  func place(_ row: CSVTable.Row, _ column: Int) -> ImportPlace {
    let letters = CSVTable.letters(ofColumn: column)
    let name = Self.title(of: header[column])
    let cell = row[column].split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return ImportPlace(
      SourceLocation(
        path: path, line: row.number, column: 1, length: max(1, min(cell.unicodeScalars.count, 80)),
        text: TextCut.cut(cell, to: 80)),
      words: Bilingual(
        de: "Zeile \(row.number), Spalte \(letters) (\(name))", en: "Row \(row.number), column \(letters) (\(name))"))
  }

  /// „Status“ of „Status [status]“.
  private static func title(of heading: String) -> String {
    let words = ImportedText.line(heading)
    guard words.hasSuffix("]"), let open = words.lastIndex(of: "["), open > words.startIndex else {
      return Finding.shortened(words)
    }
    return Finding.shortened(words[..<open].split(separator: " ").joined(separator: " "))
  }

  mutating func resolve() {
    var seen: Set<String> = []
    var given: [Given] = []
    for (index, heading) in header.cells.enumerated() {
      let heading = ImportedText.line(CSV.withoutGuard(heading) ?? heading)
      guard !heading.isEmpty else { continue }
      let place = place(header, index)
      if let mapping, mapping.id?.heading == heading { id = index }
      let mapped = mapping?.columns[heading]
      if let mapped, mapped.target == nil { continue }
      let name = mapped?.target ?? self.name(of: heading)
      if let special = EntryColumn(rawValue: name) {
        switch special {
        case .id: if id == nil { id = index }
        case .check: check = index
        case .state: break
        }
        continue
      }
      guard let column = AuthorColumn(name, in: collection) else {
        if let mapped {
          let nearest = nearest(to: name)
          diagnostics.append(Diagnostic(.importColumnUnknown(name, nearest: nearest), at: mapped.place))
        } else if mapping == nil, let nearest = nearest(to: name) {
          diagnostics.append(place.diagnostic(.importColumnUnknown(heading, nearest: nearest)))
        } else if index != id {
          unknown.append(index)
        }
        continue
      }
      guard seen.insert(column.name).inserted else {
        diagnostics.append(place.diagnostic(.importColumnTwice(heading)))
        continue
      }
      if column.name == "title" { title = index }
      given.append(Given(column: column, index: index, words: mapped?.words ?? [:], place: place))
    }
    addConstants(to: &given, &seen)
    checkMapping()
    if id == nil, title == nil, diagnostics.isEmpty {
      diagnostics.append(place(header, 0).diagnostic(.importTitleColumn))
    }
    group(given)
  }

  private mutating func addConstants(to given: inout [Given], _ seen: inout Set<String>) {
    for constant in mapping?.constants ?? [] {
      guard let column = AuthorColumn(constant.name, in: collection) else {
        let nearest = nearest(to: constant.name)
        diagnostics.append(Diagnostic(.importColumnUnknown(constant.name, nearest: nearest), at: constant.place))
        continue
      }
      guard seen.insert(column.name).inserted else { continue }
      given.append(Given(column: column, index: nil, constant: constant.text, place: ImportPlace(constant.place)))
    }
  }

  /// Columns that the mapping names and the table has not.
  private mutating func checkMapping() {
    guard let mapping else { return }
    let headings = header.cells.map { ImportedText.line(CSV.withoutGuard($0) ?? $0) }
    let named = mapping.columns.map { ($0.key, $0.value.place) } + (mapping.id.map { [($0.heading, $0.place)] } ?? [])
    for (name, place) in named.sorted(by: { $0.0 < $1.0 }) where !headings.contains(name) {
      let nearest = EditDistance.nearest(to: name, among: headings)
      diagnostics.append(Diagnostic(.importMappingColumn(name, nearest: nearest), at: place))
    }
  }

  private mutating func group(_ given: [Given]) {
    var languages: [LanguageTag?] = []
    var parts: [LanguageTag?: [(FieldDefinition, [Given])]] = [:]
    var positions: [String: Int] = [:]
    for one in given {
      let language = one.column.language
      let part = one.column.part
      if parts[language] == nil { languages.append(language) }
      let key = part.path + "@" + (language?.description ?? "")
      if let position = positions[key] {
        parts[language]?[position].1.append(one)
      } else {
        positions[key] = parts[language]?.count ?? 0
        parts[language, default: []].append((part, [one]))
      }
    }
    byLanguage = languages.map { ($0, parts[$0] ?? []) }
  }

  // MARK: - Names

  /// The name of the column that a heading means: in brackets at its end, or the name or label itself.
  private func name(of heading: String) -> String {
    if heading.hasSuffix("]"), let open = heading.lastIndex(of: "[") {
      return String(heading[heading.index(after: open)...].dropLast())
    }
    if EntryColumn(rawValue: heading.lowercased()) != nil { return heading.lowercased() }
    if AuthorColumn(heading, in: collection) != nil { return heading }
    let wanted = Slug.make(heading)
    if ["kennung", "id"].contains(wanted) { return EntryColumn.id.rawValue }
    let found = Self.labelled(collection.fields).filter { field in
      [field.path, field.label[.german], field.label[.english]].contains { Slug.make($0) == wanted }
    }
    // A label that several fields have means the outermost, when there is one such.
    let outermost = found.filter { !$0.path.contains(".") }
    if outermost.count == 1 { return outermost[0].path }
    return found.count == 1 ? found[0].path : heading
  }

  /// Fields that a heading can mean by its label alone: those outside of lists.
  private static func labelled(_ fields: [FieldDefinition]) -> [FieldDefinition] {
    fields.filter { !$0.isComputed }.flatMap { field in
      [field] + (field.type == .record && !field.isList ? labelled(field.fields) : [])
    }
  }

  private func nearest(to name: String) -> String? {
    let fields = Self.labelled(collection.fields)
    return EditDistance.nearest(
      to: name, among: fields.map(\.path) + fields.map { $0.label[.german] } + fields.map { $0.label[.english] })
  }

  /// Columns that mean nothing here, with what stands in them.
  func losses(in rows: some Sequence<CSVTable.Row>) -> [ImportLoss] {
    var losses: [ImportLoss] = []
    for row in rows {
      for index in unknown where !row[index].isEmpty {
        losses.append(
          ImportLoss(
            Self.title(of: header[index]),
            Bilingual(de: "hat im Register keinen Platz", en: "has no place in the register"),
            example: ImportedText.line(row[index])))
      }
    }
    return losses
  }
}
