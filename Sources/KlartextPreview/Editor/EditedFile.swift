import KlartextContent
import KlartextCore
import KlartextRegister

/// A file that the form is about: an entry's, or that of a translation.
struct EditedFile: Sendable {
  let collection: CollectionDefinition
  let id: String
  /// `nil` for the file in the main language.
  let language: LanguageTag?
  /// Relative to the project folder.
  let path: String
  let absolutePath: String

  /// What a new file begins with, before anything is stated.
  static let empty = "---\n---\n"

  /// - Returns: `nil` where no such file could be: the names come from the browser.
  init?(collection: String, id: String, language: String, state: PreviewState, folder: String) {
    guard let project = state.project, let definition = project.register.schema[collection], Slug.isValid(id) else {
      return nil
    }
    var tag: LanguageTag?
    if !language.isEmpty {
      guard let known = LanguageTag(language), known.description == language,
        project.register.configuration.languages.dropFirst().contains(known)
      else { return nil }
      tag = known
    }
    self.collection = definition
    self.id = id
    self.language = tag
    path = "\(project.contentFolder)/\(collection)/\(id)\(tag.map { ".\($0)" } ?? "").md"
    absolutePath = folder + "/" + path
  }

  var key: EntryKey { EntryKey(collection.id, id) }

  /// As it is on the disk; `nil` where there is none.
  var text: String? { ContentFile.text(at: absolutePath) }

  /// What a text of the file says, for the form.
  func contents(_ text: String?) -> [JSON.Member] {
    let edit = EntryEdit(text ?? Self.empty, in: collection)
    return [
      JSON.Member("path", .string(path)), JSON.Member("text", text.map { .string($0) } ?? .null),
      JSON.Member("readable", .bool(edit != nil)),
      JSON.Member("values", EditorJSON.json(.group(edit?.values ?? []))),
      JSON.Member("body", .string(edit?.body ?? "")),
    ]
  }

  /// A text with the changes that the form asks for; `nil` where it cannot be changed in the form.
  func applying(_ changes: [String: Any], body: String?, to text: String?) -> String? {
    guard var edit = EntryEdit(text ?? Self.empty, in: collection) else { return nil }
    // In the order of the schema, so that new fields come one after the other.
    let order = collection.fields.map(\.key)
    let keys = changes.keys.sorted { (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1) }
    for key in keys {
      let value = changes[key].flatMap { EditorJSON.setting($0, collection.field(key)) }
      guard edit.set(key, to: value) else { return nil }
    }
    if let body { edit.setBody(body) }
    return edit.text
  }
}
