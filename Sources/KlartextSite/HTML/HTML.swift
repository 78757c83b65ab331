import KlartextCore

/// Finished HTML: text that was escaped when it was put in, so that nothing unescaped can reach a page.
///
/// Everything that comes from entries, configuration and themes' strings is a `String` and untrusted. It becomes
/// HTML by `.text` or by interpolation, and both escape: `"<p>\(title)</p>"` is safe whatever the title says.
public struct HTML: Sendable, Hashable {
  public private(set) var string: String

  public init() { string = "" }

  /// HTML from a source that has made it safe itself: a rendered template, a checked Markdown text.
  public init(trusted string: String) { self.string = string }

  /// A plain text, escaped.
  public static func text(_ text: String) -> HTML { HTML(trusted: escaped(text)) }

  /// Most texts need no escaping; a look at their bytes in place is all they cost.
  fileprivate static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x3F && $0 != 0x7F || $0 == 0x20 || ($0 >= 0x28 && $0 < 0x3C) }
    }
    return isPlain == true ? text : Escaping.html(text)
  }

  public var isEmpty: Bool { string.isEmpty }

  public static func += (left: inout HTML, right: HTML) { left.string += right.string }

  public static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.string + right.string) }

  /// `nil` for empty HTML: what a template's optional variable wants.
  var orNil: HTML? { isEmpty ? nil : self }
}

extension HTML: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { string = value }

  public init(stringInterpolation: Interpolation) { string = stringInterpolation.string }

  public struct Interpolation: StringInterpolationProtocol {
    var string = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      string.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    public mutating func appendLiteral(_ literal: String) { string += literal }

    public mutating func appendInterpolation(_ text: String) { string += HTML.escaped(text) }

    public mutating func appendInterpolation(_ number: Int) { string += String(number) }

    public mutating func appendInterpolation(_ html: HTML) { string += html.string }

    public mutating func appendInterpolation(_ html: HTML?) { string += html?.string ?? "" }
  }
}

extension Sequence where Element == HTML {
  /// One after the other, with something between.
  func joined(separator: HTML = HTML()) -> HTML {
    var result = ""
    for (index, element) in enumerated() {
      if index > 0 { result += separator.string }
      result += element.string
    }
    return HTML(trusted: result)
  }
}
