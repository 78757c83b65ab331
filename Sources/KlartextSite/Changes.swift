import KlartextCore
import KlartextRegister

/// A change that an entry states.
struct Change: Sendable {
  var date: CivilDate
  var entry: Entry
  /// Which of the changes of that day it is; 1 for the first. It stays when a newer change is added, above or below.
  var number: Int
  /// In the best language for the edition.
  var row: Record
}

/// The changes of entries, newest first; dates in the future are left out.
enum Changes {
  static func of(_ entry: Entry, today: CivilDate, language: LanguageTag? = nil) -> [Change] {
    let record = language.map { entry.bestRecord(for: $0) } ?? entry.record
    var numbers: [CivilDate: Int] = [:]
    let changes = inOrder(record.rows("changes")).compactMap { row -> Change? in
      guard let date = row.date("date")?.fullDate, date <= today else { return nil }
      numbers[date, default: 0] += 1
      return Change(date: date, entry: entry, number: numbers[date, default: 1], row: row)
    }
    return changes.enumerated().sorted { ($1.element.date, $1.offset) < ($0.element.date, $0.offset) }.map(\.element)
  }

  /// Oldest first. Some write new changes below the others, some above; the first and the last day tell.
  private static func inOrder(_ rows: [Record]) -> [Record] {
    guard let first = rows.first?.date("date")?.fullDate, let last = rows.last?.date("date")?.fullDate, first > last
    else { return rows }
    return rows.reversed()
  }

  /// How many changes the whole register has.
  static func count(_ register: Register) -> Int {
    var count = 0
    for entry in register.allEntries where !entry.isTombstone { count += self.count(of: entry, today: register.today) }
    return count
  }

  static func count(of entry: Entry, today: CivilDate) -> Int {
    entry.record.rows("changes").count { $0.date("date")?.fullDate.map { $0 <= today } ?? false }
  }

  /// Of all entries of the register.
  static func all(_ edition: Edition) -> [Change] {
    edition.register.allEntries.filter { !$0.isTombstone }
      .flatMap { of($0, today: edition.register.today, language: edition.language) }
      .enumerated().sorted { ($1.element.date, $0.offset) < ($0.element.date, $1.offset) }.map(\.element)
  }
}

extension Edition {
  /// A change as an item of a list, with the entry's title where the page is not the entry's own.
  func html(_ change: Change, withTitle: Bool) -> HTML {
    let field = change.entry.collection.field("changes")
    let kindField = field?.field("kind")
    let kind = change.row.term("kind") ?? kindField?.defaultValue ?? ""
    let title = change.entry.title(in: language)
    return fill(
      .change,
      [
        "date": date(change.date), "kind": .text(kindField?.vocabulary?[kind]?.label[language] ?? kind),
        "href": withTitle ? .text(href(change.entry)) : nil,
        "attributes": withTitle ? linkAttributes(to: change.entry) : nil,
        "title": withTitle ? .text(title.string) : nil,
        "collection": withTitle ? .text(change.entry.collection.singular[language]) : nil,
        "text": change.row.markdown("text").map {
          prose($0, in: withTitle ? .awayFrom(change.entry) : .page(of: change.entry))
        } ?? change.row.text("text").map { html($0) },
      ])
  }
}
