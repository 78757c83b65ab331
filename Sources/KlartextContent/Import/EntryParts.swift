import KlartextCore
import KlartextRegister

/// What a file states, in the parts that an import compares and changes one by one.
///
/// A part is a single value or a whole list, named by the dotted path of its field: `title`, `contact.email`, `risks`.
/// The text below the front matter is the part of the field that holds it.
struct EntryParts: Sendable {
  private(set) var values: [String: Setting] = [:]
  /// Groups that the file states as a bare word.
  private(set) var bareGroups: Set<String> = []
  /// Whether the front matter could be read.
  private(set) var isReadable = true

  init() {}

  init(_ text: String, in collection: CollectionDefinition) {
    let file = SourceFile(path: "", text: text)
    let front = FrontMatter.read(file)
    guard let pairs = front.fields else {
      isReadable = false
      return
    }
    for pair in pairs {
      guard let field = collection.field(pair.key), !field.isBody, !field.isComputed, let setting = Setting(pair.value)
      else { continue }
      add(setting, of: field)
    }
    guard let field = collection.bodyField, !front.bodyLines.isEmpty, front.bodyLines.lowerBound <= file.lineCount
    else { return }
    let start = file.lineStarts[front.bodyLines.lowerBound - 1]
    let body = String(decoding: file.text.utf8.dropFirst(start).drop { $0 == 0x0A }, as: UTF8.self)
    values[field.path] = field.normalized(.scalar(body))
  }

  private mutating func add(_ setting: Setting, of field: FieldDefinition) {
    guard let normalized = field.normalized(setting) else { return }
    guard field.type == .record, !field.isList, case .group(let members) = normalized else {
      values[field.path] = normalized
      return
    }
    if setting.text != nil { bareGroups.insert(field.path) }
    for member in members {
      guard let inner = field.field(member.key) else { continue }
      let original = setting[member.key] ?? member.value
      add(original, of: inner)
    }
  }

  /// The fields that parts can be, in the order of the schema.
  static func fields(of collection: CollectionDefinition) -> [FieldDefinition] {
    func parts(_ fields: [FieldDefinition]) -> [FieldDefinition] {
      fields.filter { !$0.isComputed }.flatMap { field in
        field.type == .record && !field.isList ? [field] + parts(field.fields) : [field]
      }
    }
    return parts(collection.fields)
  }

  /// The members of a front matter that states these parts, in the order of the schema; the body is left out.
  static func members(of values: [String: Setting], in fields: [FieldDefinition]) -> [Setting.Member] {
    fields.compactMap { field -> Setting.Member? in
      guard !field.isBody else { return nil }
      if let value = values[field.path] { return Setting.Member(key: field.key, value: field.shortened(value)) }
      guard field.type == .record, !field.isList else { return nil }
      let inner = members(of: values, in: field.fields)
      return inner.isEmpty ? nil : Setting.Member(key: field.key, value: .group(inner))
    }
  }
}
