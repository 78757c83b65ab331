import KlartextCore

/// Whether an SVG picture is only a picture: no programs, no pages inside, nothing loaded from elsewhere.
///
/// What is shown by `<img>` cannot run programs, but the same file opened by its address can (SVG 2, §2.2). So
/// references are allowed by what they are, not forbidden by what they might be.
enum SVGCheck {
  enum Result: Equatable {
    case harmless(PictureHeader.Size?)
    /// What was found, and in which line.
    case unsafe(String, line: Int)
    case notSVG
  }

  private static let forbiddenElements: Set<String> = [
    "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "handler", "listener", "html",
    "link", "meta", "base",
  ]

  static func check(_ bytes: [UInt8]) -> Result {
    guard String(validating: bytes, as: UTF8.self) != nil else { return .notSVG }
    var tags = TagReader(bytes)
    var root: PictureHeader.Size?
    var hasRoot = false
    var styleStart: Int?
    while let tag = tags.next() {
      func unsafe(_ what: String) -> Result { .unsafe(what, line: tags.line(of: tag.start)) }
      switch tag.kind {
      case .declaration:
        // Entities can hide anything, and a declared encoding can turn harmless bytes into markup.
        if tag.name == "!doctype", tag.text.contains("[") { return unsafe("<!DOCTYPE … [") }
        if tag.name == "?xml-stylesheet" { return unsafe("<?xml-stylesheet") }
        if tag.name == "?xml", let encoding = tag.attribute("encoding")?.lowercased(), encoding != "utf-8" {
          return unsafe("encoding=\"\(encoding)\"")
        }
      case .end:
        if tag.name == "style", let start = styleStart {
          let css = String(decoding: bytes[start..<tag.start], as: UTF8.self)
          if let found = foreign(inStyle: css) { return unsafe(found) }
          styleStart = nil
        }
      case .start:
        if !hasRoot {
          guard tag.name == "svg" else { return .notSVG }
          hasRoot = true
          root = size(of: tag)
        }
        if forbiddenElements.contains(tag.name) { return unsafe("<\(tag.name)>") }
        if tag.name == "style", !tag.text.hasSuffix("/") { styleStart = tag.end }
        for attribute in tag.attributes {
          if let found = foreign(attribute, in: tag) { return unsafe(found) }
        }
      }
    }
    guard hasRoot, !tags.isBroken, styleStart == nil else { return .notSVG }
    return .harmless(root)
  }

  // MARK: - What leads elsewhere

  private static func foreign(_ attribute: TagReader.Attribute, in tag: TagReader.Tag) -> String? {
    if attribute.name.hasPrefix("on") { return attribute.name + "=" }
    let value = attribute.value.lowercased()
    switch attribute.name {
    // All references inside would be relative to it.
    case "base": return "base=\"\(attribute.value)\""
    case "href", "src":
      let isInside = value.isEmpty || value.hasPrefix("#")
      let isPicture = ["png", "jpeg", "jpg", "gif", "webp"].contains { value.hasPrefix("data:image/\($0);base64,") }
      return isInside || (isPicture && tag.name != "use") ? nil : "\(attribute.name)=\"\(attribute.value)\""
    case "attributename":
      let target = resolved(value)
      return target.hasSuffix("href") || target.hasPrefix("on") ? "attributeName=\"\(attribute.value)\"" : nil
    default: return foreign(inStyle: attribute.value)
    }
  }

  /// CSS that loads something, or hides by escapes what it does.
  private static func foreign(inStyle css: String) -> String? {
    let lower = resolved(css).lowercased()
    for loading in ["@import", "expression(", "image-set(", "image(", "src("] where lower.contains(loading) {
      return loading
    }
    if lower.contains("\\") { return "\\" }
    var rest = lower[...]
    while let found = rest.firstRange(of: "url(") {
      rest = rest[found.upperBound...]
      let target = rest.drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\n" || $0 == "\t" }
      if !target.hasPrefix("#") { return "url(" + target.prefix(30) }
    }
    return nil
  }

  /// A text with the characters that its references stand for (XML 1.0 §4.1), which a browser sees as well.
  private static func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = Substring(Escaping.unescapeHTML(text))
    while let start = rest.firstRange(of: "&#") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix { $0 != ";" }
      let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
      let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      if let scalar = value.flatMap({ Unicode.Scalar($0) }) { result.unicodeScalars.append(scalar) }
      rest = rest[digits.endIndex...].drop { $0 == ";" }
    }
    return result + rest.replacing("&apos;", with: "'")
  }

  // MARK: - Size

  /// Width and height in pixels, else those of the view box (SVG 2, §8.2).
  private static func size(of tag: TagReader.Tag) -> PictureHeader.Size? {
    func pixels(_ name: String) -> Int? {
      guard var text = tag.attribute(name) else { return nil }
      if text.hasSuffix("px") { text.removeLast(2) }
      return Double(text).flatMap { Int(exactly: $0.rounded()) }
    }
    if let width = pixels("width"), let height = pixels("height") { return PictureHeader.Size(width, height) }
    let box = (tag.attribute("viewbox") ?? "").split { $0 == " " || $0 == "," }
    let numbers = box.compactMap { Double($0) }.compactMap { Int(exactly: $0.rounded()) }
    return numbers.count == 4 ? PictureHeader.Size(numbers[2], numbers[3]) : nil
  }
}
