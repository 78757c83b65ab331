import Foundation
import FoundationNetworking

/// Asks servers for the head of an answer: no cookies, no credentials, nothing kept, no redirection followed by itself.
final class WebClient: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  enum Answer: Sendable {
    case response(status: Int, location: String?, retryAfter: String?)
    case failure(URLError.Code)
  }

  private struct Waiting {
    var answer: Answer?
    let done = DispatchSemaphore(value: 0)
  }

  private let lock = NSLock()
  /// By the number of their task; guarded by the lock.
  private var waiting: [Int: Waiting] = [:]
  private let name: String
  private static let patience: TimeInterval = 15

  /// - Parameter name: how it introduces itself.
  init(name: String) { self.name = name }

  private lazy var session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForRequest = Self.patience
    configuration.timeoutIntervalForResource = 2 * Self.patience
    return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
  }()

  /// Waits for the head of the answer.
  func ask(_ url: URL, method: String) -> Answer {
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.patience)
    request.httpMethod = method
    request.httpShouldHandleCookies = false
    request.setValue(name, forHTTPHeaderField: "User-Agent")
    request.setValue("*/*", forHTTPHeaderField: "Accept")
    // Nobody reads the contents: a thousand bytes are enough to see that there are any.
    if method == "GET" { request.setValue("bytes=0-1023", forHTTPHeaderField: "Range") }
    let entry = Waiting()
    lock.lock()
    let task = session.dataTask(with: request)
    waiting[task.taskIdentifier] = entry
    lock.unlock()
    task.resume()
    let isLate = entry.done.wait(timeout: .now() + 2 * Self.patience) == .timedOut
    if isLate { task.cancel() }
    lock.lock()
    defer { lock.unlock() }
    return waiting.removeValue(forKey: task.taskIdentifier)?.answer ?? .failure(.timedOut)
  }

  func close() { session.invalidateAndCancel() }

  private func finish(_ task: URLSessionTask, _ answer: Answer) {
    lock.lock()
    let isFirst = waiting[task.taskIdentifier].map { $0.answer == nil } == true
    if isFirst { waiting[task.taskIdentifier]?.answer = answer }
    let done = isFirst ? waiting[task.taskIdentifier]?.done : nil
    lock.unlock()
    done?.signal()
  }

  private static func answer(_ response: HTTPURLResponse) -> Answer {
    .response(
      status: response.statusCode, location: response.value(forHTTPHeaderField: "Location"),
      retryAfter: response.value(forHTTPHeaderField: "Retry-After"))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    finish(task, Self.answer(response))
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    // Not the end: where a proxy is asked, the first answer is the proxy's own, before the server is reached.
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if let response = dataTask.response as? HTTPURLResponse { finish(dataTask, Self.answer(response)) }
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error {
      // Foundation on Linux has no code for most of what can be wrong with a certificate; curl says it in words.
      let isCertificate = error.localizedDescription.lowercased().contains("certificate")
      finish(task, .failure(isCertificate ? .serverCertificateUntrusted : (error as? URLError)?.code ?? .unknown))
    } else if let response = task.response as? HTTPURLResponse {
      finish(task, Self.answer(response))
    } else {
      finish(task, .failure(.badServerResponse))
    }
  }
}
