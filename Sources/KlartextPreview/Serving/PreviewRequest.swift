/// What a browser asks for.
public struct PreviewRequest: Sendable {
  /// In capital letters.
  public var method: String
  /// Decoded, beginning with a slash, without the query.
  public var path: String
  /// Decoded; of a name that stands twice, the last.
  public var query: [String: String]
  /// By name in small letters.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(
    method: String, path: String, query: [String: String] = [:], headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// Whether an answer to it may change anything.
  var isWriting: Bool { method != "GET" && method != "HEAD" }

  /// Whether a person opened an address, rather than a page loading something.
  var isNavigation: Bool { headers["sec-fetch-mode"] == "navigate" && headers["sec-fetch-dest"] == "document" }

  /// Splits a target as it stands in the request line; `nil` when it is no address of ours.
  init?(method: String, rawPath: String, rawQuery: String, headers: [String: String], body: [UInt8] = []) {
    guard rawPath.hasPrefix("/"), let path = Self.decoded(rawPath), !path.utf8.contains(0) else { return nil }
    var query: [String: String] = [:]
    for part in rawQuery.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(pair[0].replacing("+", with: " ")) else { return nil }
      guard let value = pair.count > 1 ? Self.decoded(pair[1].replacing("+", with: " ")) : "" else { return nil }
      query[name] = value
    }
    self.init(method: method, path: path, query: query, headers: headers, body: body)
  }

  private static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
