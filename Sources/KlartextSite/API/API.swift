import KlartextCore
import KlartextRegister

/// The register for programs: static JSON files below `api/v1/`, described in `docs/api.md`.
enum API {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let words = APIWords(editions) else { return [] }
    let register = words.register
    let addresses = words.addresses
    let totals = Once { Completeness(of: register, in: TransparencyPage.collections) }

    func file(_ path: SitePath, _ bytes: @escaping @Sendable () -> [UInt8]) -> Artifact? {
      path.outputAddress.map { Artifact($0, kind: .data, origin: "api", bytes: bytes) }
    }
    func document(_ path: SitePath, isIndented: Bool = false, _ json: @escaping @Sendable () -> JSON) -> Artifact? {
      file(path) { bytes(json(), isIndented: isIndented) }
    }

    // People read the first files too.
    var files = [
      document(addresses.data("register"), isIndented: true) { APIRegister(words: words, totals: totals.value).json },
      document(addresses.data("openapi"), isIndented: true) { APIDescription(words: words).json },
      document(addresses.data("accessibility"), isIndented: true) { APIAccessibility(words: words).json },
      document(addresses.dataSchema("accessibility")) { APIAccessibility(words: words).schema },
      document(addresses.dataSchema("register")) { APIFileSchemas(words: words).register },
      document(addresses.dataSchema("list")) { APIFileSchemas(words: words).list },
      document(addresses.dataSchema("manifest")) { APIFileSchemas(words: words).manifest },
    ]
    for collection in register.schema.collections {
      files.append(
        file(addresses.data(collection.id)) {
          APIList(collection: collection, words: words, totals: totals.value).bytes
        })
      files.append(
        document(addresses.dataSchema(collection.id)) { APIEntrySchema(of: collection, words: words).json })
    }
    files += register.allEntries.map { entry in
      file(addresses.data(entry.key)) { bytes(of: entry, words) }
    }
    return files.compactMap { $0 }
  }

  /// All that an entry states, as its file.
  static func bytes(of entry: Entry, _ words: APIWords) -> [UInt8] {
    bytes(APIEntry(entry, words: words).full, isIndented: false)
  }

  private static func bytes(_ json: JSON, isIndented: Bool) -> [UInt8] {
    Array((json.text(indented: isIndented) + "\n").utf8)
  }
}
