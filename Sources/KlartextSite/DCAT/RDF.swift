import KlartextCore
import KlartextRegister

/// Statements about things (RDF 1.1 Concepts), each thing with an address: there are no blank nodes.
///
/// The graph is made once and written in three notations, so that all say the same.
struct RDF: Sendable {
  /// A name of a vocabulary: `dcat:Dataset`.
  struct Name: Sendable, Hashable {
    let vocabulary: Vocabulary
    let local: String

    var short: String { vocabulary.rawValue + ":" + local }
  }

  enum Vocabulary: String, Sendable, CaseIterable {
    case dcat
    case dcatde
    case dct
    case foaf
    case rdf
    case vcard
    case xsd

    var address: String {
      switch self {
      case .dcat: "http://www.w3.org/ns/dcat#"
      case .dcatde: "http://dcat-ap.de/def/dcatde/"
      case .dct: "http://purl.org/dc/terms/"
      case .foaf: "http://xmlns.com/foaf/0.1/"
      case .rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      case .vcard: "http://www.w3.org/2006/vcard/ns#"
      case .xsd: "http://www.w3.org/2001/XMLSchema#"
      }
    }
  }

  enum Value: Sendable, Hashable {
    case thing(String)
    case text(String, LanguageTag?)
    case date(CivilDate)
  }

  /// A thing and what is said of it.
  struct Thing: Sendable {
    let address: String
    let types: [Name]
    private(set) var statements: [(name: Name, values: [Value])] = []

    init(_ address: String, _ types: Name...) {
      self.address = RDF.clean(address: address)
      self.types = types
    }

    mutating func add(_ name: Name, thing address: String?) { add(name, things: address.map { [$0] } ?? []) }

    mutating func add(_ name: Name, things addresses: [String]) {
      add(name, addresses.map { .thing(RDF.clean(address: $0)) })
    }

    mutating func add(_ name: Name, text: String?, in language: LanguageTag? = nil) {
      add(name, text.map { [.text(RDF.clean(text: $0), language)] } ?? [])
    }

    mutating func add(_ name: Name, texts: [LanguageText]) {
      add(name, texts.map { .text(RDF.clean(text: $0.string), $0.language) })
    }

    mutating func add(_ name: Name, date: CivilDate?) { add(name, date.map { [.date($0)] } ?? []) }

    /// A set: what is said twice is said once.
    private mutating func add(_ name: Name, _ values: [Value]) {
      var seen: Set<Value> = []
      let values = values.filter { seen.insert($0).inserted }
      if !values.isEmpty { statements.append((name, values)) }
    }
  }

  private(set) var things: [Thing] = []

  mutating func add(_ thing: Thing) { things.append(thing) }

  // MARK: - What all notations can hold

  /// Without the characters that XML 1.0 (§2.2) has no way to write; a carriage return would not survive either.
  fileprivate static func clean(text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00...0x08, 0x0B...0x1F, 0x7F, 0xFFFE, 0xFFFF: break
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Without the characters that no IRI has (Turtle 1.1, production `IRIREF`); they are percent-encoded.
  fileprivate static func clean(address: String) -> String {
    let forbidden = Set("<>\"{}|^`\\".utf8)
    guard address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || forbidden.contains($0) }) else { return address }
    var clean = ""
    for scalar in address.unicodeScalars {
      let isForbidden =
        scalar.value <= 0x20 || scalar.value == 0x7F || (scalar.isASCII && forbidden.contains(UInt8(scalar.value)))
      clean += isForbidden ? Escaping.percentEncoded(String(scalar)) : String(scalar)
    }
    return clean
  }
}

extension RDF.Name {
  static func dcat(_ local: String) -> RDF.Name { RDF.Name(vocabulary: .dcat, local: local) }
  static func dcatde(_ local: String) -> RDF.Name { RDF.Name(vocabulary: .dcatde, local: local) }
  static func dct(_ local: String) -> RDF.Name { RDF.Name(vocabulary: .dct, local: local) }
  static func foaf(_ local: String) -> RDF.Name { RDF.Name(vocabulary: .foaf, local: local) }
  static func vcard(_ local: String) -> RDF.Name { RDF.Name(vocabulary: .vcard, local: local) }
}
