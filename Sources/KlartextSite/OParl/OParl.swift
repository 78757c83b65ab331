import KlartextCore
import KlartextRegister

/// The municipality's own decisions as OParl 1.1 (<https://oparl.org/spezifikation/>), described in `docs/oparl.md`.
enum OParl {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let context = OParlContext(editions) else { return [] }
    let register = OParlRegister(context)
    let objects = OParlObjects(register)

    func file(_ path: SitePath, _ json: @escaping @Sendable () -> JSON) -> Artifact? {
      path.outputAddress.map { address in
        Artifact(address, kind: .data, origin: "oparl") { Array((json().text(indented: true) + "\n").utf8) }
      }
    }
    var artifacts = [
      file(Addresses.oparlSystem) { OParlBody(register: register).system },
      file(OParlBody.path) { OParlBody(register: register).body },
    ]
    for kind in [
      objects.papers, objects.organizations, objects.foreignOrganizations, objects.meetings, objects.agendaItems,
      objects.consultations, objects.files,
    ] {
      artifacts += kind.map { object in file(object.path, object.json) }
    }
    let lists = OParlLists(context: context)
    return artifacts.compactMap { $0 } + objects.lists.flatMap { lists.artifacts($0) }
  }
}
