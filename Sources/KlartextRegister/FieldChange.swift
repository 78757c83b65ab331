import KlartextCore

/// What changed in one field between two states of an entry.
public struct FieldChange: Sendable, Hashable {
  /// The dotted path of the field, as the schema has it.
  public var path: String
  /// What names the row of a list in which the field stands; empty for fields that stand in no row.
  public var row: [StatedValue]
  /// For a list what is gone, else the former value.
  public var old: [StatedValue]
  /// For a list what is new, else the present value.
  public var new: [StatedValue]

  public init(path: String, row: [StatedValue] = [], old: [StatedValue], new: [StatedValue]) {
    self.path = path
    self.row = row
    self.old = old
    self.new = new
  }
}

/// What of a state may be told today.
public struct Disclosure: Sendable, Hashable {
  /// Paths of fields that are not public today, whatever they once said.
  public var hidden: Set<String>
  /// By path: what the field said before that day is not told any more.
  public var redactions: [String: CivilDate]
  /// Nothing before that day is told.
  public var from: CivilDate?
  /// The only fields that may be told of; `nil` for all that pages show.
  public var only: Set<String>?

  public init(
    hidden: Set<String> = [], redactions: [String: CivilDate] = [:], from: CivilDate? = nil, only: Set<String>? = nil
  ) {
    self.hidden = hidden
    self.redactions = redactions
    self.from = from
    self.only = only
  }

  /// Whether a field, or the group around it, is in a set of paths.
  fileprivate static func covers(_ paths: some Collection<String>, _ path: String) -> Bool {
    !paths.isEmpty && paths.contains { path == $0 || path.hasPrefix($0 + ".") }
  }

  fileprivate func isRedacted(_ path: String, on day: CivilDate) -> Bool {
    redactions.contains { (path == $0.key || path.hasPrefix($0.key + ".")) && day < $0.value }
  }
}

extension CollectionDefinition {
  /// The group whose fields say how an entry is published; of them no history tells.
  public static let publicationGroup = "publication"

  /// Fields whose changes have words of their own, or are none.
  private static let unchronicled: Set<String> = ["changes", "withheld", "release"]

  /// The fields of which a history tells: those that pages show.
  var chronicledFields: [FieldDefinition] {
    fields.filter {
      $0.isShown && !$0.isComputed && $0.type != .anything && $0.group != Self.publicationGroup
        && !Self.unchronicled.contains($0.key)
    }
  }
}

/// A state of an entry, and since when it was public.
public struct DatedRecord: Sendable {
  public var record: Record
  public var day: CivilDate

  public init(_ record: Record, on day: CivilDate) {
    self.record = record
    self.day = day
  }
}

extension CollectionDefinition {
  /// What differs between two states, field by field in the order of the schema.
  public func changes(from old: DatedRecord, to new: DatedRecord, telling disclosure: Disclosure) -> [FieldChange] {
    chronicledFields.flatMap { field -> [FieldChange] in
      guard !Disclosure.covers(disclosure.hidden, field.path), disclosure.only?.contains(field.key) ?? true else {
        return []
      }
      let values = (old.record[field.key], new.record[field.key])
      if values.0 == nil, values.1 == nil { return [] }
      var comparison = FieldComparison(field: field, disclosure: disclosure, days: (old.day, new.day))
      comparison.compare(values.0, values.1)
      return comparison.changes
    }
  }
}

/// Compares the values of one field.
private struct FieldComparison {
  let field: FieldDefinition
  let disclosure: Disclosure
  let days: (old: CivilDate, new: CivilDate)
  private(set) var changes: [FieldChange] = []

  init(field: FieldDefinition, disclosure: Disclosure, days: (old: CivilDate, new: CivilDate)) {
    self.field = field
    self.disclosure = disclosure
    self.days = days
  }

  mutating func compare(_ old: Value?, _ new: Value?) {
    guard field.isList, field.type == .record else {
      compare(leaves(of: old), leaves(of: new), row: [])
      return
    }
    compareRows(rows(of: old), rows(of: new))
  }

