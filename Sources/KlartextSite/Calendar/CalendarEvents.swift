import KlartextCore
import KlartextRegister

/// What stands in the calendars, in the words of one language.
struct CalendarEvents {
  private let edition: Edition
  private var strings: Strings { edition.strings }
  private var register: Register { edition.register }

  init(_ edition: Edition) { self.edition = edition }

  // MARK: - Sessions

  func event(of meeting: Meeting) -> ICalendar.Event {
    let body = name(of: meeting.body)
    let lines = meeting.stations.map { station -> String in
      let title = station.decision.title(in: edition.language).string
      let words = ["role", "result"].compactMap { label($0, of: station) }.joined(separator: ", ")
      return [words.isEmpty ? title : "\(title) (\(words))", url(of: station.decision)].compactMap { $0 }
        .joined(separator: "\n")
    }
    let sessionPage = meeting.stations.lazy.compactMap { $0.row.plain("url") }.first
    let bodyPage = meeting.bodyKey.flatMap { register[$0] }.flatMap { url(of: $0) }
    return ICalendar.Event(
      uid: uid("meeting", meeting.bodyID, meeting.date.description), first: meeting.date,
      summary: strings.text(.calendarSession, ["body": body]),
      description: lines.isEmpty ? nil : lines.joined(separator: "\n\n"), url: sessionPage ?? bodyPage,
      category: strings[.calendarSessions], isConfirmed: meeting.date <= register.today,
      revised: meeting.stations.compactMap { revised($0.decision) }.max() ?? min(meeting.date, register.today))
  }

  private func label(_ key: String, of station: Meeting.Station) -> String? {
    guard let field = station.decision.collection.field("consultations")?.field(key), let id = station.row.term(key)
    else { return nil }
    return field.vocabulary?[id]?.label[edition.language]
  }

  private func name(of body: Value) -> String {
    guard case .reference(let key) = body else { return body.plainText }
    return register[key]?.title(in: edition.language).string ?? key.id
  }

  // MARK: - Events

  /// Conferences and workshops of own decisions whose day is known.
  var events: [ICalendar.Event] {
    register.listed("decisions").filter { $0.isOwn && !$0.isPreview }.flatMap { decision in
      let rows = decision.record.rows("events")
      let shown = decision.bestRecord(for: edition.language).rows("events")
      var uids: [String: Int] = [:]
      return rows.enumerated().compactMap { position, row -> ICalendar.Event? in
        guard let first = row.date("start")?.fullDate, let original = row.text("title") else { return nil }
        // Named by its title: it stays the same event when its day moves.
        let name = Slug.make(original.string)
        uids[name, default: 0] += 1
        let number = uids[name, default: 1]
        let words = position < shown.count ? shown[position] : row
        let page = url(of: decision)
        let source = strings.text(.calendarFrom, ["title": decision.title(in: edition.language).string])
        return ICalendar.Event(
          uid: uid("event", decision.id, name + (number > 1 ? "-\(number)" : "")), first: first,
          last: row.date("end")?.fullDate, summary: words.text("title")?.string ?? original.string,
          description: [source, page].compactMap { $0 }.joined(separator: "\n"), location: words.text("place")?.string,
          url: row.plain("url") ?? page, category: strings[.calendarEvents],
          isConfirmed: first <= register.today, revised: revised(decision) ?? register.today)
      }
    }
  }

  // MARK: - Reviews

  /// The days by which own entries should be reviewed again, overdue ones included.
  var reviews: [ICalendar.Event] {
    let entries = register.allEntries.filter { !$0.isPreview }
    return entries.compactMap { entry in
      guard let due = register.nextReview(entry) else { return nil }
      let last = entry.record.date("reviewed_on").map {
        strings.text(.calendarReviewed, ["date": DateText.long($0, in: edition.language)])
      }
      let page = url(of: entry)
      let lines = [last, page].compactMap { $0 }
      return ICalendar.Event(
        uid: uid("review", entry.key.collection, entry.id), first: due,
        summary: strings.text(.calendarReview, ["title": entry.title(in: edition.language).string]),
        description: lines.isEmpty ? nil : lines.joined(separator: "\n"), url: page,
        category: entry.collection.label[edition.language], isConfirmed: true, revised: revised(entry) ?? register.today
      )
    }
  }

  // MARK: - What they have in common

  private func url(of entry: Entry) -> String? {
    edition.addresses.url(edition.addresses.entry(entry.key, in: edition.pageLanguage(of: entry)))
  }

  /// The newest day that the entry states of itself.
  private func revised(_ entry: Entry) -> CivilDate? {
    [
      entry.lastChanged(until: register.today), entry.record.date("reviewed_on")?.fullDate,
      entry.record.date("date")?.fullDate,
    ].compactMap { $0 }.filter { $0 <= register.today }.max()
  }

  /// The same in every language and every build.
  private func uid(_ parts: String...) -> String { parts.joined(separator: "-") + "@" + authority }

  /// Where the register is at home: the host and path of its address, else the municipality's name.
  private var authority: String {
    guard let base = edition.addresses.baseURL, let scheme = base.firstRange(of: "://") else {
      return Slug.make(edition.configuration.name[edition.configuration.mainLanguage]) + ".invalid"
    }
    return String(base[scheme.upperBound...].reversed().drop { $0 == "/" }.reversed())
  }
}
