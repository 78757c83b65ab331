import Glibc
import KlartextCore
import KlartextRegister

/// An entry that is being made.
public struct NewEntry: Sendable {
  public let key: EntryKey
  public let collection: CollectionDefinition
  public private(set) var settings = Settings()
  private let workshop: Workshop
  private var notes: [String: [String]] = [:]
  private var typical: [String: String] = [:]

  /// A draft of today that states nothing but its title.
  public init(_ title: String, id: String, in collection: CollectionDefinition, of workshop: Workshop) {
    key = EntryKey(collection.id, id)
    self.collection = collection
    self.workshop = workshop
    set("title", to: title)
    set("draft", to: "true")
    if collection.field("reviewed_on") != nil { set("reviewed_on", to: workshop.today.description) }
    if collection.field(at: "ai_act.class") != nil { set("ai_act.class", to: "not-assessed") }
  }

  /// An id made of a title: as much of it as an id may hold.
  public static func id(for title: String) -> String {
    var id = Slug.make(title)
    while !id.isEmpty, !Slug.isValid(id) {
      // A word less; a single word that is too long is cut.
      id = id.lastIndex(of: "-").map { String(id[..<$0]) } ?? String(id.prefix(80))
    }
    return id
  }

  /// Where the file will be, relative to the project folder.
  public var path: String { path(of: key) }

  private func path(of key: EntryKey) -> String { "\(workshop.contentFolder)/\(key).md" }

  // MARK: - What it states

  /// The language of the texts and comments.
  public var language: LanguageTag { workshop.configuration.mainLanguage }

  public mutating func set(_ path: String, to text: String) {
    settings.set(path, to: text, in: collection.fields)
  }

  /// Adds a comment above a field.
  public mutating func note(_ text: String, at path: String) { notes[path, default: []].append(text) }

  /// Takes over a template: what is true of every such thing, without overruling what is set.
  public mutating func apply(_ template: EntryTemplate) {
    for value in template.values where !settings.has(value.path) { set(value.path, to: value.text[language]) }
    for value in template.typical where !settings.has(value.path) { typical[value.path] = value.text[language] }
    for question in template.questions { note(question.text[language], at: question.path) }
  }

  private var scaffold: EntryScaffold {
    EntryScaffold(
      schema: workshop.schema, collection: collection, language: language, settings: settings, notes: notes,
      typical: typical)
  }

  /// The file.
  public var text: String {
    var scaffold = scaffold
    scaffold.required = required
    return scaffold.text
  }

  /// The keys of fields without which the entry, as it is now, cannot be published.
  private var required: Set<String> {
    let always = read(scaffold.text).entry.duties.filter { $0.isAlways && $0.row == nil }
    return Set(always.map { $0.path.split(separator: ".").first.map(String.init) ?? $0.path })
  }

  /// The fields that are always due and not stated yet, or stated as empty, in the order of the schema.
  public var openFields: [FieldDefinition] {
    let required = required
    return collection.fields.filter { required.contains($0.key) && settings[$0.key]?.pruned == nil }
  }

  // MARK: - Checks

  private func read(_ text: String) -> EntryReader.Result {
    EntryReader(
      schema: workshop.schema, configuration: workshop.configuration, today: workshop.today, includesDrafts: false
    ).read(SourceFile(path: path, text: text), id: key.id, in: collection, translations: [])
  }

  /// What is wrong with an answer for a field, told by the same reader as for files; none when it can be taken.
  public func problems(with answer: String, for field: FieldDefinition) -> [Finding] {
    var tried = self
    tried.set(field.path, to: answer)
    let before = Set(read(text).diagnostics.map(\.finding))
    let result = read(tried.text)
    let new = result.diagnostics.filter { $0.severity == .error && !before.contains($0.finding) }
    return new.map(\.finding) + tried.danglingReferences(result.entry.record[field.key], of: field)
  }

  /// References that lead nowhere, as far as that shows without reading all entries.
  private func danglingReferences(_ value: Value?, of field: FieldDefinition) -> [Finding] {
    switch value {
    case .list(let items)?: return items.flatMap { danglingReferences($0.value, of: field) }
    case .reference(let key)?:
      if key.collection == "departments" {
        let departments = workshop.configuration.departments.map(\.id)
        guard !departments.contains(key.id) else { return [] }
        return [.departmentUnknown(key.id, nearest: EditDistance.nearest(to: key.id, among: departments))]
      }
      let folder = "\(workshop.folder)/\(workshop.contentFolder)/"
      guard !DirectoryEntry.exists(folder + "\(key).md") else { return [] }
      let files = (DirectoryEntry.list(folder + key.collection) ?? []).map(\.name).filter { $0.hasSuffix(".md") }
      let nearest = EditDistance.nearest(to: key.id, among: files.map { String($0.dropLast(3)) })
      return [.referenceDangling(key, nearest: nearest, takesText: field.allowsText)]
    default: return []
    }
  }

  /// Why the entry cannot have its id; `nil` when it can.
  public var placeProblem: Finding? { placeProblem(of: key) }

  private func placeProblem(of key: EntryKey) -> Finding? {
    guard Slug.isValid(key.id) else { return .newIDInvalid(key.id) }
    if workshop.reservedIDs[key.collection]?.contains(key.id) == true { return .newIDReserved(key.id) }
    var info = stat()
    let path = path(of: key)
    guard lstat(workshop.folder + "/" + path, &info) != 0 else { return .newFileExists(path) }
    return nil
  }

  /// The nearest id that the entry could have instead of its own: `chatbot-2`; `nil` where none can be made of it.
  public var freeID: String? {
    // Room for the number: an id has at most 80 characters.
    let start = Slug.make(String(Slug.make(key.id).prefix(75)))
    let candidates = [start] + (2...999).map { "\(start)-\($0)" }
    return candidates.first { placeProblem(of: EntryKey(key.collection, $0)) == nil }
  }

  /// What the whole project says of the new file.
  public func diagnostics(by reader: ProjectReader) -> [Diagnostic] {
    var reader = reader
    reader.texts = [path: text]
    return reader.read().diagnostics.filter { $0.location?.path == path }
  }

  // MARK: - Writing

  /// Writes the file in one step; one that is there already stays as it is.
  public func write() -> Finding? {
    ContentFile.write(text, to: workshop.folder + "/" + path, path: path, replacing: nil)
  }
}
