import KlartextCore

/// What every answer carries.
enum ResponseHeaders {
  /// The policy under which the site is made to work, so that authors see pages as they will be. Only the framing
  /// differs: the preview may stand in a page of its own.
  static let policy = SecurityHeaders.contentSecurityPolicy.replacing(
    "frame-ancestors 'none'", with: "frame-src 'self'; frame-ancestors 'self'")

  private static let always = [
    ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-cache"),
  ]

  /// Adds what is missing, answers a question for news with “nothing new”, and cuts out the part that was asked for.
  static func complete(_ response: inout PreviewResponse, for request: PreviewRequest) {
    func has(_ name: String) -> Bool { response.headers.contains { $0.name == name } }
    for (name, value) in always where !has(name) { response.headers.append((name, value)) }
    guard case .bytes(let bytes) = response.body, response.status == 200 else {
      if case .bytes = response.body, request.method == "HEAD" { response.body = .bytes([]) }
      return
    }
    if let tag = response.headers.first(where: { $0.name == "ETag" })?.value {
      let known = request.headers["if-none-match"]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
      if known.contains(Substring(tag)) {
        response.status = 304
        response.headers.append(("Content-Length", String(bytes.count)))
        response.body = .bytes([])
        return
      }
      response.headers.append(("Accept-Ranges", "bytes"))
      if let range = request.headers["range"] { cut(&response, bytes, to: range, tag, request) }
    }
    guard request.method == "HEAD", case .bytes(let rest) = response.body else { return }
    response.headers.append(("Content-Length", String(rest.count)))
    response.body = .bytes([])
  }

  /// One range of bytes (RFC 9110 §14); several, and what is no range, are answered with the whole.
  private static func cut(
    _ response: inout PreviewResponse, _ bytes: [UInt8], to range: String, _ tag: String, _ request: PreviewRequest
  ) {
    if let condition = request.headers["if-range"], condition != tag { return }
    guard range.hasPrefix("bytes="), !range.contains(",") else { return }
    let ends = range.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return }
    let start: Int
    var end = bytes.count - 1
    switch (Int(ends[0]), Int(ends[1])) {
    case (let first?, let last) where first >= 0:
      start = first
      if let last { end = min(last, end) }
    case (nil, let length?) where ends[0].isEmpty: start = max(0, bytes.count - length)
    default: return
    }
    guard start < bytes.count, start <= end else {
      response.status = 416
      response.headers.append(("Content-Range", "bytes */\(bytes.count)"))
      response.body = .bytes([])
      return
    }
    response.status = 206
    response.headers.append(("Content-Range", "bytes \(start)-\(end)/\(bytes.count)"))
    response.body = .bytes(Array(bytes[start...end]))
  }
}