  /// What of a value may be told.
  private func leaves(of value: Value?, in field: FieldDefinition? = nil) -> [StatedLeaf] {
    (value?.leaves(of: field ?? self.field) ?? []).filter { !Disclosure.covers(disclosure.hidden, $0.path) }
  }

  private func rows(of value: Value?) -> [[StatedLeaf]] {
    switch value {
    case .list(let items)?: items.map { leaves(of: $0.value) }
    case let other?: [leaves(of: other)]
    case nil: []
    }
  }

  // MARK: - Values

  private mutating func compare(_ old: [StatedLeaf], _ new: [StatedLeaf], row: [StatedValue]) {
    var paths: [String] = []
    for leaf in old + new where !paths.contains(leaf.path) { paths.append(leaf.path) }
    for path in paths {
      let before = old.filter { $0.path == path }.map(\.value)
      let after = new.filter { $0.path == path }.map(\.value)
      if disclosure.isRedacted(path, on: days.new) { continue }
      if disclosure.isRedacted(path, on: days.old) {
        if before != after {
          changes.append(FieldChange(path: path, row: row, old: before.isEmpty ? [] : [.redacted], new: after))
        }
        continue
      }
      let gone = before.taking(away: after)
      let come = after.taking(away: before)
      if gone.isEmpty, come.isEmpty { continue }
      changes.append(FieldChange(path: path, row: row, old: gone, new: come))
    }
  }

  // MARK: - Rows

  /// Rows that are the same on both sides are left out; then rows of the same name are compared; what is left is new
  /// or gone.
  private mutating func compareRows(_ old: [[StatedLeaf]], _ new: [[StatedLeaf]]) {
    var before = old.taking(away: new)
    var after = new.taking(away: old)
    for row in after {
      let name = identity(of: row)
      guard !name.isEmpty, let partner = before.firstIndex(where: { identity(of: $0) == name }),
        let position = after.firstIndex(of: row)
      else { continue }
      compare(before[partner], row, row: self.name(of: row))
      before.remove(at: partner)
      after.remove(at: position)
    }
    // One row in the place of one other that has most of its values is the same row under another name.
    if before.count == 1, after.count == 1 {
      let common = Set(before[0]).intersection(after[0]).count
      if common * 2 >= max(before[0].count, after[0].count) {
        compare(before[0], after[0], row: name(of: after[0]))
        return
      }
    }
    let isRedacted = disclosure.isRedacted(field.path, on: days.old)
    if disclosure.isRedacted(field.path, on: days.new) { return }
    let gone = before.map { isRedacted ? [.redacted] : name(of: $0) }
    for row in gone where !row.isEmpty { changes.append(FieldChange(path: field.path, row: row, old: row, new: [])) }
    for row in after.map({ name(of: $0) }) where !row.isEmpty {
      changes.append(FieldChange(path: field.path, row: row, old: [], new: row))
    }
  }

  /// Fields that name a row by themselves.
  private static let names = ["title", "name", "text"]

  /// By what two states of a row are known as the same one.
  private func identity(of row: [StatedLeaf]) -> [StatedValue] {
    if let id = row.first(where: { $0.path == field.path + ".id" }) { return [id.value] }
    return name(of: row)
  }

  /// What a row is called: its title, else its first two values.
  private func name(of row: [StatedLeaf]) -> [StatedValue] {
    for key in Self.names {
      if let leaf = row.first(where: { $0.path == field.path + "." + key }) { return [leaf.value] }
    }
    return row.prefix(2).map(\.value)
  }
}

extension Array where Element: Hashable {
  /// A difference of multisets that keeps the order.
  fileprivate func taking(away others: [Element]) -> [Element] {
    guard !isEmpty, !others.isEmpty else { return self }
    var left = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return filter { element in
      guard let count = left[element], count > 0 else { return true }
      left[element] = count - 1
      return false
    }
  }
}
