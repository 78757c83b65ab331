import KlartextCore

extension RDF {
  /// The graph in JSON-LD 1.1 (W3C Recommendation); its context stands in it, so that nothing has to be loaded.
  var json: JSON {
    [
      "@context": .members(Vocabulary.allCases.map { ($0.rawValue, .string($0.address)) }),
      "@graph": .array(things.map(Self.json)),
    ]
  }

  private static func json(_ thing: Thing) -> JSON {
    let head: [(String, JSON?)] = [
      ("@id", .string(thing.address)), ("@type", .array(thing.types.map { .string($0.short) })),
    ]
    return .members(head + thing.statements.map { ($0.name.short, .array($0.values.map(json))) })
  }

  private static func json(_ value: Value) -> JSON {
    switch value {
    case .thing(let address): ["@id": .string(address)]
    case .text(let text, let language):
      .members(["@value": .string(text), "@language": language.map { .string($0.description) }])
    case .date(let date): ["@value": .string(date.description), "@type": "xsd:date"]
    }
  }
}
