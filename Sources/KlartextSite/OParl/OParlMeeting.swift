import KlartextCore
import KlartextRegister

/// The stations that share body and day: a session (OParl 1.1, Meeting).
struct OParlMeeting: Sendable {
  let name: String
  let organization: OParlOrganization
  let date: CivilDate
  /// In the order of their numbers on the agenda, as far as the entries give them.
  let stations: [OParlStation]

  static func all(of stations: [OParlStation]) -> [OParlMeeting] {
    Dictionary(grouping: stations) { $0.meeting ?? "" }.sorted { $0.key < $1.key }.compactMap { name, stations in
      guard let first = stations.first, let organization = first.organization, let date = first.date else { return nil }
      let placed = stations.map { (station: $0, place: $0.agendaPlace) }
      // Of those without a number nothing is known; they come last, by paper.
      let sorted = placed.sorted { left, right in
        let (numbered, other) = (left.place?.number != nil, right.place?.number != nil)
        if numbered != other { return numbered }
        let (a, b) = (left.place?.figures ?? [], right.place?.figures ?? [])
        return a == b ? left.station.name < right.station.name : a.lexicographicallyPrecedes(b)
      }
      return OParlMeeting(name: name, organization: organization, date: date, stations: sorted.map(\.station))
    }
  }

  func json(in context: OParlContext) -> JSON {
    let dates = OParlContext.Dates.together(stations.map { context.dates(of: $0.paper) })
    let title = organization.title(in: context.language)
    let day = DateText.long(PartialDate(date), in: context.language)
    return context.object(
      .meeting, at: Addresses.oparl(.meeting, name),
      [
        ("name", .string(title + ", " + day)), ("start", OParlContext.time(date)),
        ("organization", [context.url(.organization, organization.name)]),
        ("agendaItem", .array(agendaItems(in: context))),
      ] + dates.members)
  }

  func agendaItems(in context: OParlContext) -> [JSON] {
    stations.enumerated().map { order, station in station.agendaItem(order, in: context) }
  }
}
