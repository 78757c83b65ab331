import KlartextCore
import KlartextRegister

/// All changes of all entries, newest first, by month.
enum UpdatesPage {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    let changes = Once { Changes.all(edition) }
    let count = Pagination.pageCount(Changes.count(edition.register))
    return (1...count).compactMap { number in
      let path = edition.addresses.fixed(.updates, in: edition.language, number: number)
      return edition.artifact(path, origin: "updates") {
        page(changes.value, Pagination(number: number, count: count), in: edition)
      }
    }
  }

  static func page(_ changes: [Change], _ pagination: Pagination, in edition: Edition) -> Page {
    let strings = edition.strings
    let path: (Int) -> SitePath = { edition.addresses.fixed(.updates, in: edition.language, number: $0) }
    var months: [(name: String, items: HTML)] = []
    for change in pagination.slice(changes) {
      let month = DateText.month(change.date, in: edition.language)
      if months.last?.name != month { months.append((month, HTML())) }
      months[months.count - 1].items += edition.html(change, withTitle: true)
    }
    let list = months.map { month -> HTML in
      "<section class=\"month\"><h2>\(month.name)</h2><ol class=\"changes\">\(month.items)</ol></section>"
    }
    let title = strings[.updatesTitle]
    let main = edition.fill(
      .updates,
      [
        "heading": .text(title), "intro": .text(strings[.updatesIntro]),
        "result": .text(strings.count(.countChanges, changes.count)),
        "page_sentence": pagination.sentence(strings).map { .text($0) }, "changes": list.joined().orNil,
        "pagination": pagination.html(in: edition, path: path),
        "feeds": pagination.number > 1 ? nil : edition.feedLinks,
        "calendars": pagination.number > 1
          ? nil
          : edition.calendarLinks([
            (edition.addresses.calendar(in: edition.language), strings[.calendarTitle]),
            (edition.addresses.reviewCalendar(in: edition.language), strings[.calendarReviewsTitle]),
          ]),
      ])
    var versions: [LanguageTag: SitePath] = [:]
    for language in edition.addresses.completeLanguages {
      versions[language] = edition.addresses.fixed(.updates, in: language, number: pagination.number)
    }
    return Page(
      path: path(pagination.number), title: pagination.title(title, strings), description: strings[.updatesIntro],
      section: .fixed(.updates), kind: "updates", breadcrumb: [], versions: versions,
      feed: .everything, main: main)
  }
}
