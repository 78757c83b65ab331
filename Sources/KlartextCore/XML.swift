/// An element or a text of an XML 1.0 document (<https://www.w3.org/TR/xml/>), written the same way every time.
///
/// Names and namespaces stand as they are written: `atom:link`, and `xmlns:atom` as an attribute of the root. Texts and
/// attributes may say anything: they are escaped, and characters that XML forbids are left out.
public indirect enum XML: Sendable, Hashable {
  case text(String)
  /// Names and prefixes are the program's own words and are not checked.
  case node(name: String, attributes: [Attribute], children: [XML])

  /// An attribute of an element.
  public struct Attribute: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element with others in it; attributes and elements that are `nil` are left out.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [XML?] = []
  ) -> XML {
    .node(
      name: name, attributes: attributes.compactMap { name, value in value.map { Attribute(name, $0) } },
      children: children.compactMap { $0 })
  }

  /// An element that holds a text.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) -> XML {
    element(name, attributes, [.text(text)])
  }

  /// The element as a document in UTF-8, with the XML declaration before it.
  ///
  /// Elements that hold only elements are indented; a text stands as it is, without a space more or less.
  public var document: [UInt8] {
    var writer = XMLWriter()
    writer.append(declaration: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.append(self, depth: 0)
    return writer.bytes
  }
}
