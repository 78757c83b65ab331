import Testing

@testable import KlartextPreview

/// Other websites that somebody has open must not reach the preview.
@Suite struct RequestGateTests {
  private let gate = RequestGate(port: 8080)

  private func status(
    _ method: String = "GET", _ path: String = "/", token: String? = nil, _ headers: [String: String]
  ) -> Int? {
    var headers = headers
    headers["host"] = headers["host"] ?? "127.0.0.1:8080"
    headers[RequestGate.tokenHeader] = token
    return gate.refusal(of: PreviewRequest(method: method, path: path, headers: headers))?.status
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
  func ownNamesAreLetIn(host: String) { #expect(status(["host": host]) == nil) }

  /// DNS rebinding: a name of theirs leads to this computer.
  @Test(arguments: ["evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "localhost.evil.example:8080", ""])
  func otherNamesAreRefused(host: String) { #expect(status(["host": host]) == 421) }

  @Test func requestsWithoutANameAreRefused() {
    #expect(gate.refusal(of: PreviewRequest(method: "GET", path: "/"))?.status == 421)
  }

  @Test(arguments: ["https://evil.example", "null", "http://127.0.0.1:9000", "https://127.0.0.1:8080"])
  func requestsOfOtherOriginsAreRefused(origin: String) { #expect(status(["origin": origin]) == 403) }

  @Test(arguments: ["cross-site", "same-site"])
  func nothingIsLoadedByOtherSites(site: String) {
    #expect(status(["sec-fetch-site": site, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"]) == 403)
    #expect(status(["sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"]) == 403)
  }

  @Test func aLinkElsewhereMayLeadToAPageButNotToTheEditor() {
    let link = ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"]
    #expect(status("GET", "/systeme/", link) == nil)
    #expect(status("GET", "/_edit/", link) == 403)
    #expect(status("POST", "/systeme/", link) == 403)
  }

  @Test func writingTakesTheWordOfThisRunAndAnOrigin() {
    let own = ["origin": "http://127.0.0.1:8080", "sec-fetch-site": "same-origin"]
    #expect(status("POST", "/_edit/save", token: gate.token, own) == nil)
    #expect(status("POST", "/_edit/save", own) == 403)
    #expect(status("POST", "/_edit/save", token: String(gate.token.dropLast()) + "x", own) == 403)
    #expect(status("DELETE", "/_edit/save", token: RequestGate(port: 8080).token, own) == 403)
    #expect(status("POST", "/_edit/save", token: gate.token, [:]) == 403)
  }
}
