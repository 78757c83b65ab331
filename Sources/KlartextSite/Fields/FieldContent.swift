import KlartextCore
import KlartextRegister

/// What can stand in a field, in words: „fester Wert, mehrere möglich“.
struct FieldContent {
  private let field: FieldDefinition
  private let edition: Edition
  private var strings: Strings { edition.strings }

  init(_ field: FieldDefinition, in edition: Edition) {
    self.field = field
    self.edition = edition
  }

  var html: HTML {
    var parts = [type]
    if let values { parts.append(values) }
    if field.isList { parts.append(.text(strings[.fieldSeveral])) }
    if let limit = field.limit { parts.append(.text(strings.count(.fieldLimit, limit))) }
    if field.takesUnknown { parts.append(.text(strings[.fieldOrUnknown])) }
    return parts.joined(separator: ", ")
  }

  /// How many allowed values there are, as a link to what they mean; otherwise the values themselves.
  private var values: HTML? {
    guard let vocabulary = field.vocabulary, !vocabulary.terms.isEmpty else { return nil }
    guard edition.schema["glossary"] != nil, let (place, anchor) = edition.valueSets.place(of: vocabulary) else {
      return vocabulary.terms.map { TableRules.code($0.id) }.joined(separator: " ")
    }
    let href = edition.href(edition.addresses.values(of: place, in: edition.language)) + "#" + SitePath(anchor).encoded
    return "<a href=\"\(href)\">\(strings.count(.fieldValues, vocabulary.terms.count))</a>"
  }

  private var type: HTML {
    switch field.type {
    case .text: .text(strings[.typeText])
    case .markdown: .text(strings[.typeMarkdown])
    case .choice: .text(strings[.typeChoice])
    case .date: .text(strings[.typeDate])
    case .partialDate: .text(strings[.typePartialDate])
    case .boolean: .text(strings[.typeBoolean])
    case .integer: .text(strings[.typeInteger])
    case .number: .text(strings[.typeNumber])
    case .url: .text(strings[.typeURL])
    case .email: .text(strings[.typeEmail])
    case .phone: .text(strings[.typePhone])
    case .id: .text(strings[.typeID])
    case .language: .text(strings[.typeLanguage])
    case .country: .text(strings[.typeCountry])
    case .spdx: .text(strings[.typeSPDX])
    case .leika: .text(strings[.typeLeiKa])
    case .reference: strings.html(field.allowsText ? .typeReferenceOrText : .typeReference, ["target": target])
    case .fieldPath: .text(strings[.typeFieldPath])
    case .record: .text(strings[.typeRecord])
    case .rule: .text(strings[.typeRule])
    case .file: .text(strings[.typeFile])
    case .anything: HTML()
    }
  }

  private var target: HTML {
    guard let target = field.target else { return HTML() }
    return edition.schema[target].map { edition.html($0.label) } ?? .text(strings[.offices])
  }
}
