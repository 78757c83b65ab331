import KlartextCore
import Testing

@testable import KlartextContent

/// What is never fetched.
@Suite struct OParlFetcherTests {
  private func finding(_ result: Result<JSON, Finding>) -> String? {
    if case .failure(let finding) = result { return finding.id }
    return nil
  }

  @Test func stopsWhenItIsEnough() throws {
    let fetcher = try #require(OParlFetcher("http://127.0.0.1:9/oparl", pause: .zero, requests: 0))
    #expect(finding(fetcher.get("http://127.0.0.1:9/oparl")) == "KT-oparl-limit")
  }

  @Test(arguments: [
    "http://127.0.0.2:9/x", "http://127.0.0.1:10/x", "http://other.example/x", "file:///etc/passwd",
    "ftp://127.0.0.1:9/",
    "http://user@127.0.0.1:9/x", "//169.254.169.254/latest",
  ])
  func staysOnItsServer(address: String) throws {
    let fetcher = try #require(OParlFetcher("http://127.0.0.1:9/oparl", pause: .zero))
    #expect(finding(fetcher.get(address)) == "KT-oparl-other-server", "\(address)")
  }

  @Test(arguments: ["file:///etc/passwd", "ris.example", "http://", "http://a:b@ris.example/"])
  func needsAnAddressOfTheWeb(address: String) { #expect(OParlFetcher(address) == nil) }
}
