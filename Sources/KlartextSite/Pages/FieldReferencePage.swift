import KlartextCore
import KlartextRegister

/// What the fields of a collection mean in the data: their names, what can stand there, when they are due.
struct FieldReferencePage {
  private let collection: CollectionDefinition
  private let edition: Edition
  private var strings: Strings { edition.strings }

  static func artifact(_ collection: CollectionDefinition, in edition: Edition) -> Artifact? {
    let path = edition.addresses.fields(of: collection, in: edition.language)
    return edition.artifact(path, origin: "fields of \(collection.id)") {
      FieldReferencePage(collection: collection, edition: edition).page(path)
    }
  }

  private func page(_ path: SitePath) -> Page {
    var outline = OutlinePage(edition)
    outline.add("entry", .dataEntryColumns, entryColumns)
    for group in collection.groups {
      let fields = collection.fields.filter { $0.group == group.id && $0.isPublic }
      guard !fields.isEmpty else { continue }
      let label = group.label.text(in: edition.language)
      outline.add("group-" + group.id, label, table(fields.flatMap { rows($0, within: []) }, name: label.string))
    }
    let title = strings.text(.dataFieldsOf, ["collection": collection.label[edition.language]])
    let addresses = edition.addresses
    let above = Page.Crumb(
      title: LanguageText(strings[.dataTitle], edition.language), path: addresses.fixed(.data, in: edition.language))
    return Page(
      path: path, title: title, description: strings[.dataFieldsIntro], section: .fixed(.data), kind: "fields",
      breadcrumb: [above],
      versions: Dictionary(
        uniqueKeysWithValues: addresses.completeLanguages.map { ($0, addresses.fields(of: collection, in: $0)) }),
      data: [addresses.dataSchema(collection.id)],
      main: outline.main(heading: title, intro: strings[.dataFieldsIntro]))
  }

  /// What the tables say of every entry.
  private var entryColumns: HTML {
    let rows = EntryFact.allCases.map { fact -> HTML in
      "<div class=\"field\"><dt>\(TableRules.code(fact.rawValue))</dt><dd>\(strings[fact.meaning])</dd></div>"
    }
    return "<dl class=\"fields\">\(rows.joined())</dl>"
  }

  // MARK: - Fields

  private struct Row {
    var field: FieldDefinition
    var groups: [FieldDefinition]
    var path: String { (groups + [field]).map(\.key).joined(separator: ".") }
  }

  private func rows(_ field: FieldDefinition, within groups: [FieldDefinition]) -> [Row] {
    [Row(field: field, groups: groups)]
      + field.fields.filter(\.isExported).flatMap { rows($0, within: groups + [field]) }
  }

  /// On a phone each row becomes a list; roles keep it a table for screen readers, which CSS would else take away.
  private func table(_ rows: [Row], name: String) -> HTML {
    let head = [strings[.fieldName], strings[.fieldContent], strings[.fieldDue]]
    let columns = head.map { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" as HTML }.joined()
    let body = rows.map { row -> HTML in
      """
      <tr role="row" id="\(row.path)"><th scope="row" role="rowheader"><span class="level-\(min(row.groups.count, 3))">\
      \(edition.html(row.field.label)) <span class="note">\(TableRules.code(row.path))</span></span></th>\
      <td role="cell" data-label="\(head[1])">\(FieldContent(row.field, in: edition).html)</td>\
      <td role="cell" data-label="\(head[2])">\(due(row))</td></tr>
      """
    }
    return """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(strings[.table]): \(name)">\
      <table class="matrix field-reference" role="table" aria-label="\(name)"><thead role="rowgroup"><tr role="row">\(columns)</tr></thead>\
      <tbody role="rowgroup">\(body.joined())</tbody></table></div>
      """
  }

  private func due(_ row: Row) -> HTML {
    if row.field.isComputed { return .text(strings[.fieldComputed]) }
    let duties = row.field.duties.compactMap { rule -> HTML? in
      if rule.code == Duty.always, rule.condition == nil, !row.groups.isEmpty { return .text(strings[.fieldInGroup]) }
      guard let duty = edition.schema.duty(rule.code) else { return nil }
      let label = edition.html(duty.label)
      return rule.condition == nil ? label : strings.html(.fieldSometimes, ["duty": label])
    }
    return duties.isEmpty ? .text(strings[.fieldOptional]) : duties.joined(separator: "; ")
  }
}
