import KlartextCore
import KlartextRegister

/// A feed before it is written in a format.
struct Feed: Sendable {
  /// A word about an item that programs can sort by.
  struct Category: Sendable {
    /// What kind of word it is, as a URI.
    var scheme: String
    var term: String
    var label: String
  }

  /// A change that an entry states.
  struct Item: Sendable {
    var id: String
    /// Full, as all addresses in a feed.
    var url: String
    var title: LanguageText
    var day: CivilDate
    var author: Party
    var categories: [Category]
    /// The text of the change, and of what: finished HTML with full addresses.
    var content: HTML
    /// Of the text of the change.
    var language: LanguageTag
  }

  var id: String
  var title: String
  var subtitle: String?
  var language: LanguageTag
  var page: String
  /// Its own address in each format.
  var addresses: [FeedFormat: String]
  var author: Party
  /// An SPDX identifier.
  var license: String?
  var updated: CivilDate
  var items: [Item]

  /// The day's midnight in Germany (RFC 3339): `2026-09-01T00:00:00+02:00`.
  static func moment(_ day: CivilDate) -> String {
    "\(day)T00:00:00+0\(BerlinTime.offset(at: BerlinTime.midnight(of: day))):00"
  }
}
