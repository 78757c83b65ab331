import KlartextContent
import KlartextCore
import KlartextRegister

/// What would be if a file had another text: its messages by field, its duties, and its page.
struct EditorChecks {
  let file: EditedFile
  let text: String
  /// The project as it is, and as it would be.
  let present: PreviewState
  let trial: PreviewState
  let language: MessageLanguage
  /// The page of the trial; `nil` where it has none.
  let page: String?

  var json: JSON {
    [
      "text": .string(text), "diagnostics": .array(messages), "duties": .array(duties),
      "elsewhere": .number(String(errorsElsewhere)), "page": page.map { .string($0) } ?? .null, "hold": hold,
    ]
  }

  private var entry: Entry? { trial.project?.entries.first { $0.key == file.key } }

  /// Why the entry would not be public yet.
  private var hold: JSON {
    switch entry?.preview {
    case .draft?: ["reason": "draft"]
    case .scheduled(let date)?: ["reason": "scheduled", "date": .string(date.description)]
    case .unreleased?: ["reason": "unreleased"]
    case nil: .null
    }
  }

  private var own: [Diagnostic] { trial.diagnostics.filter { $0.location?.path == file.path } }

  private var messages: [JSON] {
    let edit = EntryEdit(text, in: file.collection)
    let order: [Finding.Severity] = [.error, .warning, .hint]
    return order.flatMap { severity in own.filter { $0.severity == severity } }.map { diagnostic in
      let location = diagnostic.location
      let hasPlace = location.map { !$0.text.isEmpty } ?? false
      let field =
        diagnostic.finding.field ?? (hasPlace ? location.flatMap { edit?.path(line: $0.line, column: $0.column) } : nil)
      return [
        "id": .string(diagnostic.finding.id), "severity": .string(diagnostic.severity.word),
        "message": .string(inWordsOfTheForm(diagnostic.finding.message[language], about: field)),
        "mend": mend(of: diagnostic.finding).map { .string(inWordsOfTheForm($0, about: field)) } ?? .null,
        "line": .number(String(location?.line ?? 1)), "field": field.map { .string($0) } ?? .null,
        "excerpt": hasPlace ? location.map { .string(excerpt($0)) } ?? .null : .null,
      ]
    }
  }

  private func mend(of finding: Finding) -> String? {
    let text = (finding.formMend ?? finding.mend)?[language]
    return text?.isEmpty == true ? nil : text
  }

  /// A message with the label that stands in the form in place of the key that stands in the file.
  private func inWordsOfTheForm(_ text: String, about path: String?) -> String {
    let plain = path?.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
    guard let plain, let field = file.collection.field(at: plain) else { return text }
    let label = field.label[language.tag]
    var text = text.replacing(" (\(field.path))", with: "")
    for (open, close) in [("„", "“"), ("“", "”")] {
      text = text.replacing("\(open)\(field.key)\(close)", with: "\(open)\(label)\(close)")
    }
    return text
  }

  private func excerpt(_ location: SourceLocation) -> String {
    let excerpt = SourceExcerpt(location)
    return excerpt.line + "\n" + excerpt.carets
  }

  private var duties: [JSON] {
    guard let project = trial.project, let entry else { return [] }
    if let language = file.language {
      // Facts are due in the original; a version in another language needs its title.
      let isMet = entry.translations[language]?.own.text("title") != nil
      return [["path": "title", "isMet": .bool(isMet), "reasons": []]]
    }
    let tag = language.tag
    return entry.duties.map { state in
      [
        "path": .string(state.path), "isMet": .bool(state.isMet),
        "reasons": .array(
          state.codes.compactMap { code in
            code == Duty.always ? nil : project.register.schema.duty(code).map { .string($0.text[tag]) }
          }),
      ]
    }
  }

  /// Errors in other files that this one would bring, such as references to an anchor that is gone.
  private var errorsElsewhere: Int {
    func errors(_ state: PreviewState) -> Set<Diagnostic> {
      Set(state.diagnostics.filter { $0.severity == .error && $0.location?.path != file.path })
    }
    return errors(trial).subtracting(errors(present)).count
  }
}

extension Finding.Severity {
  /// For the form, and for its style.
  fileprivate var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .hint: "hint"
    }
  }
}
