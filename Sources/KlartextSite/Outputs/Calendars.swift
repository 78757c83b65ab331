import KlartextCore
import KlartextRegister

/// Calendars to subscribe to (RFC 5545): sessions and events, review dates, and the sessions of each body.
enum Calendars {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    let meetings = Once { edition.register.meetings }
    var artifacts = [
      artifact(edition.addresses.calendar(in: edition.language), edition.strings[.calendarTitle], edition) {
        let events = CalendarEvents(edition)
        return meetings.value.map(events.event) + events.events
      },
      artifact(edition.addresses.reviewCalendar(in: edition.language), edition.strings[.calendarReviewsTitle], edition)
      {
        CalendarEvents(edition).reviews
      },
    ]
    let byBody = Once { Dictionary(grouping: meetings.value) { $0.bodyKey } }
    for body in edition.register.listed("bodies") {
      guard let path = edition.calendar(of: body) else { continue }
      let name = edition.strings.text(.calendarSession, ["body": body.title(in: edition.language).string])
      artifacts.append(
        artifact(path, name, edition) {
          let events = CalendarEvents(edition)
          return (byBody.value[body.key] ?? []).map(events.event)
        })
    }
    return artifacts.compactMap { $0 }
  }

  private static func artifact(
    _ path: SitePath, _ name: String, _ edition: Edition, events: @escaping @Sendable () -> [ICalendar.Event]
  ) -> Artifact? {
    guard let address = path.outputAddress else { return nil }
    return Artifact(address, kind: .data, origin: "calendar") {
      let title = "\(name) – \(edition.configuration.siteTitle[edition.language])"
      var calendar = ICalendar(name: title, language: edition.language, source: edition.addresses.url(path))
      for event in events().sorted(by: { ($0.first, $0.uid) < ($1.first, $1.uid) }) { calendar.add(event) }
      return calendar.finished
    }
  }
}

extension Addresses {
  /// Sessions and events: `calendar.ics`.
  public func calendar(in language: LanguageTag) -> SitePath {
    SitePath(home(language).description + "calendar.ics")
  }

  /// Days of review: `calendar-reviews.ics`.
  public func reviewCalendar(in language: LanguageTag) -> SitePath {
    SitePath(home(language).description + "calendar-reviews.ics")
  }
}

extension Edition {
  /// The calendar of a body, beside its page; `nil` where it has no sessions, or no page in this language.
  func calendar(of body: Entry) -> SitePath? {
    guard body.key.collection == "bodies", !body.isPreview,
      body.language == language || body.translations[language] != nil, common.meetingBodies.contains(body.key)
    else { return nil }
    return SitePath(addresses.entry(body.key, in: language).description + "calendar.ics")
  }

  /// Links to calendars, and how one subscribes.
  func calendarLinks(_ links: [(path: SitePath, label: String)]) -> HTML {
    let items = links.map { link -> HTML in
      "<li><a href=\"\(href(link.path))\" type=\"text/calendar\">\(link.label)</a></li>"
    }
    return "<ul class=\"values\">\(items.joined())</ul><p class=\"note\">\(strings[.calendarHow])</p>"
  }
}
