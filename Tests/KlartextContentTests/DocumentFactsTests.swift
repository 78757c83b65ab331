import CZlib
import Testing

@testable import KlartextContent

/// Documents, made byte by byte.
enum DocumentBytes {
  /// A PDF file of some objects, as `1 0 obj … endobj`, and its trailer.
  static func pdf(_ objects: [[UInt8]], trailer: String = "<< /Root 1 0 R /Info 2 0 R >>") -> [UInt8] {
    var bytes = Array("%PDF-1.7\n".utf8)
    for (number, object) in objects.enumerated() {
      bytes += Array("\(number + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    return bytes + Array("trailer\n\(trailer)\nstartxref\n0\n%%EOF\n".utf8)
  }

  static func stream(_ dictionary: String, _ content: [UInt8]) -> [UInt8] {
    Array("<< \(dictionary) /Length \(content.count) >>\nstream\n".utf8) + content + Array("\nendstream".utf8)
  }

  static func packed(_ bytes: [UInt8], raw: Bool = false) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, raw ? -15 : 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 100)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target -> Int in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(output.prefix(count))
  }

  /// A ZIP file with some files in it.
  static func zip(_ files: [(name: String, text: String)], isPacked: Bool) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] {
      (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let content = isPacked ? packed(Array(text.utf8), raw: true) : Array(text.utf8)
      let common =
        number(20, 2) + number(0, 2) + number(isPacked ? 8 : 0, 2) + number(0, 8) + number(content.count, 4)
        + number(text.utf8.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(bytes.count, 4) + Array(name.utf8)
      bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    }
    return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2) + number(files.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
  }

  static func word(creator: String, saver: String, isPacked: Bool = true) -> [UInt8] {
    zip(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "docProps/core.xml",
          "<?xml version=\"1.0\"?><cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>\(creator)</dc:creator>"
            + "<cp:lastModifiedBy>\(saver)</cp:lastModifiedBy></cp:coreProperties>"
        ),
      ], isPacked: isPacked)
  }
}

@Suite struct DocumentFactsTests {
  private let catalog = "<< /Type /Catalog /Pages 3 0 R >>"
  private let tagged =
    "<< /Type /Catalog /Pages 3 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R /Lang (de-DE) >>"

  private func facts(_ bytes: [UInt8], _ ending: String = "pdf") throws -> DocumentFacts {
    let result = DocumentFacts.read(bytes, ending: ending)
    guard case .facts(let facts) = result else {
      Issue.record("\(result)")
      return DocumentFacts()
    }
    return facts
  }

  @Test func readsAuthorAndBarriers() throws {
    let bytes = DocumentBytes.pdf([
      Array(catalog.utf8), Array("<< /Author (M\\374ller, \\(Anna\\)) /Producer (x) >>".utf8),
    ])
    let found = try facts(bytes)
    #expect(found.authors == ["Müller, (Anna)"])
    #expect(found.barriers == [.tags, .language, .title])
  }

  @Test func findsNoBarriersInTaggedFiles() throws {
    let utf16: [UInt8] = [0xFE, 0xFF] + "Bericht".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let title =
      Array("<< /Title <".utf8) + utf16.flatMap { Array(String($0, radix: 16).leftPadded.utf8) } + Array("> >>".utf8)
    let found = try facts(DocumentBytes.pdf([Array(tagged.utf8), title]))
    #expect(found == DocumentFacts())
  }

  @Test func readsPackedObjects() throws {
    let first = "<< /Author (Anna M) >> "
    let header = "2 0 1 \(first.utf8.count) "
    let content = DocumentBytes.packed(Array((header + first + tagged).utf8))
    var bytes = Array("%PDF-1.7\n5 0 obj\n".utf8)
    bytes += DocumentBytes.stream("/Type /ObjStm /N 2 /First \(header.utf8.count) /Filter /FlateDecode", content)
    bytes += Array("\nendobj\n6 0 obj\n".utf8)
    bytes += DocumentBytes.stream("/Type /XRef /Root 1 0 R /Info 2 0 R /Filter [/FlateDecode]", [1, 2, 3])
    bytes += Array("\nendobj\nstartxref\n0\n%%EOF".utf8)
    let found = try facts(bytes)
    #expect(found.authors == ["Anna M"])
    #expect(found.barriers == [.title])
  }

