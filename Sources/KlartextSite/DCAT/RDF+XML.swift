import KlartextCore

extension RDF {
  /// The graph in RDF/XML (W3C Recommendation "RDF 1.1 XML Syntax").
  var xml: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF"
    for vocabulary in Vocabulary.allCases { text += "\n  xmlns:\(vocabulary.rawValue)=\"\(vocabulary.address)\"" }
    text += ">\n"
    for thing in things { text += Self.xml(thing) }
    return text + "</rdf:RDF>\n"
  }

  private static func xml(_ thing: Thing) -> String {
    let element = thing.types.first?.short ?? "rdf:Description"
    var text = "  <\(element) rdf:about=\"\(Escaping.html(thing.address))\">\n"
    for type in thing.types.dropFirst() {
      text += "    <rdf:type rdf:resource=\"\(type.vocabulary.address)\(type.local)\"/>\n"
    }
    for statement in thing.statements {
      for value in statement.values { text += "    " + xml(statement.name.short, value) + "\n" }
    }
    return text + "  </\(element)>\n"
  }

  private static func xml(_ name: String, _ value: Value) -> String {
    switch value {
    case .thing(let address):
      return "<\(name) rdf:resource=\"\(Escaping.html(address))\"/>"
    case .text(let text, let language):
      let mark = language.map { " xml:lang=\"\($0)\"" } ?? ""
      return "<\(name)\(mark)>\(Escaping.html(text))</\(name)>"
    case .date(let date):
      return "<\(name) rdf:datatype=\"\(Vocabulary.xsd.address)date\">\(date)</\(name)>"
    }
  }
}
