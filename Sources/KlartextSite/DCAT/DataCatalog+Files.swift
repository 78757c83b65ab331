import KlartextCore
import KlartextRegister

extension DataCatalog {
  enum Notation: String, Sendable, CaseIterable {
    case turtle = "ttl"
    case xml = "rdf"
    case json = "jsonld"

    var name: String {
      switch self {
      case .turtle: "Turtle"
      case .xml: "RDF/XML"
      case .json: "JSON-LD"
      }
    }

    /// A name of the IANA registry of media types.
    var mediaType: String {
      switch self {
      case .turtle: "text/turtle"
      case .xml: "application/rdf+xml"
      case .json: "application/ld+json"
      }
    }
  }

  static func path(_ notation: Notation) -> SitePath {
    SitePath(Addresses.interfaceFolder + "catalog." + notation.rawValue)
  }

  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let words = APIWords(editions), DataCatalog(words) != nil else { return [] }
    let graph = Once { DataCatalog(words)?.graph ?? RDF() }
    return Notation.allCases.compactMap { notation in
      path(notation).outputAddress.map { address in
        Artifact(address, kind: .data, origin: "catalog") {
          switch notation {
          case .turtle: Array(graph.value.turtle.utf8)
          case .xml: Array(graph.value.xml.utf8)
          case .json: Array((graph.value.json.text(indented: true) + "\n").utf8)
          }
        }
      }
    }
  }
}
