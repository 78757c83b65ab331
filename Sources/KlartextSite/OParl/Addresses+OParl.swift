import KlartextRegister

extension Addresses {
  /// The folder of the OParl interface. The version of the standard is part of the address.
  static let oparlFolder = "oparl/v1.1/"

  /// Where a program begins to read: `oparl/v1.1/system.json`.
  static let oparlSystem = SitePath(oparlFolder + "system.json")

  /// An object: `oparl/v1.1/paper/ki-leitlinie-beschluss.json`.
  static func oparl(_ type: OParlType, _ name: String) -> SitePath {
    SitePath(oparlFolder + type.folder + "/" + name + ".json")
  }

  /// A page of a list: `oparl/v1.1/list/papers.json`, `oparl/v1.1/list/papers/2.json`.
  static func oparlList(_ name: String, page: Int = 1) -> SitePath {
    SitePath(oparlFolder + "list/" + name + (page > 1 ? "/\(page)" : "") + ".json")
  }
}
