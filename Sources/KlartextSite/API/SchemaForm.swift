import KlartextCore

/// Pieces of JSON Schema (draft 2020-12) from which the schemas of the interface are put together.
enum SchemaForm {
  static let dialect: JSON = "https://json-schema.org/draft/2020-12/schema"

  static let string: JSON = ["type": "string"]
  static let boolean: JSON = ["type": "boolean"]
  static let count: JSON = ["type": "integer", "minimum": 0]
  static let date: JSON = ["type": "string", "format": "date"]
  /// A year, a month or a day, as exactly as it is known.
  static let partialDate: JSON = ["type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"]
  static let language: JSON = ["type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"]
  static let identifier: JSON = ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"]
  /// An address of this site; without a configured base address it begins at the host.
  static let link: JSON = ["type": "string", "format": "uri-reference"]

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/" + name)] }

  static func array(_ items: JSON) -> JSON { ["type": "array", "items": items] }

  static func oneOf(_ values: [String]) -> JSON { ["type": "string", "enum": .array(values.map { .string($0) })] }

  static func object(_ properties: KeyValuePairs<String, JSON>, required: [String] = []) -> JSON {
    object(properties.map { ($0, $1) }, required: required)
  }

  static func object(_ properties: [(String, JSON)], required: [String] = []) -> JSON {
    .members([
      "type": "object", "required": required.isEmpty ? nil : .array(required.map { .string($0) }),
      "properties": .members(properties.map { ($0, $1) }),
    ])
  }

  /// Values by language.
  static func map(_ value: JSON) -> JSON {
    ["type": "object", "minProperties": 1, "propertyNames": language, "additionalProperties": value]
  }

  /// A schema with words about it before its rules.
  static func titled(_ schema: JSON, _ title: String, _ description: String? = nil, default: JSON? = nil) -> JSON {
    guard case .object(let members) = schema else { return schema }
    let words: [(String, JSON?)] = [
      ("title", .string(title)), ("description", description.flatMap { $0.isEmpty ? nil : .string($0) }),
      ("default", `default`),
    ]
    return .members(words + members.map { ($0.key, $0.value) })
  }

  /// What several schemas refer to.
  static let definitions: [(name: String, schema: JSON)] = [
    ("text", map(string)),
    ("markdown", map(object(["text": string, "html": string], required: ["text", "html"]))),
    ("unknown", ["const": .string(APIValues.unknown.scalar ?? "")]),
    ("term", object(["id": string, "label": reference("text")], required: ["id"])),
    ("links", map(link)),
    (
      "reference",
      object([
        "collection": string, "id": string, "title": reference("text"), "url": link, "data": link,
      ])
    ),
    (
      "gap",
      object(
        [
          "collection": identifier, "field": string, "label": reference("text"), "row": count,
          "needed_row": ["type": "object"], "entries": count,
        ], required: ["field", "label"])
    ),
    (
      "completeness",
      object(
        [
          "entries": count, "due": count, "met": count, "missing": array(reference("gap")),
          "open": array(reference("gap")), "withheld": array(reference("gap")),
        ], required: ["due", "met"])
    ),
    ("counts", ["type": "object", "additionalProperties": count]),
  ]

  /// A schema as a file: with its dialect, its address and the definitions that it uses.
  static func file(_ schema: JSON, at address: JSON) -> JSON {
    guard case .object(let members) = schema else { return schema }
    let head: [(String, JSON?)] = [("$schema", dialect), ("$id", address)]
    let definitions: JSON = .members(definitions.map { ($0.name, $0.schema) })
    return .members(head + members.map { ($0.key, $0.value) } + [("$defs", definitions)])
  }
}
