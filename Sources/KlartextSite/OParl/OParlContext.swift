import KlartextCore
import KlartextRegister

/// What all objects of the OParl interface share: addresses, dates, labels in the main language.
final class OParlContext: Sendable {
  /// The namespace of types, and the name of the standard's version.
  static let schema = "https://schema.oparl.org/1.1/"

  let edition: Edition
  let register: Register
  private let baseURL: String

  /// `nil` where nothing can be made: objects are named by their full addresses, and these need a base address.
  init?(_ editions: [Edition]) {
    guard let main = editions.first, let baseURL = main.addresses.baseURL, main.schema["decisions"] != nil else {
      return nil
    }
    edition = main.leavingSite()
    register = main.register
    self.baseURL = baseURL
  }

  var language: LanguageTag { edition.language }
  var configuration: SiteConfiguration { register.configuration }

  // MARK: - Objects

  func url(_ path: SitePath) -> JSON { .string(baseURL + path.encoded) }

  func url(_ type: OParlType, _ name: String) -> JSON { url(Addresses.oparl(type, name)) }

  func object(_ type: OParlType, _ name: String, _ members: KeyValuePairs<String, JSON?>) -> JSON {
    object(type, at: Addresses.oparl(type, name), members.map { ($0, $1) })
  }

  func object(_ type: OParlType, at path: SitePath, _ members: [(String, JSON?)]) -> JSON {
    .members([("id", url(path)), ("type", .string(type.url))] + members)
  }

  /// Lists that need not be there are left out when they are empty (OParl 1.1, chapter 3.1).
  static func list(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }

  // MARK: - Dates

  /// Date and time of the midnight with which a day begins in Germany (RFC 3339).
  static func time(_ day: CivilDate) -> JSON {
    let hours = (day.daysSinceEpoch * 86_400 - BerlinTime.midnight(of: day)) / 3600
    return .string("\(day)T00:00:00+0\(hours):00")
  }

  /// Since when an object is there, and when it changed last, as far as this is known.
  struct Dates: Sendable {
    var created: CivilDate?
    var modified: CivilDate?

    var members: [(String, JSON?)] {
      [("created", created.map(OParlContext.time)), ("modified", modified.map(OParlContext.time))]
    }

    /// Of something that is told by several entries: there with the first, changed with any.
    static func together(_ all: some Sequence<Dates>) -> Dates {
      Dates(created: all.compactMap(\.created).min(), modified: all.compactMap(\.modified).max())
    }
  }

  /// The days that an entry states, and those on which its history saw it change; never the date of a file.
  func dates(of entry: Entry) -> Dates {
    if case .withdrawn(let withdrawal) = entry.publication {
      return Dates(created: withdrawal.firstStated, modified: withdrawal.date)
    }
    let published = entry.record.date("publish_on")?.fullDate
    var days = entry.record.rows("changes").compactMap { $0.date("date")?.fullDate }
    days += register.histories[entry.key]?.events.map(\.day) ?? []
    // Nothing of an entry was there before the day on which it was to appear.
    if let published { days = days.map { max($0, published) } + [published] }
    days.removeAll { $0 > register.today }
    let reviewed = entry.record.date("reviewed_on")?.fullDate.flatMap { $0 <= register.today ? $0 : nil }
    return Dates(created: days.min(), modified: (days + [reviewed].compactMap { $0 }).max())
  }

  // MARK: - Words

  /// The label of an allowed value; `nil` for „nicht bekannt“, which OParl says by leaving the field out.
  func label(_ id: String?, of field: FieldDefinition?) -> JSON? {
    guard let id, id != "unknown" else { return nil }
    return .string(field?.vocabulary?[id]?.label[language] ?? id)
  }

  func keywords(of entry: Entry) -> JSON? {
    Self.list(entry.record.list("keywords").map { .string($0.value.plainText) })
  }

  /// The page of an entry for people.
  func page(of entry: Entry) -> JSON { .string(edition.href(entry)) }
}
