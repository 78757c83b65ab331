import KlartextCore
import KlartextRegister

/// All objects of the interface, each with its address; deleted ones at the end of their kind.
struct OParlObjects {
  /// Made when it is asked for.
  struct Object: Sendable {
    let path: SitePath
    let json: @Sendable () -> JSON

    init(_ type: OParlType, _ name: String, _ json: @escaping @Sendable () -> JSON) {
      path = Addresses.oparl(type, name)
      self.json = json
    }
  }

  let papers: [Object]
  let organizations: [Object]
  let foreignOrganizations: [Object]
  let meetings: [Object]
  let agendaItems: [Object]
  let consultations: [Object]
  let files: [Object]
  private let register: OParlRegister

  init(_ register: OParlRegister) {
    self.register = register
    let context = register.context
    let sitting = Set(register.meetings.map(\.organization))
    let consulted = Set(register.stations.compactMap(\.organization))
    func gone(_ type: OParlType) -> [Object] {
      register.tombstones.filter { $0.type == type }.map { tombstone in
        Object(type, tombstone.name) { tombstone.json(in: context) }
      }
    }
    func object(_ organization: OParlOrganization) -> Object {
      Object(.organization, organization.name) {
        organization.json(
          in: context, hasMeetings: sitting.contains(organization), hasConsultations: consulted.contains(organization))
      }
    }
    papers =
      register.papers.map { paper in
        Object(.paper, paper.id) { OParlPaper(entry: paper, register: register).json }
      } + gone(.paper)
    organizations = register.organizations.map(object) + gone(.organization)
    foreignOrganizations = register.foreignOrganizations.map(object)
    meetings = register.meetings.map { meeting in
      Object(.meeting, meeting.name) { meeting.json(in: context) }
    }
    agendaItems = register.meetings.flatMap { meeting in
      meeting.stations.enumerated().map { order, station in
        Object(.agendaItem, station.name) { station.agendaItem(order, in: context) }
      }
    }
    consultations = register.stations.map { station in
      Object(.consultation, station.name) { station.consultation(in: context) }
    }
    files = register.files.map { file in Object(.file, file.name) { file.json(in: context) } }
  }

  var lists: [OParlLists.List] {
    let register = register
    let objects = [
      "organizations": organizations, "meetings": meetings, "papers": papers, "agenda-items": agendaItems,
      "consultations": consultations, "files": files,
    ]
    var lists = [OParlLists.List(name: "bodies", objects: [{ OParlBody(register: register).body }])]
    // The others are empty: the register knows no persons, and nothing of places and terms of office.
    lists += OParlLists.ofBody.map { OParlLists.List(name: $0.name, objects: (objects[$0.name] ?? []).map(\.json)) }
    return lists + listsOfOrganizations
  }

  private var listsOfOrganizations: [OParlLists.List] {
    let context = register.context
    let meetings = Dictionary(grouping: register.meetings, by: \.organization)
    let stations = Dictionary(grouping: register.stations) { $0.organization }
    return (register.organizations + register.foreignOrganizations).flatMap { organization in
      var lists: [OParlLists.List] = []
      if let own = meetings[organization] {
        lists.append(
          OParlLists.List(
            name: organization.meetingList, objects: own.map { meeting in { meeting.json(in: context) } }))
      }
      if let own = stations[organization] {
        lists.append(
          OParlLists.List(
            name: organization.consultationList,
            objects: own.map { station in { station.consultation(in: context) } }))
      }
      return lists
    }
  }
}
