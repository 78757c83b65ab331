import KlartextCore
import KlartextRegister

/// A page of its own, such as the legal notice, or a term of the glossary: mostly running text.
enum TextPage {
  static func page(_ entry: Entry, in edition: Edition) -> Page {
    let fields = EntryFields(entry, in: edition)
    let title = entry.title(in: edition.language)
    let summary = fields.record.text("summary")
    let markdown = entry.collection.bodyField.flatMap { fields.record.markdown($0.key) }
    let headings = (markdown?.headings ?? []).filter { $0.level == 2 }
      .map { EntryHeading(id: $0.id, label: LanguageText($0.text, markdown?.language ?? edition.language)) }
    let relations = EntryRelations(fields)
    let main = edition.fill(
      .textPage,
      [
        "collection": .text(entry.key.collection), "title": .text(title.string),
        "title_attributes": edition.attributes(title), "summary": summary.map { edition.html($0) },
        "notices": EntryNotices(entry, in: edition).html.orNil, "contents": EntryContents(headings, in: edition).html,
        // A film comes before the words.
        "body": ((fields.signLanguageFilm ?? HTML()) + body(markdown, of: entry, in: edition)).orNil,
        "fields": list(fields).orNil,
        "relations": entry.key.collection == "pages" ? nil : relations.html.orNil,
        "reviewed": entry.record.date("reviewed_on").map { edition.date($0) },
        "report_href": edition.reportAddress(entry).map { .text($0) },
      ])
    return Page(
      path: edition.addresses.entry(entry.key, in: edition.language), title: title.string,
      description: summary?.string ?? markdown.map { String($0.plainText.prefix { $0 != "\n" }.prefix(200)) },
      section: .within(entry.key.collection), kind: "text", breadcrumb: edition.breadcrumb(to: entry),
      versions: edition.versions(of: entry), reviewed: entry.reviewedLanguages, isIndexed: !entry.isPreview,
      data: [edition.addresses.data(entry.key)],
      structuredData: edition.data(of: entry), main: main)
  }

  private static func body(_ markdown: Markdown?, of entry: Entry, in edition: Edition) -> HTML {
    guard let markdown, !markdown.isEmpty else { return HTML() }
    return edition.prose(markdown, in: .page(of: entry)) + edition.definitions(of: markdown.terms)
  }

  /// Fields beside title, summary and text: synonyms and sources of a term.
  private static func list(_ fields: EntryFields) -> HTML {
    let rows = fields.collection.fields.compactMap { field -> HTML? in
      guard field.isShown, !field.isBody,
        !["title", "summary", "reviewed_on", "ai_assistance", "sign_language"].contains(field.key),
        field.group != "publication", let content = fields.content(of: field, in: fields.record)
      else { return nil }
      let label = fields.presentation(field)
      return fields.edition.fill(
        .field,
        [
          "id": .text(field.path), "key": .text(field.key), "type": .text(field.type.rawValue), "label": label.label,
          "label_attributes": label.labelAttributes,
          "value": fields.explained(content, of: field, in: fields.record),
        ])
    }
    return rows.joined()
  }
}
