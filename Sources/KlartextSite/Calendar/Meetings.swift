import KlartextCore
import KlartextRegister

/// A session of a body, with what it dealt with in public.
struct Meeting: Sendable {
  /// A station of a decision.
  struct Station: Sendable {
    let decision: Entry
    let row: Record
  }

  let date: CivilDate
  /// The body, as the decisions name it.
  let body: Value
  /// Of a non-public station nothing is told but body and day, so it is not among them.
  var stations: [Station] = []

  /// The body's entry, where it is described in the register.
  var bodyKey: EntryKey? {
    if case .reference(let key) = body { return key }
    return nil
  }

  /// A word for the body that stays the same.
  var bodyID: String { bodyKey?.id ?? Slug.make(body.plainText) }
}

extension Register {
  /// The sessions of all own decisions, by day and body.
  var meetings: [Meeting] {
    var meetings: [String: Meeting] = [:]
    for decision in listed("decisions") where decision.isOwn && !decision.isPreview {
      for row in decision.record.rows("consultations") {
        guard let date = row.date("date")?.fullDate, let body = row["body"], body != .unknown else { continue }
        var meeting = Meeting(date: date, body: body)
        guard !meeting.bodyID.isEmpty else { continue }
        let key = "\(date) \(meeting.bodyID)"
        meeting.stations = meetings[key]?.stations ?? []
        if row.flag("public") != false, decision.record.flag("public") != false {
          meeting.stations.append(Meeting.Station(decision: decision, row: row))
        }
        meetings[key] = meeting
      }
    }
    return meetings.sorted { $0.key < $1.key }.map(\.value)
  }
}
