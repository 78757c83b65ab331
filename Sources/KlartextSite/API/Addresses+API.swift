import KlartextRegister

extension Addresses {
  /// The folder of the interface for programs. Its version is part of the address: what stands here is only added to.
  static let interfaceFolder = "api/v1/"

  /// A file of the interface: `api/v1/systems.json`.
  func data(_ name: String) -> SitePath { SitePath(Self.interfaceFolder + name + ".json") }

  /// The file of an entry: `api/v1/systems/chatbot.json`.
  func data(_ key: EntryKey) -> SitePath { data(key.collection + "/" + key.id) }

  /// The JSON Schema of a kind of file: `api/v1/schemas/systems.json`.
  func dataSchema(_ name: String) -> SitePath { data("schemas/" + name) }
}
