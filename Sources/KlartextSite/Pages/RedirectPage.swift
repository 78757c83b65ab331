import KlartextCore
import KlartextRegister

/// Short pages at former addresses: an id may change, an address may not die.
enum RedirectPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    edition.register.allEntries.flatMap { entry -> [Artifact] in
      guard entry.language == edition.language || entry.translations[edition.language] != nil, !edition.isPurged(entry)
      else { return [] }
      return entry.record.list("former_ids").compactMap { item in
        let former = EntryKey(entry.key.collection, item.value.plainText)
        let path = edition.addresses.entry(former, in: edition.language)
        return edition.artifact(path, origin: entry.file.path) { page(entry, path: path, in: edition) }
      }
    }
  }

  static func page(_ entry: Entry, path: SitePath, in edition: Edition) -> Page {
    let title = entry.title(in: edition.language)
    let target = edition.href(edition.addresses.entry(entry.key, in: edition.language))
    let main = edition.fill(
      .redirect,
      ["title": .text(title.string), "href": .text(target), "attributes": edition.attributes(title)])
    return Page(
      path: path, title: title.string, description: nil, section: .within(entry.key.collection), kind: "redirect",
      breadcrumb: nil, versions: [edition.language: path], isIndexed: false, redirect: target, main: main)
  }
}
