import KlartextCore
import KlartextRegister

extension EntryFields {
  /// A content with the definitions of the terms that its texts mention for the first time on the page.
  func explained(_ content: Content, of field: FieldDefinition, in scope: Record) -> HTML {
    guard case .value(let html) = content, presentation(field).holdsProse, let value = scope[field.key] else {
      return self.html(content)
    }
    return html + edition.definitions(of: value.terms)
  }
}

extension Edition {
  /// What terms mean, folded away until a reader wants it; works without scripts.
  func definitions(of terms: [EntryKey]) -> HTML {
    let entries = terms.compactMap { register[$0] }.filter { !$0.isTombstone }
    guard !entries.isEmpty else { return HTML() }
    let names = entries.map { html($0.title(in: language)) }
    let definitions = entries.map { entry -> HTML in
      let summary = entry.summary(in: language).map { html($0) } ?? HTML()
      return "<div><dt>\(link(to: entry))</dt><dd>\(summary)</dd></div>"
    }
    return fill(
      .definitions, ["terms": names.joined(separator: ", "), "definitions": definitions.joined()])
  }
}

extension Value {
  /// The terms that the texts of a value mention for the first time on their page, in reading order.
  fileprivate var terms: [EntryKey] {
    switch self {
    case .markdown(let markdown): markdown.terms
    case .record(let record): record.fields.flatMap(\.value.terms)
    case .list(let items): items.flatMap(\.value.terms)
    default: []
    }
  }
}
