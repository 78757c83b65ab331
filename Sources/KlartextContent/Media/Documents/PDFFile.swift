import KlartextCore

/// The facts that a PDF file states about itself (ISO 32000-2): who wrote it, and what screen readers need.
///
/// Tables of contents inside of files are often broken. So all objects are looked for, also those in packed streams; of
/// several with one number the last counts, as in a file that was saved again (§7.5.6).
struct PDFFile {
  /// A stream is unpacked up to here; all together up to four times as much.
  private static let streamLimit = 16 << 20
  /// A file that was saved more often than this, or with longer trailers, is not read to the end.
  private static let mostTrailers = 1000
  private static let trailerLimit = 1 << 14

  private enum Source {
    case file(Int)
    case packed(stream: Int, offset: Int)
  }

  private let bytes: [UInt8]
  private var objects: [Int: Source] = [:]
  private var unpacked: [[UInt8]] = []
  private var budget = 4 * streamLimit
  private var trailer: [String: PDFObject] = [:]
  private var trailers = 0
  /// Where the last object begins, until its stream is read.
  private var lastObject: Int?

  static func facts(_ bytes: [UInt8]) -> DocumentFacts.Result {
    guard bytes.prefix(1024).contains(Array("%PDF-".utf8)) else { return .unreadable }
    return PDFFile(bytes).facts
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index()
  }

  // MARK: - Objects

