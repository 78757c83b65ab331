import KlartextCore

extension OutputPlan {
  /// Files of text; pictures and documents are compressed in themselves.
  private static let textTypes: Set<String> = [
    "html", "css", "js", "json", "jsonld", "svg", "xml", "rdf", "ttl", "txt", "csv", "ics",
  ]
  /// Smaller files fit into one packet anyway.
  private static let smallestByteCount = 1000

  /// The plan with a `.gz` and a `.br` beside each larger file of text, for web servers that send these where a browser
  /// takes them.
  ///
  /// They are files of the plan like all others: they are published with the site and vanish with it. To know the sizes,
  /// all texts are made once, on all cores.
  public func withCompressedFiles() -> OutputPlan {
    let texts = artifacts.filter { artifact in
      let name = artifact.address.description
      return name.contains(".") && Self.textTypes.contains(name.split(separator: ".").last.map(String.init) ?? "")
    }
    let isLarge = texts.parallelMap { $0.bytes().count >= Self.smallestByteCount }
    let compressed = zip(texts, isLarge).filter(\.1).flatMap { text, _ in
      Compression.allCases.compactMap { method -> Artifact? in
        guard let address = OutputAddress(text.address.description + method.ending) else { return nil }
        return Artifact(address, kind: .data, origin: text.origin) {
          method.compress(text.bytes())
        }
      }
    }
    return OutputPlan(artifacts + compressed)
  }
}
