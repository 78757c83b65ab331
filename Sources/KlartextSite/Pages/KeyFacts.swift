import KlartextCore
import KlartextRegister

/// The most important fields of an entry, above all others.
///
/// They are the first group of the schema. Which of them come first, and which of other groups join them, is for the
/// theme to say (`key_facts` in `theme.yaml`). A fact of another group is repeated in short and leads to its place.
struct KeyFacts {
  private(set) var html = HTML()
  /// Keys of fields that are shown here and not again.
  private(set) var shownPaths: Set<String> = []
  /// Where the search and links find the group.
  let groupID: String?

  init(_ fields: EntryFields) {
    let collection = fields.collection
    groupID = collection.groups.first?.id
    let chosen = fields.edition.theme.keyFacts[collection.id] ?? collection.fields.filter(\.isFacet).map(\.path)
    for path in chosen + Self.others(fields, besides: chosen) {
      guard let field = collection.field(at: path), let scope = fields.record.scope(of: path) else {
        continue
      }
      let isHere = field.group == collection.groups.first?.id && !path.contains(".")
      let link: HTML? = isHere || !field.isShown || fields.isEasy ? nil : .text("#" + path)
      // A list of words with explanations would outgrow its neighbours.
      let isLong = field.isList && field.type == .choice
      let detail: EntryFields.Detail = isHere && !isLong ? .full : link == nil ? .short : .word
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

extension KeyFacts {
  /// The rows of the first group that the theme does not name. What needs a heading of its own stays a section.
  private static func others(_ fields: EntryFields, besides chosen: [String]) -> [String] {
    guard let group = fields.collection.groups.first else { return [] }
    return fields.edition.presentations.fields(of: fields.collection.id, group: group.id).filter { field in
      guard case .row = fields.presentation(field).form, !chosen.contains(field.path) else { return false }
      // Whose document it is goes without saying when it is one's own.
      if field.key == "origin", fields.entry.isOwn { return false }
      return !fields.isEasy || fields.shownRecord[field.key] != nil
    }.map(\.path)
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
