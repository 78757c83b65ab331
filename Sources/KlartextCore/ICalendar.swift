/// A calendar as iCalendar writes it (RFC 5545): lines of at most 75 octets that end with CR LF.
public struct ICalendar: Sendable {
  /// An all-day event.
  public struct Event: Sendable, Hashable {
    /// The same in every build, and of no other event.
    public var uid: String
    public var first: CivilDate
    /// The last day; the first one where it lasts a day.
    public var last: CivilDate
    public var summary: String
    public var description: String?
    public var location: String?
    /// An absolute address.
    public var url: String?
    public var category: String?
    /// Whether the day is certain, rather than planned.
    public var isConfirmed: Bool
    /// The day on which what is said of the event was last revised.
    public var revised: CivilDate

    public init(
      uid: String, first: CivilDate, last: CivilDate? = nil, summary: String, description: String? = nil,
      location: String? = nil, url: String? = nil, category: String? = nil, isConfirmed: Bool, revised: CivilDate
    ) {
      self.uid = uid
      self.first = first
      self.last = max(last ?? first, first)
      self.summary = summary
      self.description = description
      self.location = location
      self.url = url
      self.category = category
      self.isConfirmed = isConfirmed
      self.revised = revised
    }
  }

  private var bytes: [UInt8] = []

  /// A calendar without events.
  ///
  /// - Parameter source: where the newest state of the calendar lies, as an absolute address.
  public init(name: String, language: LanguageTag, source: String?) {
    add("BEGIN", "VCALENDAR")
    add("VERSION", "2.0")
    add("PRODID", "-//Klartext//Klartext//\(language.primary.uppercased())")
    add("CALSCALE", "GREGORIAN")
    // RFC 7986, and the name that programs understood before it.
    add("NAME", Self.escaped(name))
    add("X-WR-CALNAME", Self.escaped(name))
    add("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    if let source { add("SOURCE;VALUE=URI", source) }
    // A calendar has to have a component, also while there is no event yet (RFC 5545 §3.6).
    for line in Self.berlin { add(line.0, line.1) }
  }

  /// Adds an event.
  public mutating func add(_ event: Event) {
    add("BEGIN", "VEVENT")
    add("UID", Self.escaped(event.uid))
    // Without METHOD this is when the event was last revised (RFC 5545 §3.8.7.2).
    add("DTSTAMP", Self.moment(BerlinTime.midnight(of: event.revised)))
    add("DTSTART;VALUE=DATE", Self.day(event.first))
    // The end is the first day that no longer belongs to it (§3.6.1).
    if let end = CivilDate(daysSinceEpoch: event.last.daysSinceEpoch + 1) { add("DTEND;VALUE=DATE", Self.day(end)) }
    add("SUMMARY", Self.escaped(event.summary))
    if let text = event.description { add("DESCRIPTION", Self.escaped(text)) }
    if let place = event.location { add("LOCATION", Self.escaped(place)) }
    if let url = event.url { add("URL", url) }
    if let category = event.category { add("CATEGORIES", Self.escaped(category)) }
    add("STATUS", event.isConfirmed ? "CONFIRMED" : "TENTATIVE")
    // Nobody is busy because the council meets.
    add("TRANSP", "TRANSPARENT")
    add("END", "VEVENT")
  }

  /// The file.
  public var finished: [UInt8] {
    var copy = self
    copy.add("END", "VCALENDAR")
    return copy.bytes
  }

  // MARK: - Lines

  private mutating func add(_ name: String, _ value: String) {
    Self.fold("\(name):\(value)", into: &bytes)
  }

  /// A content line in pieces of at most 75 octets, none of which ends within a character (RFC 5545 §3.1).
  static func fold(_ line: String, into bytes: inout [UInt8]) {
    var length = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > 75 {
        bytes.append(contentsOf: [0x0D, 0x0A, 0x20])
        length = 1
      }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      length += width
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// A text value: RFC 5545 §3.3.11. Control characters, which it forbids, are left out.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: ["\\", "n"])
      case "\u{0}"..."\u{1F}", "\u{7F}": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func day(_ date: CivilDate) -> String { date.description.replacing("-", with: "") }

  /// A moment in UTC: `20261120T230000Z`.
  private static func moment(_ seconds: Int) -> String {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return day(CivilDate(daysSinceEpoch: days) ?? .earliest) + "T" + parts.joined() + "Z"
  }

  /// The legal time of Germany since 1996 (Directive 2000/84/EC).
  private static let berlin = [
    ("BEGIN", "VTIMEZONE"), ("TZID", "Europe/Berlin"),
    ("BEGIN", "DAYLIGHT"), ("DTSTART", "19960331T020000"), ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0100"), ("TZOFFSETTO", "+0200"), ("TZNAME", "CEST"), ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"), ("DTSTART", "19961027T030000"), ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0200"), ("TZOFFSETTO", "+0100"), ("TZNAME", "CET"), ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
  ]
}
