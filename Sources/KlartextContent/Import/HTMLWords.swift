/// The words of an HTML fragment, as other systems put them into texts.
enum HTMLWords {
  /// Elements that begin a new line.
  private static let blocks: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "section", "article", "dd", "dt", "dl", "tbody", "thead", "header", "footer", "figure",
  ]
  /// Elements within a line.
  private static let inline: Set<String> = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sub", "sup", "small", "big", "code", "td", "th", "img",
    "abbr", "del", "ins", "mark", "q", "cite", "label", "center", "input", "button", "svg", "iframe", "object", "embed",
    "link", "meta", "html", "body", "head", "form", "video", "audio", "source", "base", "marquee", "details", "summary",
  ]
  /// Elements whose contents are no words.
  private static let silent: Set<String> = ["script", "style", "template", "noscript", "title", "textarea"]

  /// The text without tags and comments, with characters in place of entities; what is no known tag stays.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x3C:
        guard let tag = tag(bytes, at: index) else { break }
        if blocks.contains(tag.name) {
          result.append(0x0A)
          if tag.name == "li", !tag.isClosing { result.append(contentsOf: "– ".utf8) }
        } else if tag.name == "td" || tag.name == "th" {
          result.append(0x20)
        }
        index = tag.end
        continue
      case 0x26:
        guard let entity = entity(bytes, at: index) else { break }
        result.append(contentsOf: entity.text)
        index = entity.end
        continue
      default: break
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func tag(_ bytes: [UInt8], at start: Int) -> (name: String, isClosing: Bool, end: Int)? {
    if bytes[start...].starts(with: "<!--".utf8) {
      return ("", true, find("-->", in: bytes, from: start + 4).map { $0 + 3 } ?? bytes.count)
    }
    let raw = RawTag(bytes[start..<min(bytes.count, start + 80)])
    guard blocks.contains(raw.name) || inline.contains(raw.name) || silent.contains(raw.name),
      let close = bytes[start...].prefix(4000).firstIndex(of: 0x3E)
    else { return nil }
    // After the name: a blank, a slash or the end.
    let after = start + 1 + (raw.isClosing ? 1 : 0) + raw.name.utf8.count
    guard after < bytes.count, [0x20, 0x09, 0x0A, 0x2F, 0x3E].contains(bytes[after]) else { return nil }
    if silent.contains(raw.name), !raw.isClosing {
      let end = find("</" + raw.name, in: bytes, from: close).flatMap { bytes[$0...].firstIndex(of: 0x3E) }
      return (raw.name, true, end.map { $0 + 1 } ?? bytes.count)
    }
    return (raw.name, raw.isClosing, close + 1)
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(word.utf8)
    guard start + wanted.count <= bytes.count else { return nil }
    return (start...(bytes.count - wanted.count)).first { position in
      wanted.indices.allSatisfy { offset in
        let byte = bytes[position + offset]
        return (0x41...0x5A).contains(byte) ? byte | 0x20 == wanted[offset] : byte == wanted[offset]
      }
    }
  }

  // MARK: - Entities

  private static func entity(_ bytes: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
    guard let end = bytes[start...].prefix(12).firstIndex(of: 0x3B), end > start + 1 else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let code, code >= 0x20 || code == 0x0A, let scalar = Unicode.Scalar(code) else { return nil }
      return (Array(ImportedText.cleaned(String(scalar)).utf8), end + 1)
    }
    return entities[name].map { (Array($0.utf8), end + 1) }
  }

  /// Those that German and Dutch texts have (HTML Living Standard, “Named character references”).
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "euro": "€", "sect": "§", "ndash": "–", "mdash": "—",
    "hellip": "…", "bdquo": "„", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "laquo": "«",
    "raquo": "»", "eacute": "é", "egrave": "è", "agrave": "à", "euml": "ë", "iuml": "ï", "middot": "·", "bull": "•",
    "shy": "", "deg": "°", "sup2": "²", "copy": "©", "reg": "®", "times": "×", "frac12": "½",
  ]
}
