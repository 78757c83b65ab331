import KlartextContent
import KlartextCore
import KlartextRegister

/// All entries with what is to be known of them, for the first page of the editor and for fields that name others.
struct EditorOverview {
  let project: Project
  let state: PreviewState
  let language: MessageLanguage

  var json: JSON {
    let errors = counts(of: .error)
    let warnings = counts(of: .warning)
    let entries = entries
    return [
      "collections": .array(
        project.register.schema.collections.map { collection in
          [
            "id": .string(collection.id), "label": .string(collection.label[language.tag]),
            "singular": .string(collection.singular[language.tag]),
            "entries": .array((entries[collection.id] ?? []).map { row($0, errors, warnings) }),
          ]
        }),
      "templates": .array(
        TemplateReader.all.map { template in
          [
            "id": .string(template.id), "collection": .string(template.collection),
            "label": .string(template.label[language.tag]),
          ]
        }),
    ]
  }

  /// By collection, sorted by title.
  private var entries: [String: [Entry]] {
    let sorted = GermanCollation.sorted(project.entries) { $0.sortKey(in: $0.language) }
    return Dictionary(grouping: sorted) { $0.key.collection }
  }

  private func counts(of severity: Finding.Severity) -> [String: Int] {
    Dictionary(
      state.diagnostics.lazy.filter { $0.severity == severity }.compactMap { $0.location?.path }.map { ($0, 1) },
      uniquingKeysWith: +)
  }

  private func row(_ entry: Entry, _ errors: [String: Int], _ warnings: [String: Int]) -> JSON {
    let files = [entry.file.path] + entry.translations.values.map(\.file.path)
    func sum(_ counts: [String: Int]) -> JSON { .number(String(files.reduce(0) { $0 + (counts[$1] ?? 0) })) }
    let (name, date) = word(of: entry)
    return [
      "id": .string(entry.id), "title": .string(entry.title(in: entry.language).string), "state": .string(name),
      "date": date.map { .string($0.description) } ?? .null, "errors": sum(errors), "warnings": sum(warnings),
      "languages": .array(
        entry.translations.keys.sorted().map { tag in
          ["tag": .string(tag.description), "name": .string(state.name(of: tag))]
        }),
    ]
  }

  private func word(of entry: Entry) -> (String, CivilDate?) {
    switch entry.preview {
    case .draft: return ("draft", nil)
    case .scheduled(let date): return ("scheduled", date)
    case .unreleased: return ("unreleased", nil)
    case nil: break
    }
    switch entry.publication {
    case .expired: return ("expired", nil)
    case .withdrawn: return ("withdrawn", nil)
    case .heldBack: return ("draft", nil)
    case .published: return ("published", nil)
    }
  }

  /// Titles and ids, by collection; the configured departments among them.
  var references: JSON {
    let entries = entries
    var members = project.register.schema.collections.map { collection in
      JSON.Member(
        collection.id,
        .array(
          (entries[collection.id] ?? []).map {
            ["id": .string($0.id), "title": .string($0.title(in: $0.language).string)]
          }))
    }
    members.append(
      JSON.Member(
        "departments",
        .array(
          project.register.configuration.departments.map {
            ["id": .string($0.id), "title": .string($0.name[language.tag])]
          })))
    return .object(members)
  }
}
