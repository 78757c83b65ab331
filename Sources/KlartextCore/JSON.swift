/// A JSON value (RFC 8259) that is written the same way every time.
///
/// Members of an object keep the order in which they are given. A number is the text that stands in the output, so no
/// figure changes on its way through a floating-point number.
public indirect enum JSON: Sendable, Hashable {
  case string(String)
  /// A number as it is written, such as `12` or `0.5`. A text that is no JSON number is written as `null`.
  case number(String)
  case bool(Bool)
  case null
  case array([JSON])
  case object([Member])

  /// A name and its value in an object.
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(floatLiteral value: Double) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSON {
  /// The value on one line, without spaces.
  public var text: String { text(indented: false) }

  /// The value as text; indented, each element and each member has a line of its own.
  public func text(indented: Bool) -> String {
    var writer = JSONWriter(isIndented: indented)
    writer.append(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value on one line, safe inside `<script>`.
  ///
  /// HTML ends a script at `</script` and reads `<!--` in a special way (HTML Living Standard, “Restrictions for
  /// contents of script elements”). So `<`, `>` and `&` are written as `\u…`, which means the same in JSON.
  public var scriptText: String {
    var writer = JSONWriter(isIndented: false, isInScript: true)
    writer.append(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
