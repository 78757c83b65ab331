import KlartextCore
import KlartextRegister

/// Values of fields as HTML: one case a type.
extension EntryFields {
  func html(_ value: Value, of field: FieldDefinition, in scope: Record = Record(), detail: Detail = .full) -> HTML {
    if detail == .full, let special = presentation(field).renderer {
      return special(self, field, value)
    }
    switch value {
    case .text(let text): return edition.html(text)
    case .localized(let text): return edition.html(text)
    case .markdown(let markdown):
      if markdown.isEmpty { return HTML() }
      return detail == .full
        ? edition.prose(markdown, in: .page(of: entry))
        : edition.html(LanguageText(markdown.plainText, markdown.language))
    case .term(let id): return term(id, of: field, detail: detail)
    case .date(let date): return edition.date(date)
    case .flag(let flag): return .text(flag ? strings[.yes] : strings[.no])
    case .number(let number): return .text(NumberText.plain(number, in: edition.language))
    case .plain(let text): return plain(text, of: field)
    case .reference(let key): return reference(key)
    case .record(let record): return self.record(record, of: field, detail: detail)
    case .list(let items): return list(items, of: field, detail: detail)
    case .rule: return HTML()
    case .unknown: return html(field.takesUnknown ? .open : .missing)
    }
  }

  // MARK: - Single values

  private func term(_ id: String, of field: FieldDefinition, detail: Detail) -> HTML {
    guard let term = presentation(field).terms[id] else { return .text(id) }
    switch detail {
    case .full: return term.full
    case .short: return term.short
    case .word: return term.word
    }
  }

  private func plain(_ text: String, of field: FieldDefinition) -> HTML {
    switch field.type {
    case .url: return edition.link(external: text)
    case .email: return edition.link(email: text)
    case .phone: return edition.link(phone: text)
    case .file: return file(text, title: nil)
    case .fieldPath: return fieldPath(text)
    case .record:
      // A bare value stands for one of the fields named as shorthand; the form of the value says which.
      let candidates = field.shorthand.compactMap { field.field($0) }
      let isAddress = text.contains("://")
      let match = candidates.first { isAddress ? $0.type == .url : $0.type == .email } ?? candidates.first
      return match.map { plain(text, of: $0) } ?? .text(text)
    default: return .text(text)
    }
  }

  private func reference(_ key: EntryKey) -> HTML {
    key.collection == "departments" ? edition.link(toDepartment: key.id) : edition.link(to: key)
  }

  /// A document of the content folder or of another website.
  func file(_ path: String, title: HTML?) -> HTML {
    guard let file = edition.register.media[path] ?? edition.register.media["media/" + path] else {
      return path.contains("://") ? edition.link(external: path, text: title) : title ?? .text(path)
    }
    let name = title ?? .text(path.split(separator: "/").last.map(String.init) ?? path)
    return "<a href=\"\(edition.href(edition.addresses.media(file)))\">\(name) (\(edition.description(of: file)))</a>"
  }

  /// The label of another field of the entry, as a link to it.
  private func fieldPath(_ path: String) -> HTML {
    guard let field = collection.field(at: path) else { return .text(path) }
    return "<a href=\"#\(path)\">\(presentation(field).markedLabel)</a>"
  }

  // MARK: - Lists

  /// Longer lists of choices go without explanations.
  private static let explainedValues = 4

  private func list(_ items: [Item], of field: FieldDefinition, detail: Detail) -> HTML {
    if field.type == .record, detail == .full {
      let rows = items.map { item -> Record in
        if case .record(let record) = item.value { return record }
        // A bare value stands for the record's first shorthand field.
        return Record([Record.Field(field.shorthand.first ?? "", item.value, item.mark)])
      }
      return rowList(rows, of: field)
    }
    if items.count == 1, let only = items.first { return html(only.value, of: field, detail: detail) }
    // Explanations help with few values and hide many.
    let detail = field.type == .choice && items.count > Self.explainedValues && detail == .full ? .short : detail
    let values = items.map { html($0.value, of: field, detail: detail) }.filter { !$0.isEmpty }
    if detail != .full || values.allSatisfy({ $0.string.utf8.count < 40 && !$0.string.utf8.contains(0x3C) }) {
      return values.joined(separator: ", ")
    }
    return "<ul class=\"values\">\(values.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
  }
}
