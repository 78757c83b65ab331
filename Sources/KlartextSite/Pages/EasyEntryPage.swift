import KlartextCore
import KlartextRegister

/// The page of an entry in easy language: what it is about, by questions, and the way to everything else.
enum EasyEntryPage {
  /// Whether an entry has such a page: its collection asks questions, and there is a translation that answers them.
  static func isThere(for entry: Entry, in language: LanguageTag) -> Bool {
    language.isEasy && entry.translations[language] != nil && !entry.collection.questions.isEmpty
  }

  static func page(_ fields: EntryFields) -> Page {
    let edition = fields.edition
    let entry = fields.entry
    let title = entry.title(in: edition.language)
    let summary = fields.shownRecord.text("summary")
    let sections = EasySections(fields)
    let ask = EntryHeading(id: "ask", label: LanguageText(edition.strings[.easyAsk], edition.language))
    let main = edition.fill(
      .entryEasy,
      [
        "collection": .text(entry.key.collection), "id": .text(entry.key.description), "title": .text(title.string),
        "title_attributes": edition.attributes(title.language), "status": edition.statusTag(of: entry),
        "summary": summary.map { edition.html($0) }, "notices": EntryNotices(entry, in: edition).html.orNil,
        "contents": EntryContents(sections.headings + [ask], in: edition).html, "sections": sections.html,
        "original_href": .text(edition.href(edition.addresses.entry(entry.key, in: entry.language))),
        "original_language": .text(entry.language.description), "contact": EntryContact(entry, in: edition).html,
        "report_href": edition.reportAddress(entry).map { .text($0) },
      ])
    return Page(
      path: edition.addresses.entry(entry.key, in: edition.language), title: title.string,
      description: summary?.string, section: .within(entry.key.collection), kind: "entry",
      breadcrumb: edition.breadcrumb(to: entry), versions: edition.versions(of: entry),
      reviewed: entry.reviewedLanguages, isIndexed: !entry.isPreview, data: [edition.addresses.data(entry.key)],
      feed: .entry(entry), structuredData: edition.data(of: entry), main: main)
  }
}

extension Entry {
  /// The languages in which somebody has checked the translation.
  var reviewedLanguages: Set<LanguageTag> { Set(translations.filter { $0.value.reviewedBy != nil }.keys) }
}
