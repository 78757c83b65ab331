import KlartextCore

/// Which entries `klartext list` names.
enum ListedEntries: String, CaseIterable, Sendable {
  case all
  case drafts
  /// Without a release that the configuration asks for.
  case unreleased
  /// To appear on a later day.
  case scheduled
  /// Past the last day on which they hold.
  case expired
  /// Past the day of their next review.
  case overdue
  /// Without information that is due.
  case incomplete
  /// Without a page in one of the site's languages.
  case untranslated

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  init(named word: String?) throws {
    guard let word else {
      self = .all
      return
    }
    guard let known = ListedEntries(rawValue: word) else {
      let nearest = EditDistance.nearest(to: word, among: ListedEntries.allCases.map(\.rawValue))
      throw UsageError(
        de: "Die Liste „\(word)“ gibt es nicht. " + (nearest.map { "Meinten Sie „\($0)“? " } ?? "")
          + "Erlaubt: \(Self.list).",
        en: "There is no list “\(word)”. " + (nearest.map { "Did you mean “\($0)”? " } ?? "")
          + "Allowed: \(Self.list).")
    }
    self = known
  }

  /// What is said where nothing is listed.
  var nothing: Bilingual {
    switch self {
    case .all: Bilingual(de: "Es gibt noch keine Einträge.", en: "There are no entries yet.")
    case .drafts: Bilingual(de: "Kein Eintrag ist ein Entwurf.", en: "No entry is a draft.")
    case .unreleased: Bilingual(de: "Keinem Eintrag fehlt eine Freigabe.", en: "No entry lacks a release.")
    case .scheduled:
      Bilingual(de: "Kein Eintrag wartet auf einen späteren Tag.", en: "No entry is waiting for a later day.")
    case .expired: Bilingual(de: "Kein Eintrag ist abgelaufen.", en: "No entry has expired.")
    case .overdue: Bilingual(de: "Bei keinem Eintrag ist die Prüfung überfällig.", en: "No entry's review is overdue.")
    case .incomplete:
      Bilingual(de: "Keinem Eintrag fehlen fällige Angaben.", en: "No entry lacks information that is due.")
    case .untranslated:
      Bilingual(
        de: "Jeden Eintrag gibt es in allen Sprachen der Website.",
        en: "Every entry is there in all languages of the website.")
    }
  }
}
