import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import KlartextCore

/// The preview on the loopback address.
public struct PreviewServer: Sendable {
  /// The longest body of a request: some times the longest file of an entry.
  static let maximumBody = 8 << 20

  private let server: HTTPServer

  /// - Parameters:
  ///   - port: a free one.
  ///   - gate: keeps other websites out.
  ///   - routes: what answers beside the site, such as the editor below `/_edit/`.
  public init(_ preview: Preview, port: UInt16, gate: RequestGate, routes: [PreviewRoute] = []) {
    let site = SiteRoute(preview: preview)
    let router = PreviewRouter(
      gate: gate, routes: PreviewRoutes.all(preview) + routes, site: { site.answer($0) })
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    server = HTTPServer(
      config: HTTPServer.Configuration(
        // A page of a large register may take a while.
        address: address, timeout: 300, sharedRequestReplaySize: Self.maximumBody,
        pool: PromptPool(), logger: .disabled),
      handler: ClosureHTTPHandler { request in await Self.answer(request, by: router) })
  }

  /// Serves until the task is cancelled.
  public func run() async throws { try await server.run() }

  /// Returns when requests are answered.
  ///
  /// - Throws: an error when that does not happen within some seconds.
  public func waitUntilListening() async throws { try await server.waitUntilListening() }

  private static func answer(_ request: HTTPRequest, by router: PreviewRouter) async -> HTTPResponse {
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    guard
      var asked = PreviewRequest(
        method: request.method.rawValue, rawPath: request.target.path(percentEncoded: true),
        rawQuery: request.target.query(percentEncoded: true), headers: headers)
    else { return HTTPResponse(statusCode: .badRequest) }
    if asked.isWriting {
      let length = headers["content-length"].flatMap { Int($0) }
      guard let length, length <= maximumBody else {
        let status = length == nil ? 411 : 413
        let fields: HTTPHeaders = [.connection: "close"]
        return HTTPResponse(
          statusCode: HTTPStatusCode(status, phrase: phrase(status)), headers: fields, body: Data())
      }
      guard let body = try? await request.bodyData else { return HTTPResponse(statusCode: .badRequest) }
      asked.body = Array(body)
    }
    let answer = await withCheckedContinuation { continuation in
      // Some answers take long. They must not hold up the threads on which all others wait.
      DispatchQueue.global(qos: .userInitiated).async { [asked] in continuation.resume(returning: router.answer(asked))
      }
    }
    var fields = HTTPHeaders()
    for (name, value) in answer.headers { fields.addValue(value, for: HTTPHeader(name)) }
    let status = HTTPStatusCode(answer.status, phrase: Self.phrase(answer.status))
    switch answer.body {
    case .bytes(let bytes): return HTTPResponse(statusCode: status, headers: fields, body: Data(bytes))
    case .events(let events):
      return HTTPResponse(statusCode: status, headers: fields, body: HTTPBodySequence(from: EventBytes(events: events)))
    }
  }

  /// The words beside a number (RFC 9110 §15), for people who look at requests.
  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 206: "Partial Content"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 416: "Range Not Satisfiable"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 500: "Internal Server Error"
    default: "Status"
    }
  }
}

/// Events as bytes, each as soon as it comes.
private struct EventBytes: AsyncBufferedSequence, Sendable {
  typealias Element = UInt8
  let events: AsyncStream<String>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<String>.Iterator

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      await events.next().map { Array($0.utf8) }
    }

    /// Nobody reads events byte by byte.
    mutating func next() async throws -> UInt8? { nil }
  }
}

/// Sends small answers at once.
///
/// The head and the body of an answer are written one after the other. By Nagle's algorithm the second would wait until
/// the first is acknowledged, which the other side puts off by up to 40 ms (RFC 1122 §4.2.3.2). Connections take over the
/// setting of the socket that listens.
private struct PromptPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var yes: Int32 = 1
    setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
