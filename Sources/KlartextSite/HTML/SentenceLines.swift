import KlartextContent

/// Puts each sentence of a page on a line of its own (BITV 2.0, annex 2, part 2, no. 10).
///
/// It works on the finished page, so that texts of authors and words of the interface are treated alike, and nobody has
/// to think of it. The HTML is our own: in it, no `>` stands within a tag but at its end.
struct SentenceLines {
  /// Tags that a sentence may go through.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "code", "data", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "var", "wbr",
  ]
  /// Tags whose text stays as it is: headings stand alone, and the others may not hold a line break.
  private static let untouched: Set<String> = [
    "button", "h1", "h2", "h3", "h4", "h5", "h6", "head", "label", "option", "pre", "script", "select", "style",
    "summary", "svg", "textarea",
  ]

  private let source: [UInt8]
  /// The words since the last tag that ends a block, and where each of their bytes stands.
  private var text: [UInt8] = []
  private var places: [Int] = []
  private var breaks: [Int] = []
  /// The tag within which nothing is touched, and how often it is open.
  private var untouched: (tag: String, depth: Int)?

  /// The page with a line break before every sentence but the first of its block.
  static func html(_ html: HTML) -> HTML {
    var lines = SentenceLines(source: Array(html.string.utf8))
    lines.read()
    return HTML(trusted: lines.result)
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func read() {
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "<") {
        let end = source[index...].firstIndex(of: UInt8(ascii: ">")) ?? source.count - 1
        readTag(source[(index + 1)..<end])
        index = end + 1
      } else {
        if untouched == nil {
          text.append(source[index])
          places.append(index)
        }
        index += 1
      }
    }
    endBlock()
  }

  private mutating func readTag(_ tag: ArraySlice<UInt8>) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let letters = tag.dropFirst(isEnd ? 1 : 0).prefix { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    let name = String(decoding: letters, as: UTF8.self)
    if let open = untouched {
      guard name == open.tag else { return }
      let depth = open.depth + (isEnd ? -1 : 1)
      untouched = depth == 0 ? nil : (name, depth)
    } else if !Self.inline.contains(name) {
      endBlock()
      if !isEnd, Self.untouched.contains(name) { untouched = (name, 1) }
    }
  }

  private mutating func endBlock() {
    if text.contains(where: { $0 == 0x2E || $0 == 0x3F || $0 == 0x21 || $0 == 0xE2 }) {
      breaks += SentenceGaps.find(in: text).map { places[$0.lowerBound] }
    }
    text.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  private var result: String {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + breaks.count * 4)
    var start = 0
    for place in breaks {
      result += source[start..<place]
      result += "<br>".utf8
      start = place
    }
    return String(decoding: result + source[start...], as: UTF8.self)
  }
}