  @Test func readsXMP() throws {
    let xmp =
      "<x:xmpmeta><rdf:RDF><rdf:Description><dc:creator><rdf:Seq><rdf:li>Anna &amp; Bo</rdf:li></rdf:Seq></dc:creator>"
      + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Bericht</rdf:li></rdf:Alt></dc:title></rdf:Description>"
      + "</rdf:RDF></x:xmpmeta>"
    let root = "<< /Type /Catalog /Pages 3 0 R /Metadata 2 0 R /Lang (de) >>"
    for content in [Array(xmp.utf8), DocumentBytes.packed(Array(xmp.utf8))] {
      let filter = content.count == xmp.utf8.count ? "" : "/Filter /FlateDecode"
      let bytes = DocumentBytes.pdf(
        [Array(root.utf8), DocumentBytes.stream("/Type /Metadata \(filter)", content)], trailer: "<< /Root 1 0 R >>")
      let found = try facts(bytes)
      #expect(found.authors == ["Anna & Bo"])
      #expect(found.barriers == [.tags])
    }
  }

  /// A file that was saved again has objects twice; the later ones hold.
  @Test func takesTheLastOfSeveral() throws {
    let first = DocumentBytes.pdf([Array(catalog.utf8), Array("<< /Author (Anna) >>".utf8)])
    let update = Array("2 0 obj\n<< /Author (Stadt) >>\nendobj\ntrailer\n<< /Root 1 0 R /Info 2 0 R >>\n".utf8)
    #expect(try facts(first + update).authors == ["Stadt"])
  }

  @Test func saysWhatItCannotRead() {
    let locked = DocumentBytes.pdf(
      [Array(catalog.utf8)], trailer: "<< /Root 1 0 R /Encrypt 9 0 R >>")
    #expect(DocumentFacts.read(locked, ending: "pdf") == .locked)
    #expect(DocumentFacts.read(Array("kein PDF".utf8), ending: "pdf") == .unreadable)
    #expect(DocumentFacts.read(Array("%PDF-1.4 ".utf8), ending: "pdf") == .unreadable)
    #expect(DocumentFacts.read([0xD0, 0xCF, 0x11, 0xE0, 1], ending: "docx") == .locked)
    #expect(DocumentFacts.read(Array("x".utf8), ending: "odt") == .unreadable)
    #expect(DocumentFacts.read(Array("x".utf8), ending: "csv") == .none)
  }

  @Test(arguments: [true, false]) func readsOfficeFiles(isPacked: Bool) throws {
    let word = DocumentBytes.word(creator: "Anna Müller &amp; Co", saver: "Bo", isPacked: isPacked)
    #expect(try facts(word, "docx").authors == ["Anna Müller & Co", "Bo"])
    let meta =
      "<office:meta><meta:initial-creator>Anna</meta:initial-creator><dc:creator>Bo</dc:creator></office:meta>"
    #expect(try facts(DocumentBytes.zip([("meta.xml", meta)], isPacked: isPacked), "odt").authors == ["Anna", "Bo"])
  }

  /// Whatever a file holds, reading it ends, and soon.
  @Test func bearsDamage() {
    let pdf = DocumentBytes.pdf([
      Array(tagged.utf8), Array("<< /Author (Anna) >>".utf8), DocumentBytes.stream("/Type /ObjStm /N 9 /First 4", [1]),
    ])
    let word = DocumentBytes.word(creator: "Anna", saver: "Bo")
    for (bytes, ending) in [(pdf, "pdf"), (word, "docx")] {
      for length in 0..<bytes.count { _ = DocumentFacts.read(Array(bytes.prefix(length)), ending: ending) }
      for index in bytes.indices {
        for value: UInt8 in [0x28, 0x3C, 0xFF] {
          var damaged = bytes
          damaged[index] = value
          _ = DocumentFacts.read(damaged, ending: ending)
        }
      }
    }
    let deep = Array("%PDF-1.4 1 0 obj ".utf8) + Array(repeating: 0x5B, count: 200_000) + Array("trailer <<".utf8)
    _ = DocumentFacts.read(deep, ending: "pdf")
    let circle = DocumentBytes.pdf([Array("2 0 R".utf8), Array("1 0 R".utf8)])
    #expect(DocumentFacts.read(circle, ending: "pdf") == .unreadable)
  }
}

extension String {
  fileprivate var leftPadded: String { utf8.count < 2 ? "0" + self : self }
}
