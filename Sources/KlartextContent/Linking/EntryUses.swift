import KlartextRegister
import KlartextCore

/// What a record leads to: references of its fields, links and pictures of its texts, documents.
struct EntryUses {
  /// A reference and, where a field beside it says so, a row of the entry that is meant.
  struct Reference {
    var field: FieldDefinition
    var key: EntryKey
    var mark: SourceMark
    var row: Row?
  }

  /// A principle of a guideline: the id of a row in a list of the referenced entry.
  struct Row {
    var list: String
    var id: String
    var mark: SourceMark
  }

  private(set) var references: [Reference] = []
  private(set) var texts: [Markdown] = []
  /// Documents of the content folder that fields name, relative to it.
  private(set) var files: [(path: String, mark: SourceMark)] = []

  /// Looks through all values of a record.
  init(_ record: Record, of collection: CollectionDefinition) {
    for field in record.fields {
      guard let definition = collection.field(field.key) else { continue }
      visit(field.value, definition, field.mark, beside: record, siblings: collection.fields)
    }
  }

  private mutating func visit(
    _ value: Value, _ field: FieldDefinition, _ mark: SourceMark, beside scope: Record, siblings: [FieldDefinition]
  ) {
    switch value {
    case .reference(let key):
      references.append(
        Reference(field: field, key: key, mark: mark, row: Self.row(of: field, in: scope, siblings: siblings)))
    case .markdown(let markdown): if !markdown.links.isEmpty || !markdown.images.isEmpty { texts.append(markdown) }
    case .plain(let path) where field.type == .file && !path.contains("://"): files.append((path, mark))
    case .list(let items):
      for item in items { visit(item.value, field, item.mark, beside: scope, siblings: siblings) }
    case .record(let record):
      for inner in record.fields {
        guard let definition = field.field(inner.key) else { continue }
        visit(inner.value, definition, inner.mark, beside: record, siblings: field.fields)
      }
    default: break
    }
  }

  /// The row that a field beside a reference names: `principle` with `to: guidelines.principles`.
  private static func row(of field: FieldDefinition, in scope: Record, siblings: [FieldDefinition]) -> Row? {
    guard let target = field.target else { return nil }
    for sibling in siblings where sibling.type == .id {
      guard let path = sibling.target, path.hasPrefix(target + "."), let id = scope.plain(sibling.key) else { continue }
      return Row(list: String(path.dropFirst(target.count + 1)), id: id, mark: scope.mark(of: sibling.key) ?? .start)
    }
    return nil
  }
}

extension Record {
  /// The record without references to some entries; a row that is nothing without its reference goes with it.
  func removing(referencesTo keys: Set<EntryKey>, fields definitions: [FieldDefinition]) -> Record {
    Record(
      fields.compactMap { field in
        let definition = definitions.first { $0.key == field.key }
        return Self.removing(keys, from: field.value, definition).map { Field(field.key, $0, field.mark) }
      })
  }

  private static func removing(_ keys: Set<EntryKey>, from value: Value, _ definition: FieldDefinition?) -> Value? {
    switch value {
    case .reference(let key): return keys.contains(key) ? nil : value
    case .list(let items):
      let kept = items.compactMap { item in
        removing(keys, from: item.value, definition).map { Item($0, item.mark) }
      }
      return kept.isEmpty && !items.isEmpty ? nil : .list(kept)
    case .record(let record):
      let inner = record.removing(referencesTo: keys, fields: definition?.fields ?? [])
      let lostNeeded = (definition?.fields ?? []).contains { field in
        field.isAlwaysRequired && record[field.key] != nil && inner[field.key] == nil
      }
      return lostNeeded || (inner.fields.isEmpty && !record.fields.isEmpty) ? nil : .record(inner)
    default: return value
    }
  }
}
