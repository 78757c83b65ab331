import KlartextContent
import KlartextCore
import KlartextRegister

/// What there is for programs, and when it was made.
struct APIManifest {
  let words: APIWords
  /// The addresses of all files for programs, without those of single entries.
  let outputs: [OutputAddress]

  /// - Parameter planned: all files that were planned before.
  static func artifacts(_ editions: [Edition], listing planned: [Artifact]) -> [Artifact] {
    guard let words = APIWords(editions), let address = words.addresses.data("manifest").outputAddress else {
      return []
    }
    // Single entries are listed where they belong: in the files of their collections.
    let names = words.register.schema.collections.map(\.id) + Mapping.all.map(\.id)
    let folders = names.map { Addresses.interfaceFolder + $0 + "/" } + [Addresses.oparlFolder]
    let files = planned.filter { $0.kind == .data && $0.origin != Feeds.originOfEntries }.map(\.address)
    let outputs = files.filter { output in
      output.description == Addresses.oparlSystem.description
        || !folders.contains { output.description.hasPrefix($0) }
    }
    return [
      Artifact(address, kind: .data, origin: "api") {
        let manifest = APIManifest(words: words, outputs: (outputs + [address]).sorted())
        return Array((manifest.json.text(indented: true) + "\n").utf8)
      }
    ]
  }

  private var json: JSON {
    let register = words.register
    return .members([
      ("$schema", words.link(words.addresses.dataSchema("manifest"))),
      ("generator", .members(["name": "Klartext", "version": .string(Generator.version)])),
      ("as_of", .string(register.today.description)),
      ("next_change", register.nextChange.value.map { .string($0.description) }),
      (
        "counts",
        .members(register.schema.collections.map { ($0.id, words.counts(of: $0)) })
      ),
      (
        "outputs",
        .array(
          outputs.map { output in
            .members([
              "url": words.link(SitePath(output.description)), "media_type": .string(Self.mediaType(of: output)),
            ])
          })
      ),
    ])
  }

  /// The media type by the ending of the name (IANA registry).
  static func mediaType(of address: OutputAddress) -> String {
    let path = address.description
    if path.hasPrefix(Addresses.interfaceFolder + "schemas/") { return "application/schema+json" }
    return MediaType.of(path)
  }
}
