import KlartextCore
import KlartextRegister

/// The JSON Schema of a field's value, from what the schema of the register says of it.
struct APIFieldSchema {
  /// The language of titles and descriptions.
  let language: LanguageTag

  func json(_ field: FieldDefinition) -> JSON {
    var schema = field.isList ? list(field) : single(field)
    if field.mayBeUnknown { schema = ["anyOf": [schema, SchemaForm.reference("unknown")]] }
    return SchemaForm.titled(
      schema, field.label[language], field.help[language],
      default: field.defaultValue.flatMap { standard($0, of: field) })
  }

  private func list(_ field: FieldDefinition) -> JSON {
    switch field.type {
    // Texts by language, each a list: a translation gives the whole list anew.
    case .text, .markdown, .country: SchemaForm.map(SchemaForm.array(text(of: field)))
    default: SchemaForm.array(single(field))
    }
  }

  private func single(_ field: FieldDefinition) -> JSON {
    switch field.type {
    case .text, .country:
      let text = SchemaForm.map(text(of: field))
      return field.vocabulary == nil ? text : ["anyOf": [text, term(of: field)]]
    case .markdown: return SchemaForm.reference("markdown")
    case .choice: return term(of: field)
    case .date: return SchemaForm.date
    case .partialDate: return SchemaForm.partialDate
    case .boolean: return SchemaForm.boolean
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .url: return ["type": "string", "format": "uri"]
    case .email: return ["type": "string", "format": "email"]
    case .id: return SchemaForm.identifier
    case .language: return SchemaForm.language
    case .leika: return ["type": "string", "pattern": "^[0-9]{14}$"]
    case .file: return SchemaForm.link
    case .reference:
      return field.vocabulary == nil
        ? SchemaForm.reference("reference") : ["anyOf": [SchemaForm.reference("reference"), term(of: field)]]
    case .record: return record(field)
    case .rule: return ["type": "object"]
    case .phone, .spdx, .fieldPath, .anything: return SchemaForm.string
    }
  }

  private func text(of field: FieldDefinition) -> JSON {
    if field.type == .markdown {
      return SchemaForm.object(
        ["text": SchemaForm.string, "html": SchemaForm.string], required: ["text", "html"])
    }
    return .members(["type": "string", "maxLength": field.limit.map { .number($0) }])
  }

  /// The allowed values with what they mean.
  private func term(of field: FieldDefinition) -> JSON {
    let terms: [JSON] = (field.vocabulary?.terms ?? []).map { term in
      .members([
        "const": .string(term.id), "title": .string(term.label[language]),
        "description": term.text.isEmpty ? nil : .string(term.text[language]),
      ])
    }
    return SchemaForm.object(["id": ["oneOf": .array(terms)], "label": SchemaForm.reference("text")], required: ["id"])
  }

  private func record(_ field: FieldDefinition) -> JSON {
    let fields = field.fields.filter(\.isExported)
    // A row without what it must have is refused; a single record may have parts that are withheld.
    let required = field.isList ? fields.filter { $0.isAlwaysRequired && $0.defaultValue == nil } : []
    return SchemaForm.object(fields.map { ($0.key, json($0)) }, required: required.map(\.key))
  }

  /// What holds when the field is not stated.
  private func standard(_ value: String, of field: FieldDefinition) -> JSON? {
    switch field.type {
    case .choice: ["id": .string(value)]
    case .boolean: .bool(value == "true")
    case .integer, .number: .number(APIValues.canonical(value))
    default: nil
    }
  }
}
