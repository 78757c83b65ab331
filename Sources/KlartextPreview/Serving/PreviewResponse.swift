import KlartextCore

/// What a browser gets.
public struct PreviewResponse: Sendable {
  public enum Body: Sendable {
    case bytes([UInt8])
    /// Server-sent events, one after the other, until the browser leaves.
    case events(AsyncStream<String>)
  }

  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: Body

  public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A text of a media type.
  public static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200) -> Self {
    PreviewResponse(status: status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
  }

  /// A whole page.
  public static func html(_ text: String, status: Int = 200) -> Self {
    .text(text, type: "text/html; charset=utf-8", status: status)
  }

  /// JSON (RFC 8259).
  public static func json(_ value: JSON, status: Int = 200) -> Self {
    .text(value.text, type: "application/json", status: status)
  }

  /// The way to another address; asked anew each time, because the preview may know better the next time.
  public static func redirect(to address: String) -> Self {
    PreviewResponse(status: 302, headers: [("Location", address)])
  }
}
