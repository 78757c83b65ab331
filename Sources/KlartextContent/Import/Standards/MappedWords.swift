import KlartextCore
import KlartextRegister

/// The way back from the plain words that another standard has of our fields to their values.
///
/// Our own files tell several fields in one text, each under its label, and the rows of a list in paragraphs. Texts of
/// others have no such labels, and are left as they are.
struct MappedWords {
  let collection: CollectionDefinition
  let project: ImportProject
  let language: LanguageTag

  private var languages: [LanguageTag] { [language, .german, .english] }

  private func labels(of field: FieldDefinition) -> [String] { languages.map { field.label[$0] } }

  /// The texts of several fields, when the text begins with the label of one of them.
  func parts(of text: String, _ paths: [String]) -> [(path: String, text: String)]? {
    let fields = paths.compactMap { path in collection.field(at: path).map { (path, $0) } }
    var parts: [(path: String, text: String)] = []
    var next = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let found = fields.indices.first { index in
        index >= next && labels(of: fields[index].1).contains { line.hasPrefix($0 + ": ") }
      }
      if let found {
        let label = labels(of: fields[found].1).first { line.hasPrefix($0 + ": ") } ?? ""
        parts.append((fields[found].0, String(line.dropFirst(label.count + 2))))
        next = found + 1
      } else if parts.isEmpty {
        return nil
      } else {
        parts[parts.count - 1].text += "\n" + line
      }
    }
    return parts.isEmpty ? nil : parts.map { ($0.path, ImportedText.plain($0.text)) }
  }

  /// The value that the words of a field mean; `nil` where they mean none.
  func setting(_ text: String, of field: FieldDefinition) -> Setting? {
    guard field.isList else { return single(text, of: field) }
    if field.type == .record { return rows(text, of: field) }
    if field.vocabulary != nil, field.type == .choice { return words(text, of: field).map { .list($0) } }
    let items = text.split(separator: "\n").flatMap { $0.split(separator: ",") }.map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let settings = items.filter { !$0.isEmpty }.compactMap { single($0, of: field) }
    return settings.isEmpty ? nil : .list(settings)
  }

  private func single(_ text: String, of field: FieldDefinition) -> Setting? {
    switch field.type {
    case .choice: return term(text, of: field).map { .scalar($0) }
    case .text, .country:
      if let id = term(text, of: field) { return .scalar(id) }
      let line = text.split(separator: "\n").joined(separator: " ")
      return line.unicodeScalars.count <= field.limit ?? .max ? .scalar(line) : nil
    case .markdown:
      let markdown = ImportedText.markdown(text)
      return markdown.unicodeScalars.count <= field.limit ?? .max ? .scalar(markdown) : nil
    case .url: return WebAddress.checked(text) != nil ? .scalar(text) : nil
    case .email: return WebAddress.isEmail(text) ? .scalar(text) : nil
    case .date: return CivilDate(text) != nil ? .scalar(text) : nil
    case .partialDate: return PartialDate(text) != nil ? .scalar(text) : nil
    case .phone:
      return text.utf8.contains { (0x30...0x39).contains($0) }
        && text.utf8.allSatisfy { "0123456789+-/() .".utf8.contains($0) }
        ? .scalar(text) : nil
    case .boolean:
      return ["ja", "yes"].contains(text) ? .scalar("true") : ["nein", "no"].contains(text) ? .scalar("false") : nil
    case .reference:
      if let department = project.configuration.departments.first(where: { $0.name.values.values.contains(text) }),
        field.target == "departments"
      {
        return .scalar(department.id)
      }
      return field.allowsText && text.unicodeScalars.count <= field.limit ?? .max
        ? .scalar(text.split(separator: "\n").joined(separator: " ")) : nil
    case .record: return record(text.split(separator: "\n").map(String.init)[...], of: field)
    case .integer, .number: return Double(text) != nil ? .scalar(text) : nil
    default: return nil
    }
  }

  /// The id of an allowed value, by its label or itself.
  private func term(_ text: String, of field: FieldDefinition) -> String? {
    let terms = field.vocabulary?.terms ?? []
    return terms.first { term in languages.contains { term.label[$0] == text } }?.id
      ?? terms.first { $0.id == text }?.id
  }

  /// Several labels with commas between; a label may have a comma of its own.
  private func words(_ text: String, of field: FieldDefinition) -> [Setting]? {
    var rest = text[...]
    var ids: [Setting] = []
    let all = (field.vocabulary?.terms ?? []).flatMap { term in languages.map { (term.label[$0], term.id) } }
      .sorted { $0.0.utf8.count > $1.0.utf8.count }
    while !rest.isEmpty {
      guard let (label, id) = all.first(where: { rest.hasPrefix($0.0) }) else { return nil }
      ids.append(.scalar(id))
      rest = rest.dropFirst(label.count)
      guard rest.isEmpty || rest.hasPrefix(", ") else { return nil }
      rest = rest.dropFirst(2)
    }
    return ids
  }

  // MARK: - Groups

  /// Rows of a list, with an empty line between.
  private func rows(_ text: String, of field: FieldDefinition) -> Setting? {
    var blocks: [[String]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { blocks.append([]) } else { blocks[blocks.count - 1].append(String(line)) }
    }
    let hasLabels = blocks.contains { $0.contains { labelled($0, of: field) != nil } }
    // Paragraphs without labels are a text; only short ones could be names.
    guard hasLabels || blocks.allSatisfy({ $0.count == 1 && $0[0].unicodeScalars.count <= Self.longestName }) else {
      return nil
    }
    let settings = blocks.compactMap { record($0[...], of: field) }
    return settings.count == blocks.count ? .list(settings) : nil
  }

  private static let longestName = 100

  private func labelled(_ line: String, of field: FieldDefinition) -> (field: FieldDefinition, text: String)? {
    for inner in field.fields {
      if let label = labels(of: inner).first(where: { line.hasPrefix($0 + ": ") }) {
        return (inner, String(line.dropFirst(label.count + 2)))
      }
    }
    return nil
  }

  private func record(_ lines: ArraySlice<String>, of field: FieldDefinition) -> Setting? {
    var found: [(field: FieldDefinition, text: String)] = []
    for line in lines {
      if let (inner, text) = labelled(line, of: field) {
        found.append((inner, text))
      } else if found.isEmpty {
        guard let first = field.bareField(for: line) ?? field.fields.first else { return nil }
        found.append((first, line))
      } else {
        found[found.count - 1].text += "\n" + line
      }
    }
    var members: [Setting.Member] = []
    for (inner, text) in found {
      guard let value = setting(text, of: inner) else { return nil }
      members.append(Setting.Member(key: inner.key, value: value))
    }
    return members.isEmpty ? nil : .group(members)
  }
}
