import KlartextRegister

/// Fields with a form of their own, which their type alone does not give.
///
/// A new one is a line here and a function in a file named after the field.
enum SpecialFields {
  typealias Renderer = @Sendable (EntryFields, FieldDefinition, Value) -> HTML

  private static let renderers: [String: Renderer] = [
    "pages/sign_language": { $0.film($2, of: $1) },
    "systems/sign_language": { $0.film($2, of: $1) },
    "guidelines/sign_language": { $0.film($2, of: $1) },
    "systems/remedy": { $0.remedy($2, of: $1) },
    "systems/guidelines": { $0.appliedGuidelines($2, of: $1) },
    "guidelines/principles": { $0.principles($2, of: $1) },
    "guidelines/uses": { $0.uses($2, of: $1) },
    "decisions/consultations": { $0.consultations($2, of: $1) },
    "decisions/tasks": { $0.tasks($2, of: $1) },
  ]

  /// Fields that need the width of the page and a heading of their own.
  private static let blocks: Set<String> = [
    "systems/sign_language", "guidelines/sign_language", "guidelines/principles", "decisions/consultations",
    "decisions/tasks",
  ]

  static func renderer(of field: FieldDefinition, in collection: CollectionDefinition) -> Renderer? {
    renderers[collection.id + "/" + field.path]
  }

  static func isBlock(_ field: FieldDefinition, in collection: CollectionDefinition) -> Bool {
    blocks.contains(collection.id + "/" + field.path)
  }
}
