import KlartextCore
import KlartextRegister

/// The most important fields of an entry, above all others.
///
/// Which ones is for the theme to say (`key_facts` in `theme.yaml`). A fact of the first section has its place here;
/// one of a later section is repeated in short and leads to it.
struct KeyFacts {
  private(set) var html = HTML()
  /// Keys of fields that are shown here and not again.
  private(set) var shownPaths: Set<String> = []

  init(_ fields: EntryFields) {
    let collection = fields.collection
    let paths =
      fields.edition.theme.keyFacts[collection.id] ?? collection.fields.filter(\.isFacet).map(\.path)
    for path in paths {
      guard let field = collection.field(at: path), let scope = fields.record.scope(of: path) else {
        continue
      }
      let isHere = field.group == collection.groups.first?.id && !path.contains(".")
      let link: HTML? = isHere || !field.isShown || fields.isEasy ? nil : .text("#" + path)
      // A list with explanations would outgrow its neighbours.
      let detail: EntryFields.Detail = isHere && !field.isList ? .full : link == nil ? .short : .word
      guard let content = fields.content(of: field, in: scope, detail: detail) else { continue }
      if isHere { shownPaths.insert(field.key) }
      let label = fields.presentation(field)
      html += fields.edition.fill(
        .fact,
        [
          "id": isHere ? .text(path) : nil, "href": link, "type": .text(field.type.rawValue), "label": label.label,
          "label_attributes": label.labelAttributes,
          "value": detail == .full ? fields.explained(content, of: field, in: scope) : fields.html(content),
          "missing": content.isMissing ? HTML() : nil,
        ])
    }
  }
}

extension Record {
  /// The record in which the last key of a path stands.
  func scope(of path: String) -> Record? {
    guard let dot = path.lastIndex(of: ".") else { return self }
    switch value(at: String(path[..<dot])) {
    case .record(let inner)?: return inner
    case nil: return Record()
    default: return nil
    }
  }
}
