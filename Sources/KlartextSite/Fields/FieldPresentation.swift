import KlartextCore
import KlartextRegister

/// How a field appears in one language: its words and its form, worked out once for all entries.
///
/// A register of 10,000 entries shows a million fields; looking labels up each time took half of the work.
final class FieldPresentation: Sendable {
  /// Where on the page a field stands.
  enum Form: Sendable {
    /// Not in the sections of an entry.
    case hidden
    /// A row of a list of terms.
    case row
    /// Under a heading of its own.
    case block
    /// A record each of whose fields is a row.
    case spread
    /// The text below the front matter.
    case body
  }

  /// The address of the sentence that explains a term; `nil` where there is none.
  typealias Explanation = @Sendable (Term, Vocabulary) -> String?

  struct TermText: Sendable {
    var word: HTML
    /// The word as a link to its explanation, because that does not stand beside it.
    var short: HTML
    /// With the explanation.
    var full: HTML
  }

  /// The label, escaped.
  let label: HTML
  /// ` lang` of the label, where it is not that of the page.
  let labelAttributes: HTML
  let labelText: LanguageText
  /// The label in a `span` with its language, where that differs.
  var markedLabel: HTML { labelAttributes.isEmpty ? label : "<span\(labelAttributes)>\(label)</span>" }
  let terms: [String: TermText]
  let form: Form
  /// Whether the field has running text, itself or in the fields of a record.
  let holdsProse: Bool
  let renderer: SpecialFields.Renderer?

  /// Vocabularies whose words need no explanation.
  private static let plainVocabularies: Set<String> = ["yes-no-unknown"]
  /// Fields that stand elsewhere on the page.
  private static let elsewhere: Set<String> = ["title", "summary", "changes"]
  /// The group whose fields are about publishing, not about the entry.
  static let hiddenGroup = "publication"
  /// From how many nested fields that can be due a record is spread over rows of its own.
  private static let spreadFrom = 4

  init(
    _ field: FieldDefinition, in collection: CollectionDefinition, language: LanguageTag, explanation: Explanation
  ) {
    labelText = field.label.text(in: language)
    label = .text(labelText.string)
    labelAttributes = Self.attributes(labelText.language, language)
    // A bare word in a list of records stands for the record's first field.
    let vocabulary = field.leadingVocabulary
    let isPlain = vocabulary.map { Self.plainVocabularies.contains($0.name) } ?? true
    var terms: [String: TermText] = [:]
    for term in vocabulary?.terms ?? [] {
      let word = Self.html(term.label, language)
      guard !isPlain, !term.text.isEmpty, let vocabulary else {
        terms[term.id] = TermText(word: word, short: word, full: word)
        continue
      }
      let link = explanation(term, vocabulary).map { "<a class=\"value\" href=\"\($0)\">\(word)</a>" as HTML }
      let sentence = Self.html(term.text, language)
      terms[term.id] = TermText(
        word: word, short: link ?? word,
        full:
          "<span class=\"term\">\(word)</span><span class=\"visually-hidden\">:</span> <span class=\"explanation\">\(sentence)</span>"
      )
    }
    self.terms = terms
    renderer = SpecialFields.renderer(of: field, in: collection)
    form = Self.form(of: field, in: collection)
    holdsProse = Self.holdsProse(field)
  }

  private static func form(of field: FieldDefinition, in collection: CollectionDefinition) -> Form {
    if !field.isShown || elsewhere.contains(field.key) || field.group == hiddenGroup { return .hidden }
    if field.isBody { return .body }
    if SpecialFields.isBlock(field, in: collection) { return .block }
    let dueOneByOne = field.fields.filter { $0.duties.contains { $0.code != Duty.always } }.count
    return field.type == .record && !field.isList && dueOneByOne >= spreadFrom ? .spread : .row
  }

  private static func holdsProse(_ field: FieldDefinition) -> Bool {
    field.type == .markdown || field.fields.contains(where: holdsProse)
  }

  private static func html(_ text: LocalizedText, _ language: LanguageTag) -> HTML {
    let found = text.text(in: language)
    let attributes = attributes(found.language, language)
    return attributes.isEmpty ? .text(found.string) : "<span\(attributes)>\(found.string)</span>"
  }

  private static func attributes(_ other: LanguageTag, _ language: LanguageTag) -> HTML {
    language.fallbacks.contains(other) ? HTML() : Edition.attributes(other, on: language)
  }
}

/// The presentations of all fields of a schema in one language.
struct FieldPresentations: Sendable {
  private var byField: [ObjectIdentifier: FieldPresentation] = [:]
  /// The fields that an entry's page may show, by collection and group, in the order of the schema.
  private var byGroup: [String: [String: [FieldDefinition]]] = [:]

  private let language: LanguageTag
  private let explanation: FieldPresentation.Explanation

  init(_ schema: Schema, language: LanguageTag, explanation: @escaping FieldPresentation.Explanation) {
    self.language = language
    self.explanation = explanation
    for collection in schema.collections {
      for field in collection.fields {
        add(field, in: collection, language)
        if of(field, in: collection).form != .hidden {
          byGroup[collection.id, default: [:]][field.group, default: []].append(field)
        }
      }
    }
  }

  private mutating func add(_ field: FieldDefinition, in collection: CollectionDefinition, _ language: LanguageTag) {
    byField[ObjectIdentifier(field)] = FieldPresentation(
      field, in: collection, language: language, explanation: explanation)
    for nested in field.fields { add(nested, in: collection, language) }
  }

  /// The presentation of a field; made anew for a field that is not the schema's own object.
  func of(_ field: FieldDefinition, in collection: CollectionDefinition) -> FieldPresentation {
    byField[ObjectIdentifier(field)]
      ?? FieldPresentation(field, in: collection, language: language, explanation: explanation)
  }

  func fields(of collection: String, group: String) -> [FieldDefinition] { byGroup[collection]?[group] ?? [] }
}
