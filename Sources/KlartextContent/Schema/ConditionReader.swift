import KlartextCore
import KlartextRegister

/// Reads conditions: of duties in the schema, and of rules that guidelines carry.
///
/// ```yaml
/// {status: [pilot, operational], affects: public}   # each field has one of the values; all of them
/// {present: notice}                                 # the field has a value
/// {any: [{…}, {…}]}   {all: [{…}, {…}]}   {not: {…}}
/// ```
enum ConditionReader {
  static let maximumDepth = 8

  /// `nil`, with at least one finding, when the node is no condition.
  static func read(
    _ node: YAMLNode, depth: Int = 0, report: (Finding, SourceMark) -> Void
  ) -> Condition? {
    guard depth < maximumDepth, let pairs = node.mapping, !pairs.isEmpty else {
      report(.conditionForm, node.mark)
      return nil
    }
    var parts: [Condition] = []
    for pair in pairs {
      switch pair.key {
      case "any", "all":
        let items = pair.value.sequence ?? []
        let conditions = items.compactMap { read($0, depth: depth + 1, report: report) }
        if items.isEmpty { report(.conditionForm, pair.value.mark) }
        guard conditions.count == items.count, !items.isEmpty else { return nil }
        parts.append(pair.key == "any" ? .any(conditions) : .all(conditions))
      case "not":
        guard let inner = read(pair.value, depth: depth + 1, report: report) else { return nil }
        parts.append(.not(inner))
      case "present":
        let paths = pair.value.sequence?.compactMap(\.scalar) ?? pair.value.scalar.map { [$0] } ?? []
        guard !paths.isEmpty else {
          report(.conditionForm, pair.value.mark)
          return nil
        }
        parts += paths.map { .isPresent(path: $0) }
      default:
        let values = pair.value.sequence?.compactMap(\.scalar) ?? pair.value.scalar.map { [$0] } ?? []
        guard !values.isEmpty, pair.value.mapping == nil else {
          report(.conditionForm, pair.value.mark)
          return nil
        }
        parts.append(.isOneOf(path: pair.key, values: values))
      }
    }
    return parts.count == 1 ? parts.first : .all(parts)
  }

  /// The same; field paths and values are checked against a collection.
  static func read(
    _ node: YAMLNode, about collection: CollectionDefinition?, report: (Finding, SourceMark) -> Void
  ) -> Condition? {
    guard let condition = read(node, report: report) else { return nil }
    if let collection { check(node, against: collection, report: report) }
    return condition
  }

  /// A principle's rule: `when`, and `forbid` or `require`; field paths and values are checked against a collection.
  static func readRule(
    _ node: YAMLNode, about collection: CollectionDefinition?, report: (Finding, SourceMark) -> Void
  ) -> Rule? {
    guard let pairs = node.mapping else {
      report(.ruleForm, node.mark)
      return nil
    }
    var conditions: [String: Condition] = [:]
    for pair in pairs {
      guard ["when", "forbid", "require"].contains(pair.key) else {
        report(.fieldUnknown(pair.key, known: ["when", "forbid", "require"]).finding, pair.keyMark)
        continue
      }
      guard let condition = read(pair.value, about: collection, report: report) else { return nil }
      conditions[pair.key] = condition
    }
    guard conditions["forbid"] != nil || conditions["require"] != nil else {
      report(.ruleForm, node.mark)
      return nil
    }
    let rule = Rule(when: conditions["when"], forbid: conditions["forbid"], require: conditions["require"])
    if let collection, let contradiction = rule.contradiction(among: collection.fields) {
      report(.ruleContradiction(contradiction), node.mark)
    }
    return rule
  }

  private static func check(
    _ node: YAMLNode, against collection: CollectionDefinition, report: (Finding, SourceMark) -> Void
  ) {
    for pair in node.mapping ?? [] {
      switch pair.key {
      case "any", "all":
        for item in pair.value.sequence ?? [] { check(item, against: collection, report: report) }
      case "not": check(pair.value, against: collection, report: report)
      case "present":
        for item in pair.value.sequence ?? [pair.value] {
          if let path = item.scalar, collection.field(at: path) == nil {
            report(.fieldPathUnknown(path, known: collection.fields.map(\.key)), item.mark)
          }
        }
      default:
        guard let field = collection.field(at: pair.key) else {
          report(.fieldPathUnknown(pair.key, known: collection.fields.map(\.key)), pair.keyMark)
          continue
        }
        let leaf = field.vocabulary == nil ? field.shorthand.lazy.compactMap { field.field($0) }.first ?? field : field
        guard leaf.type == .choice, let vocabulary = leaf.vocabulary else { continue }
        for item in pair.value.sequence ?? [pair.value] {
          if let value = item.scalar, vocabulary[value] == nil, value != "unknown" {
            report(.valueUnknown(value, field: leaf), item.mark)
          }
        }
      }
    }
  }
}
