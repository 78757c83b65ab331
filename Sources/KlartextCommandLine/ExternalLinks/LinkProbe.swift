import Foundation
import KlartextContent

/// Finds out what became of one address, with as few requests as that takes.
///
/// `robots.txt` is not asked for: nothing is collected here and no link of a page is followed. Each address is one that
/// people of the project published themselves, and it is asked once a week.
struct LinkProbe: Sendable {
  let client: WebClient
  let gate: HostGate
  private static let mostRedirections = 8
  private static let pause = Duration.seconds(1)

  func state(of address: String) -> LinkState {
    var address = address
    var seen: Set<String> = [address]
    /// The address that holds for good, as far as all redirections to it did.
    var lasting = address
    var isLasting = true
    let first = address
    for _ in 0...Self.mostRedirections {
      guard let url = URL(string: address), let host = PrivateHost.host(of: address).map(String.init) else {
        return .notJudged
      }
      let answer: WebClient.Answer
      switch ask(url, host: host) {
      case .success(let found): answer = found
      case .failure(let stop): return stop.state
      }
      guard case .response(let status, let location, _) = answer else {
        if case .failure(let code) = answer { return Self.state(of: code) }
        return .noAnswer
      }
      guard [301, 302, 303, 307, 308].contains(status), let location,
        let next = URL(string: location, relativeTo: url)?.absoluteString
      else {
        let state = Self.state(of: status)
        return state == .good && lasting != first ? .moved(to: lasting) : state
      }
      isLasting = isLasting && [301, 308].contains(status)
      address = String(next.prefix { $0 != "#" })
      guard PrivateHost.host(of: address) != nil else { return .notJudged }
      guard seen.insert(address).inserted else { return .circle }
      if isLasting { lasting = address }
    }
    return .circle
  }

  private struct Stop: Error {
    var state: LinkState
  }

  /// HEAD, and GET where that is not liked.
  private func ask(_ url: URL, host: String) -> Result<WebClient.Answer, Stop> {
    switch HostLookup.look(up: host) {
    case .inside: return .failure(Stop(state: .leadsInside))
    case .unknown: return .failure(Stop(state: .unknownServer))
    case .outside: break
    }
    var answer = WebClient.Answer.failure(.unknown)
    for method in ["HEAD", "GET"] {
      guard gate.enter(host) else { return .failure(Stop(state: .notJudged)) }
      answer = client.ask(url, method: method)
      gate.leave(host, pause: Self.pause)
      guard case .response(let status, _, let retryAfter) = answer else { break }
      if status == 429 || status == 503, let wait = Self.seconds(retryAfter) {
        gate.close(host, until: Int(Date().timeIntervalSince1970) + wait)
        return .failure(Stop(state: .notJudged))
      }
      if status < 400 || status == 429 { break }
    }
    return .success(answer)
  }

  /// RFC 9110 §10.2.3: a number of seconds, or a day; at most a day counts.
  private static func seconds(_ text: String?) -> Int? {
    guard let text else { return nil }
    return min(24 * 3600, max(1, Int(text.filter { $0 != " " }) ?? 3600))
  }

  private static func state(of status: Int) -> LinkState {
    switch status {
    case 200..<300, 304, 416: .good
    case 404, 410: .gone(status: status)
    case 500..<600: .failing(status: status)
    default: .notJudged
    }
  }

  private static func state(of code: URLError.Code) -> LinkState {
    switch code {
    case .cannotFindHost, .dnsLookupFailed: .unknownServer
    case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateNotYetValid,
      .serverCertificateHasUnknownRoot, .secureConnectionFailed:
      .certificate
    default: .noAnswer
    }
  }
}
