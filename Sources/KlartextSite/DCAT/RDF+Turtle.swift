import KlartextCore

extension RDF {
  /// The graph in Turtle (W3C Recommendation "RDF 1.1 Turtle").
  var turtle: String {
    var text = ""
    for vocabulary in Vocabulary.allCases {
      text += "@prefix \(vocabulary.rawValue): <\(vocabulary.address)> .\n"
    }
    for thing in things {
      text += "\n<\(thing.address)>\n  a \(thing.types.map(\.short).joined(separator: ", "))"
      for statement in thing.statements {
        text += " ;\n  \(statement.name.short) \(statement.values.map(Self.turtle).joined(separator: ", "))"
      }
      text += " .\n"
    }
    return text
  }

  private static func turtle(_ value: Value) -> String {
    switch value {
    case .thing(let address): "<\(address)>"
    case .text(let text, let language): quoted(text) + (language.map { "@" + $0.description } ?? "")
    case .date(let date): "\"\(date)\"^^xsd:date"
    }
  }

  /// `STRING_LITERAL_QUOTE`: neither quotation mark nor backslash nor line end stands there by itself.
  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
