import KlartextCore
import KlartextRegister

/// What is left of a withdrawn entry: its address, and why there is nothing more.
enum TombstonePage {
  static func page(_ entry: Entry, in edition: Edition) -> Page {
    let strings = edition.strings
    var withdrawal = Withdrawal(date: nil, reason: nil, isPurged: true)
    if case .withdrawn(let found) = entry.publication { withdrawal = found }
    let title =
      withdrawal.isPurged
      ? LanguageText(strings[.purgedTitle], edition.language) : entry.title(in: edition.language)
    let text: HTML
    switch (withdrawal.isPurged, withdrawal.date) {
    case (true, _): text = .text(strings[.purgedText])
    case (false, let date?): text = strings.html(.withdrawnText, ["date": edition.date(date)])
    case (false, nil): text = .text(strings[.withdrawnTextUndated])
    }
    let isAtRoot = edition.addresses.isAtRoot(entry.key.collection)
    let list =
      isAtRoot
      ? edition.addresses.home(edition.language) : edition.addresses.list(entry.key.collection, in: edition.language)
    let main = edition.fill(
      .tombstone,
      [
        "title": .text(title.string), "title_attributes": edition.attributes(title), "text": text,
        "reason": withdrawal.isPurged ? nil : withdrawal.reason.map { edition.html($0) },
        "list_href": .text(edition.href(list)),
        "list_label": .text(isAtRoot ? strings[.home] : entry.collection.label[edition.language]),
      ])
    return Page(
      path: edition.addresses.entry(entry.key, in: edition.language), title: title.string, description: nil,
      section: .within(entry.key.collection), kind: "tombstone", breadcrumb: edition.breadcrumb(to: entry),
      versions: edition.versions(of: entry), isIndexed: false, main: main)
  }
}