  private mutating func index() {
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x6F where isWord("obj", at: position):
        if let number = number(before: position) {
          objects[number] = .file(position + 3)
          lastObject = position + 3
        }
        position += 3
      case 0x73 where isWord("stream", at: position):
        position = readStream(at: position)
      case 0x74 where isWord("trailer", at: position):
        var lexer = PDFLexer(bytes, at: position + 7, until: position + Self.trailerLimit)
        if trailers < Self.mostTrailers, let dictionary = lexer.object() { addTrailer(dictionary) }
        trailers += 1
        position += 7
      default: position += 1
      }
    }
  }

  private func isWord(_ word: StaticString, at position: Int) -> Bool {
    var lexer = PDFLexer(bytes, at: position)
    return lexer.take(word)
  }

  /// `12 0 obj`: the first of two numbers.
  private func number(before position: Int) -> Int? {
    var index = position - 1
    func skipSpaces() { while index >= 0, bytes[index] <= 0x20 { index -= 1 } }
    func digits() -> Range<Int>? {
      let end = index + 1
      while index >= 0, end - index < 12, Letters.isDigit(bytes[index]) { index -= 1 }
      return index + 1 < end ? index + 1..<end : nil
    }
    skipSpaces()
    guard digits() != nil else { return nil }
    skipSpaces()
    guard let range = digits() else { return nil }
    return Int(String(decoding: bytes[range], as: UTF8.self))
  }

  /// - Returns: where the stream ends.
  private mutating func readStream(at position: Int) -> Int {
    let after = position + 6
    guard after < bytes.count, bytes[after] == 0x0A || bytes[after] == 0x0D else { return after }
    let end = bytes[after...].firstIndex(of: Array("endstream".utf8)) ?? bytes.count
    // The dictionary of the stream stands between `obj` and here.
    guard let start = lastObject else { return min(end + 9, bytes.count) }
    lastObject = nil
    var lexer = PDFLexer(bytes, at: start, until: position)
    guard let dictionary = lexer.object() else { return min(end + 9, bytes.count) }
    switch dictionary["Type"]?.name {
    case "XRef"?: addTrailer(dictionary)
    case "ObjStm"?: addPacked(dictionary, after..<end)
    default: break
    }
    return min(end + 9, bytes.count)
  }

  private mutating func addTrailer(_ dictionary: PDFObject) {
    for key in ["Root", "Info", "Encrypt"] {
      if let value = dictionary[key] { trailer[key] = value }
    }
  }

  /// §7.5.7: pairs of number and place, then the objects.
  private mutating func addPacked(_ dictionary: PDFObject, _ range: Range<Int>) {
    guard trailer["Encrypt"] == nil, let count = dictionary["N"]?.number, let first = dictionary["First"]?.number,
      let content = content(dictionary, range)
    else { return }
    unpacked.append(content)
    var lexer = PDFLexer(content, at: 0)
    for _ in 0..<min(count, content.count) {
      guard let number = lexer.integer(), let offset = lexer.integer() else { return }
      objects[number] = .packed(stream: unpacked.count - 1, offset: first + offset)
    }
  }

  private mutating func content(_ dictionary: PDFObject, _ range: Range<Int>) -> [UInt8]? {
    var start = range.lowerBound
    if start < range.upperBound, bytes[start] == 0x0D { start += 1 }
    if start < range.upperBound, bytes[start] == 0x0A { start += 1 }
    var filters: [String] = []
    switch dictionary["Filter"] {
    case .name(let name)?: filters = [name]
    case .list(let names)?: filters = names.compactMap(\.name)
    default: break
    }
    if filters.isEmpty { return Array(bytes[start..<range.upperBound]) }
    guard filters == ["FlateDecode"], budget > 0,
      let result = Inflate.bytes(bytes[start..<range.upperBound], .zlib, limit: min(budget, Self.streamLimit))
    else { return nil }
    budget -= result.count
    return result
  }

  private func resolved(_ object: PDFObject?) -> PDFObject? {
    var object = object
    for _ in 0..<8 {
      guard case .reference(let number)? = object else { return object }
      object = self.object(number)
    }
    return nil
  }

  private func object(_ number: Int) -> PDFObject? {
    switch objects[number] {
    case .file(let position)?:
      var lexer = PDFLexer(bytes, at: position)
      return lexer.object()
    case .packed(let stream, let offset)?:
      var lexer = PDFLexer(unpacked[stream], at: offset)
      return lexer.object()
    case nil: return nil
    }
  }

  // MARK: - Facts

  private var facts: DocumentFacts.Result {
    switch trailer["Encrypt"] {
    case .reference?, .dictionary?: return .locked
    default: break
    }
    guard let root = resolved(trailer["Root"]), root["Pages"] != nil || root["Type"]?.name == "Catalog" else {
      return .unreadable
    }
    var facts = DocumentFacts()
    let information = resolved(trailer["Info"])
    if let author = resolved(information?["Author"])?.text { facts.add(author: author) }
    var title = resolved(information?["Title"])?.text ?? ""
    if let metadata = metadata(root) {
      let xmp = XMPFacts(metadata)
      for author in xmp.creators { facts.add(author: author) }
      title += xmp.title
    }
    let isMarked: Bool = if case .flag(true)? = resolved(resolved(root["MarkInfo"])?["Marked"]) { true } else { false }
    if !isMarked || root["StructTreeRoot"] == nil { facts.barriers.append(.tags) }
    if resolved(root["Lang"])?.text?.isEmpty != false { facts.barriers.append(.language) }
    if !title.contains(where: { !$0.isWhitespace }) { facts.barriers.append(.title) }
    return .facts(facts)
  }

  /// §14.3.2: the catalogue names a stream with XMP data.
  private func metadata(_ root: PDFObject) -> [UInt8]? {
    guard case .reference(let number)? = root["Metadata"], case .file(let position)? = objects[number] else {
      return nil
    }
    var lexer = PDFLexer(bytes, at: position)
    guard let dictionary = lexer.object() else { return nil }
    lexer.skipSpaces()
    guard lexer.take("stream") else { return nil }
    let end = bytes[lexer.position...].firstIndex(of: Array("endstream".utf8)) ?? bytes.count
    var copy = self
    return copy.content(dictionary, lexer.position..<end)
  }
}

/// Author and title in XMP data (ISO 16684-1): `dc:creator` and `dc:title` are lists.
private struct XMPFacts {
  private(set) var creators: [String] = []
  private(set) var title = ""

  init(_ xml: [UInt8]) {
    var tags = TagReader(Array(xml.prefix(1 << 20)))
    var open: String?
    while let tag = tags.next() {
      switch (tag.kind, tag.name) {
      case (.start, "creator"), (.start, "title"): open = tag.text.hasSuffix("/") ? nil : tag.name
      case (.end, "creator"), (.end, "title"): open = nil
      case (.start, "li") where open != nil && !tag.text.hasSuffix("/"):
        let text = Escaping.unescapeHTML(String(decoding: xml[tag.end...].prefix { $0 != 0x3C }, as: UTF8.self))
        if open == "creator" { creators.append(text) } else { title += text }
      default: break
      }
    }
  }
}
