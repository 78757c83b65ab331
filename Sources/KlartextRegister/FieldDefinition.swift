import KlartextCore

/// What a field may hold.
public enum FieldType: String, Sendable, CaseIterable {
  /// One line of plain text.
  case text
  /// Markdown, one line or many.
  case markdown
  /// The id of one term of the field's vocabulary.
  case choice
  /// A day: `yyyy-mm-dd`.
  case date
  /// A year, a month or a day.
  case partialDate = "partial-date"
  /// `true` or `false`.
  case boolean
  case integer
  /// A number with a decimal point.
  case number
  case url
  case email
  case phone
  /// A word for an anchor: `[a-z0-9-]`.
  case id
  /// A BCP 47 language tag.
  case language
  /// The name of a country.
  case country
  /// An SPDX licence identifier.
  case spdx
  /// A LeiKa key: 14 digits.
  case leika
  /// The id of an entry of another collection, or of a configured department.
  case reference
  /// The dotted path of a field of the same collection.
  case fieldPath = "field-path"
  /// A group of named values.
  case record
  /// A principle's condition over system fields.
  case rule
  /// A file in `content/media` or an address.
  case file
  /// Anything; read over, never kept.
  case anything
}

/// When a field is due.
public struct DutyRule: Sendable, Hashable {
  /// A code of `Duty`; `M` means always.
  public var code: String
  /// A further condition that has to hold as well.
  public var condition: Condition?

  public init(code: String, condition: Condition? = nil) {
    self.code = code
    self.condition = condition
  }
}

/// A row that a list has to contain under a condition.
public struct RowDuty: Sendable, Hashable {
  public var condition: Condition
  /// Key and value that the row must have.
  public var key: String
  public var value: String

  public init(condition: Condition, key: String, value: String) {
    self.condition = condition
    self.key = key
    self.value = value
  }
}

/// One field of a collection or of a record: everything that the program knows about it is data from here.
public final class FieldDefinition: Sendable {
  public let key: String
  /// The key with the keys of the records around it, dotted: `ai_act.class`.
  public let path: String
  public let type: FieldType
  /// Whether the field holds a list of values of its type.
  public let isList: Bool
  public let label: LocalizedText
  public let help: LocalizedText
  /// An example as YAML writes it, by language; one for all under German when it needs no words.
  public let example: LocalizedText
  /// The group's id; empty for nested fields.
  public let group: String
  public let duties: [DutyRule]
  public let rowDuties: [RowDuty]
  /// Unicode code points.
  public let limit: Int?
  /// Allowed values of a choice.
  public let vocabulary: Vocabulary?
  /// The fields of a record.
  public let fields: [FieldDefinition]
  /// Keys of nested fields that a bare value may stand for.
  public let shorthand: [String]
  /// For references: the collection, or `departments`.
  public let target: String?
  /// Whether a reference may be free text.
  public let allowsText: Bool
  /// Whether `unknown` is an honest answer that meets the duty.
  public let takesUnknown: Bool
  /// Whether the field counts in an entry of `form: short`.
  public let countsInShortForm: Bool
  /// What holds when the field is missing, as its author would write it.
  public let defaultValue: String?
  /// Computed by the program; an author cannot set it.
  public let isComputed: Bool
  /// Stands on the entry's page.
  public let isShown: Bool
  /// Stands in exports.
  public let isExported: Bool
  /// Lists can be filtered by it.
  public let isFacet: Bool
  /// Counted on the page of figures.
  public let isCounted: Bool
  /// A column of the comparison of systems.
  public let isCompared: Bool
  /// The text below the front matter.
  public let isBody: Bool
  /// May be a map from language to text (configuration only).
  public let isLocalized: Bool
  /// Optional, but worth a hint when it is missing.
  public let isSuggested: Bool
  /// Written for citizens: its German texts are measured for how easy they are to read.
  public let isReadable: Bool
  /// For references: the relation's name seen from the other end.
  public let inverse: LocalizedText?
  /// Shown as "not stated" when empty, although no duty applies.
  public let showMissing: Condition?
  /// The key of a date beside this one that cannot be later.
  public let notBefore: String?
  /// The key of the date in each row by which a list is in order.
  public let chronological: String?

  public init(
    key: String, path: String, type: FieldType, isList: Bool = false, label: LocalizedText,
    help: LocalizedText = LocalizedText([:]), example: LocalizedText = LocalizedText([:]), group: String = "",
    duties: [DutyRule] = [], rowDuties: [RowDuty] = [], limit: Int? = nil, vocabulary: Vocabulary? = nil,
    fields: [FieldDefinition] = [], shorthand: [String] = [], target: String? = nil, allowsText: Bool = false,
    takesUnknown: Bool = false, countsInShortForm: Bool = false, defaultValue: String? = nil,
    isComputed: Bool = false, isShown: Bool = true, isExported: Bool = true, isFacet: Bool = false,
    isCounted: Bool = false, isCompared: Bool = false, isBody: Bool = false, isLocalized: Bool = false,
    isSuggested: Bool = false, isReadable: Bool = false, inverse: LocalizedText? = nil, showMissing: Condition? = nil,
    notBefore: String? = nil, chronological: String? = nil
  ) {
    self.key = key
    self.path = path
    self.type = type
    self.isList = isList
    self.label = label
    self.help = help
    self.example = example
    self.group = group
    self.duties = duties
    self.rowDuties = rowDuties
    self.limit = limit
    self.vocabulary = vocabulary
    self.fields = fields
    self.shorthand = shorthand
    self.target = target
    self.allowsText = allowsText
    self.takesUnknown = takesUnknown
    self.countsInShortForm = countsInShortForm
    self.defaultValue = defaultValue
    self.isComputed = isComputed
    self.isShown = isShown
    self.isExported = isExported
    self.isFacet = isFacet
    self.isCounted = isCounted
    self.isCompared = isCompared
    self.isBody = isBody
    self.isLocalized = isLocalized
    self.isSuggested = isSuggested
    self.isReadable = isReadable
    self.inverse = inverse
    self.showMissing = showMissing
    self.notBefore = notBefore
    self.chronological = chronological
  }

  /// Whether a translation may state the field: texts have languages, facts have none.
  public var isTranslatable: Bool {
    switch type {
    case .text, .markdown, .country: true
    case .record: fields.contains { $0.isTranslatable }
    default: false
    }
  }

  /// Whether some duty holds always, so that a missing value is an error.
  public var isAlwaysRequired: Bool { duties.contains { $0.code == Duty.always && $0.condition == nil } }

  /// Whether `unknown` may stand in the place of the value: any field that is always due, but for title, status and
  /// kind, and those that say so themselves.
  public var mayBeUnknown: Bool {
    takesUnknown || !["title", "status", "kind"].contains(key) && duties.contains { $0.code == Duty.always }
  }

  /// The allowed values; of a record those of the field that a bare word stands for.
  public var leadingVocabulary: Vocabulary? { vocabulary ?? shorthand.first.flatMap { field($0)?.vocabulary } }

  /// Whether values of this kind can be counted: they are few and the same for several entries.
  public var isCountable: Bool {
    switch type {
    case .choice, .reference, .boolean, .date, .partialDate: true
    case .record: shorthand.first.flatMap { field($0) }?.isCountable ?? false
    default: false
    }
  }

  /// Whether lists can be filtered by values of this kind.
  public var isFilterable: Bool { isCountable && type != .date && type != .partialDate }

  /// A nested field by key.
  public func field(_ key: String) -> FieldDefinition? { fields.first { $0.key == key } }
}
