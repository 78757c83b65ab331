import KlartextContent
import KlartextCore
import KlartextRegister

/// The municipality's own systems in the words of other standards: a file a system, and one for all of them.
enum MappedSystems {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let main = editions.first?.leavingSite(), main.schema["systems"] != nil else { return [] }
    return Mapping.all.flatMap { artifacts($0, in: main) }
  }

  private static func artifacts(_ mapping: Mapping, in edition: Edition) -> [Artifact] {
    let systems = edition.register.listed("systems").filter { $0.isOwn && !$0.isPreview }
    func file(_ name: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> Artifact? {
      edition.addresses.data(name).outputAddress.map { Artifact($0, kind: .data, origin: mapping.id, bytes: bytes) }
    }
    let each = systems.map { system in
      file(mapping.id + "/" + system.id) {
        Array((MappedSystem(system, as: mapping, in: edition).json.text(indented: true) + "\n").utf8)
      }
    }
    let all = file(mapping.id) {
      let lines = systems.map { MappedSystem($0, as: mapping, in: edition).json.text }
      return Array(("[\n" + lines.joined(separator: ",\n") + "\n]\n").utf8)
    }
    return ([all] + each).compactMap { $0 }
  }
}
