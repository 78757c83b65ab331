import KlartextCore
import KlartextRegister

/// A collection as a table that its authors edit in a spreadsheet: all entries, drafts too, with all fields.
///
/// Unlike the tables of the website it holds Markdown as it was written, and it is not for the public.
public struct AuthorTable: Sendable {
  private struct Row {
    var entry: Entry
    var cells: [String: CSV.Cell] = [:]
    var check = ""
  }

  /// The file, as a double click opens it in German Excel.
  public private(set) var text = ""
  /// Files that cannot be read, and are left out.
  public private(set) var unreadable: [String] = []

  /// - Parameter withInternal: whether what is never published stands in it too.
  public init(_ collection: CollectionDefinition, of project: ImportProject, withInternal: Bool) {
    let language = project.configuration.mainLanguage
    let fields = EntryParts.fields(of: collection).filter { withInternal || $0.key != "internal" }
    var rows: [Row] = []
    var names: [LanguageTag?: TableShape] = [:]
    for entry in project.entries where entry.key.collection == collection.id {
      var row = Row(entry: entry)
      var check = [entry.key.description]
      let languages: [LanguageTag?] = [nil] + project.translations(of: entry.key)
      for version in languages {
        guard let file = project.text(of: entry.key, language: version) else {
          if version == nil { unreadable.append(project.path(of: entry.key, language: nil)) }
          continue
        }
        let parts = EntryParts(file, in: collection)
        guard parts.isReadable else {
          unreadable.append(project.path(of: entry.key, language: version))
          continue
        }
        let ending = version.map { "@" + $0.description } ?? ""
        for field in fields {
          guard let setting = parts.values[field.path] else { continue }
          let writer = CellWriter(language: language, ending: ending)
          writer.write(setting, of: field, into: &row.cells, &names[version, default: TableShape()])
          check.append(field.path + ending + ":" + setting.fingerprint)
        }
      }
      row.check = check.joined(separator: " ")
      rows.append(row)
    }
    rows.sort { $0.entry.key < $1.entry.key }
    var columns: [AuthorColumn] = []
    for (version, shape) in names.sorted(by: { ($0.key?.description ?? "") < ($1.key?.description ?? "") }) {
      let ending = version.map { "@" + $0.description } ?? ""
      columns += shape.columns(of: collection, ending, withInternal: withInternal).compactMap {
        AuthorColumn($0, in: collection)
      }
    }
    var table = CSV(
      .excel,
      columns: [EntryColumn.id, .state].map { $0.heading(in: language) } + columns.map { $0.heading(in: language) }
        + [EntryColumn.check.heading(in: language)])
    for row in rows {
      let state = row.entry.publication.words[language.isGerman ? .de : .en]
      table.add(
        [.text(row.entry.id), .text(state)] + columns.map { row.cells[$0.name] ?? .empty } + [.text(row.check)])
    }
    text = rows.isEmpty && columns.isEmpty ? Self.empty(collection, language) : table.text
  }

  /// A table to begin with: the headings of all fields.
  private static func empty(_ collection: CollectionDefinition, _ language: LanguageTag) -> String {
    let columns = TableShape().columns(of: collection, "", withInternal: false).compactMap {
      AuthorColumn($0, in: collection)
    }
    return CSV(
      .excel, columns: [EntryColumn.id.heading(in: language)] + columns.map { $0.heading(in: language) }
    ).text
  }
}

/// Which columns a table needs: how many rows its lists have, and what stands in it.
struct TableShape: Sendable {
  var rows: [String: Int] = [:]
  var present: Set<String> = []

  /// The names of the columns, in the order of the schema.
  func columns(of collection: CollectionDefinition, _ ending: String, withInternal: Bool) -> [String] {
    var names: [String] = []
    let isTranslation = !ending.isEmpty
    func add(_ fields: [FieldDefinition], below prefix: String) {
      for field in fields where !field.isComputed && (withInternal || field.key != "internal" || !prefix.isEmpty) {
        let name = prefix + field.key
        guard field.type == .record else {
          if present.contains(name) || !isTranslation || (prefix.isEmpty && field.isTranslatable) {
            names.append(name + ending)
          }
          continue
        }
        if present.contains(name) { names.append(name + ending) }
        guard field.isList else {
          add(field.fields, below: name + ".")
          continue
        }
        for number in 1...max(isTranslation ? 0 : 1, rows[name] ?? 0, 1) where !isTranslation || rows[name] != nil {
          if present.contains("\(name).\(number)") { names.append("\(name).\(number)" + ending) }
          add(field.fields, below: "\(name).\(number).")
        }
      }
    }
    add(collection.fields, below: "")
    return names
  }
}
