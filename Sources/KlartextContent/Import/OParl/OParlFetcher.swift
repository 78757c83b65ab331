import Foundation
import KlartextCore
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches objects of one server: one after the other, never from another host, and only so many.
final class OParlFetcher: NSObject, URLSessionDataDelegate, Sendable {
  /// How much is fetched at most.
  enum Limit {
    static let requests = 3000
    static let bytesPerAnswer = 16 << 20
    static let bytes = 256 << 20
    static let seconds = 600.0
    static let secondsPerAnswer = 30.0
  }

  private struct State {
    var requests = 0
    var bytes = 0
    var answer = Data()
    var status = 0
    var failure: Finding?
  }

  private let origin: URL
  private let begin = ContinuousClock.now
  private let state = Mutex(State())
  private let done = DispatchSemaphore(value: 0)
  /// Between two requests, so that a small server can do other things as well.
  private let pause: Duration
  private let maximumRequests: Int

  /// `nil` for what is no address of the web.
  init?(_ address: String, pause: Duration = .milliseconds(50), requests: Int = Limit.requests) {
    guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased()), url.host != nil,
      url.user == nil
    else { return nil }
    origin = url
    self.pause = pause
    maximumRequests = requests
  }

  /// The answer as JSON.
  func get(_ address: String) -> Result<JSON, Finding> {
    guard let url = URL(string: address, relativeTo: origin)?.absoluteURL, isSameServer(url) else {
      return .failure(.oparlOtherServer(address))
    }
    let refusal = state.withLock { state -> Finding? in
      state.requests += 1
      let isSpent =
        state.requests > maximumRequests || state.bytes > Limit.bytes
        || begin.duration(to: .now) > .seconds(Limit.seconds)
      state.answer = Data()
      state.status = 0
      state.failure = nil
      return isSpent ? .oparlLimit : nil
    }
    if let refusal { return .failure(refusal) }
    Thread.sleep(forTimeInterval: Double(pause.components.attoseconds) / 1e18 + Double(pause.components.seconds))
    var request = URLRequest(url: url, timeoutInterval: Limit.secondsPerAnswer)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    request.setValue("Klartext/\(Generator.version) (klartext import oparl)", forHTTPHeaderField: "User-Agent")
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForResource = Limit.secondsPerAnswer * 2
    configuration.httpShouldSetCookies = false
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    session.dataTask(with: request).resume()
    done.wait()
    session.invalidateAndCancel()
    return state.withLock { state in
      if let failure = state.failure { return .failure(failure) }
      guard state.status == 200 else { return .failure(.oparlStatus(address, state.status)) }
      do throws(JSONReader.Failure) {
        return .success(try JSONReader.read(Array(state.answer)))
      } catch {
        return .failure(.oparlNoJSON(address))
      }
    }
  }

  private func isSameServer(_ url: URL) -> Bool {
    func port(_ url: URL) -> Int { url.port ?? (url.scheme?.lowercased() == "http" ? 80 : 443) }
    guard url.host?.lowercased() == origin.host?.lowercased(), url.user == nil else { return false }
    // From http to https, but nowhere else.
    if url.scheme?.lowercased() == origin.scheme?.lowercased() { return port(url) == port(origin) }
    return origin.scheme?.lowercased() == "http" && url.scheme?.lowercased() == "https" && url.port == nil
      && origin.port == nil
  }

  // MARK: - URLSession

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    guard let url = request.url, isSameServer(url) else {
      state.withLock { $0.failure = .oparlOtherServer(request.url?.absoluteString ?? "") }
      completionHandler(nil)
      return
    }
    completionHandler(request)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { $0.status = (response as? HTTPURLResponse)?.statusCode ?? 0 }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = state.withLock { state in
      state.bytes += data.count
      state.answer.append(data)
      guard state.answer.count > Limit.bytesPerAnswer else { return false }
      state.failure = .oparlTooLarge(dataTask.originalRequest?.url?.absoluteString ?? "")
      state.answer = Data()
      return true
    }
    if isTooLong { dataTask.cancel() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    state.withLock { state in
      if error != nil, state.failure == nil {
        state.failure = .oparlUnreachable(task.originalRequest?.url?.absoluteString ?? "")
      }
    }
    done.signal()
  }
}
