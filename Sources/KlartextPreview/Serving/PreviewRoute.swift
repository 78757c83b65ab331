/// What answers requests below an address.
public struct PreviewRoute: Sendable {
  /// In capital letters. A route for `GET` answers `HEAD` too.
  let method: String
  /// Such as `/_edit/`; an address with a slash at the end stands for all below it.
  let path: String
  let answer: @Sendable (PreviewRequest) -> PreviewResponse

  public init(
    _ method: String, _ path: String, answer: @escaping @Sendable (PreviewRequest) -> PreviewResponse
  ) {
    self.method = method
    self.path = path
    self.answer = answer
  }

  func takes(_ request: PreviewRequest) -> Bool {
    let method = request.method == "HEAD" ? "GET" : request.method
    return method == self.method && (request.path == path || path.hasSuffix("/") && request.path.hasPrefix(path))
  }
}

/// Answers every request: by the first route that takes it, else from the site; only what the gate lets in.
struct PreviewRouter: Sendable {
  let gate: RequestGate
  let routes: [PreviewRoute]
  let site: @Sendable (PreviewRequest) -> PreviewResponse

  func answer(_ request: PreviewRequest) -> PreviewResponse {
    var response: PreviewResponse
    if let refusal = gate.refusal(of: request) {
      response = refusal
    } else if let route = routes.first(where: { $0.takes(request) }) {
      response = route.answer(request)
    } else if request.isWriting {
      response = PreviewResponse(status: 405, headers: [("Allow", "GET, HEAD")])
    } else {
      response = site(request)
    }
    ResponseHeaders.complete(&response, for: request)
    return response
  }
}
