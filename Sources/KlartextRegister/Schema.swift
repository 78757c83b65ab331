import KlartextCore

/// A group of fields: a section of an entry's page and of its form.
public struct FieldGroup: Sendable, Hashable {
  public var id: String
  public var label: LocalizedText
  /// Whether the group is for experts: it stands behind the others and is left out on paper.
  public var isTechnical: Bool

  public init(id: String, label: LocalizedText, isTechnical: Bool = false) {
    self.id = id
    self.label = label
    self.isTechnical = isTechnical
  }
}

/// A question that a page in easy language answers, and the fields that answer it.
public struct EasyQuestion: Sendable, Hashable {
  public var id: String
  public var label: LocalizedText
  /// Dotted paths, in the order of the page.
  public var fields: [String]

  public init(id: String, label: LocalizedText, fields: [String]) {
    self.id = id
    self.label = label
    self.fields = fields
  }
}

/// Values that a page in easy language tells as something that happens now, and when that is true.
public struct EasyPresent: Sendable, Hashable {
  public var condition: Condition
  /// Dotted paths.
  public var fields: [String]

  public init(condition: Condition, fields: [String]) {
    self.condition = condition
    self.fields = fields
  }
}

/// A circumstance under which fields are due: `B` for systems in operation, `P` where the public is affected, …
public struct Duty: Sendable, Hashable {
  /// The code of what is always due.
  public static let always = "M"

  public var code: String
  /// `nil` for `M`.
  public var condition: Condition?
  public var label: LocalizedText
  /// When the duty applies, as a sentence.
  public var text: LocalizedText

  public init(code: String, condition: Condition?, label: LocalizedText, text: LocalizedText) {
    self.code = code
    self.condition = condition
    self.label = label
    self.text = text
  }
}

/// A collection: the entries of one kind, one file each, and the fields they have.
public final class CollectionDefinition: Sendable {
  /// `systems`; also the folder below `content` and the name in the interface for programs.
  public let id: String
  public let label: LocalizedText
  public let singular: LocalizedText
  public let intro: LocalizedText
  /// The segment in addresses, by language.
  public let segment: LocalizedText
  public let groups: [FieldGroup]
  /// What a page in easy language asks instead of the groups; empty where it has the groups too.
  public let questions: [EasyQuestion]
  public let easyPresent: EasyPresent?
  public let fields: [FieldDefinition]
  private let byKey: [String: FieldDefinition]

  public init(
    id: String, label: LocalizedText, singular: LocalizedText, intro: LocalizedText, segment: LocalizedText,
    groups: [FieldGroup], questions: [EasyQuestion] = [],
    easyPresent: EasyPresent? = nil, fields: [FieldDefinition]
  ) {
    self.id = id
    self.label = label
    self.singular = singular
    self.intro = intro
    self.segment = segment
    self.groups = groups
    self.questions = questions
    self.easyPresent = easyPresent
    self.fields = fields
    byKey = Dictionary(fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A field by key.
  public func field(_ key: String) -> FieldDefinition? { byKey[key] }

  /// A field by dotted path.
  public func field(at path: String) -> FieldDefinition? {
    let keys = path.split(separator: ".").map(String.init)
    guard let first = keys.first else { return nil }
    var field = byKey[first]
    for key in keys.dropFirst() { field = field?.field(key) }
    return field
  }

  /// Fields of some kind, those inside of records too, in the order of the schema; into lists it does not look.
  public func fields(where isWanted: (FieldDefinition) -> Bool) -> [FieldDefinition] {
    func wanted(_ fields: [FieldDefinition]) -> [FieldDefinition] {
      fields.flatMap { field -> [FieldDefinition] in
        if isWanted(field) { return [field] }
        return field.isList ? [] : wanted(field.fields)
      }
    }
    return wanted(fields)
  }

  /// The field that holds the text below the front matter.
  public var bodyField: FieldDefinition? { fields.first(where: \.isBody) }
}

/// All collections with their fields, allowed values and duties: the single source of truth.
public struct Schema: Sendable {
  /// In the order in which they are shown.
  public var collections: [CollectionDefinition]
  public var duties: [Duty]

  public init(collections: [CollectionDefinition], duties: [Duty]) {
    self.collections = collections
    self.duties = duties
  }

  public subscript(id: String) -> CollectionDefinition? { collections.first { $0.id == id } }

  public func duty(_ code: String) -> Duty? { duties.first { $0.code == code } }
}
