import Foundation
import Testing

@testable import KlartextCore

struct XMLTests {
  private func text(_ xml: XML) -> String { String(decoding: xml.document, as: UTF8.self) }

  @Test("Elements are indented, texts are not")
  func layout() {
    let xml = XML.element(
      "a", ["xmlns": "urn:a", "missing": nil],
      [.element("b", text: "ä\n b"), nil, .element("c", ["n": "1"]), .element("d", [:], [.text("x"), .element("e")])])
    #expect(
      text(xml) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a xmlns="urn:a">
          <b>ä
         b</b>
          <c n="1"/>
          <d>x<e/></d>
        </a>

        """)
  }

  @Test(
    "Whatever a text says, a parser reads the same",
    arguments: [
      "]]> <![CDATA[ <b> &amp; & \" '", "a\r\nb\tc\nd", "😀 \u{202E}שלום\u{202C} e\u{301}", "\"\u{301}",
      "\u{FEFF}x\u{FFFD}",
      String(repeating: "ü", count: 10_000),
    ])
  func roundTrip(_ value: String) throws {
    let seen = try Reader.read(XML.element("a", ["b": value], [.text(value)]).document)
    #expect(seen.text.unicodeScalars.elementsEqual(value.unicodeScalars))
    #expect(seen.attribute.unicodeScalars.elementsEqual(value.unicodeScalars))
  }

  @Test("Characters that XML forbids are left out")
  func forbidden() throws {
    let value = "a\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}b\u{FFFE}\u{FFFF}c\u{FFFD}\u{7F}"
    let seen = try Reader.read(XML.element("a", ["b": value], [.text(value)]).document)
    #expect(seen.text == "abc\u{FFFD}\u{7F}")
    #expect(seen.attribute == seen.text)
  }

  /// Reads `<a b="…">…</a>` by the rules of the standard, and refuses what it forbids.
  private struct Reader {
    var attribute = ""
    var text = ""

    struct Malformed: Error {}

    static func read(_ bytes: [UInt8]) throws -> Reader {
      let document = String(decoding: bytes, as: UTF8.self)
      let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\""
      let end = "</a>\n"
      guard document.hasPrefix(start), document.hasSuffix(end) else { throw Malformed() }
      let inner = document.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count)
      guard let quote = inner.firstIndex(of: 0x22), inner[quote...].starts(with: "\">".utf8) else { throw Malformed() }
      return Reader(
        attribute: try unescape(Array(inner[..<quote]), isAttribute: true),
        text: try unescape(Array(inner[quote...].dropFirst(2)), isAttribute: false))
    }

    private static func unescape(_ bytes: [UInt8], isAttribute: Bool) throws -> String {
      var result: [UInt8] = []
      var rest = bytes[...]
      while let byte = rest.popFirst() {
        switch byte {
        case 0x3C, 0x3E, 0x0D, 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: throw Malformed()
        case 0x09 where isAttribute, 0x0A where isAttribute, 0x22 where isAttribute: throw Malformed()
        case 0x26:
          guard let end = rest.firstIndex(of: 0x3B) else { throw Malformed() }
          switch String(decoding: rest[..<end], as: UTF8.self) {
          case "amp": result.append(0x26)
          case "lt": result.append(0x3C)
          case "gt": result.append(0x3E)
          case "quot": result.append(0x22)
          case "#13": result.append(0x0D)
          case "#9": result.append(0x09)
          case "#10": result.append(0x0A)
          default: throw Malformed()
          }
          rest = rest[(end + 1)...]
        default: result.append(byte)
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }
}
