import Foundation
import KlartextContent
import KlartextCore
import Synchronization

/// Asks for all addresses on the web that a project names: slowly, and each only once a week.
struct ExternalCheck {
  let folder: ProjectFolder
  let console: Console
  /// Hosts that are asked at the same time.
  private static let threads = 6

  struct Result {
    var diagnostics: [Diagnostic] = []
    var asked = 0
    var remembered = 0
    var notJudged = 0
  }

  func run(_ project: Project) -> Result {
    let links = ExternalLink.all(in: project).filter { !isReserved($0.address) }
    let now = Int(Date().timeIntervalSince1970)
    var cache = LinkCache(project: folder.path, now: now)
    let remembered = cache
    var states: [String: LinkState] = [:]
    for link in links { states[link.address] = remembered[link.address] }
    let open = interleaved(links.map(\.address).filter { states[$0] == nil })
    let gate = HostGate()
    let found = ask(open, gate: gate, name: name(project))
    for (address, state) in found {
      states[address] = state
      let closed = PrivateHost.host(of: address).flatMap { gate.closedUntil(String($0)) }
      cache.add(address, state, until: closed ?? now + state.lifetime)
    }
    if !found.isEmpty { cache.write() }
    var result = Result(asked: found.count, remembered: links.count - open.count)
    for link in links {
      guard let state = states[link.address] else { continue }
      if state == .notJudged { result.notJudged += 1 }
      guard let finding = Finding.externalLink(link.address, state) else { continue }
      result.diagnostics += link.places.map { Diagnostic(finding, at: $0) }
    }
    return result
  }

  /// RFC 2606 and RFC 6761: names for examples, which nobody has.
  private func isReserved(_ address: String) -> Bool {
    guard let host = PrivateHost.host(of: address)?.lowercased() else { return true }
    let endings = ["example", "test", "invalid", "example.com", "example.net", "example.org"]
    return endings.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  private func name(_ project: Project) -> String {
    let site = project.register.configuration.baseURL.map { " (+\($0))" } ?? ""
    return "Klartext/\(KlartextProgram.version)\(site)"
  }

  /// One address of each host after the other, so that no thread waits for a host that another one asks.
  private func interleaved(_ addresses: [String]) -> [String] {
    var hosts: [String: Int] = [:]
    return addresses.map { address -> (turn: Int, address: String) in
      let host = PrivateHost.host(of: address).map(String.init) ?? ""
      hosts[host, default: 0] += 1
      return (hosts[host] ?? 0, address)
    }.sorted { ($0.turn, $0.address) < ($1.turn, $1.address) }.map(\.address)
  }

  private func ask(_ addresses: [String], gate: HostGate, name: String) -> [String: LinkState] {
    guard !addresses.isEmpty else { return [:] }
    let client = WebClient(name: name)
    defer { client.close() }
    let probe = LinkProbe(client: client, gate: gate)
    let work = Work(addresses)
    let progress = Progress(console: console, total: addresses.count)
    let group = DispatchGroup()
    for _ in 0..<min(Self.threads, addresses.count) {
      group.enter()
      // Threads of our own: they wait most of the time, and would hold up those that compute.
      Thread.detachNewThread {
        while let address = work.next() {
          work.finish(address, probe.state(of: address))
          progress.step()
        }
        group.leave()
      }
    }
    group.wait()
    progress.clear()
    return work.states
  }

  /// What is still to be asked, and what was found out.
  private final class Work: Sendable {
    private let content: Mutex<(open: ArraySlice<String>, states: [String: LinkState])>

    init(_ addresses: [String]) { content = Mutex((addresses[...], [:])) }

    func next() -> String? { content.withLock { $0.open.popFirst() } }
    func finish(_ address: String, _ state: LinkState) { content.withLock { $0.states[address] = state } }
    var states: [String: LinkState] { content.withLock { $0.states } }
  }

  /// A line that counts, on a terminal alone.
  private final class Progress: Sendable {
    private let done = Mutex(0)
    private let total: Int
    private let isShown: Bool
    private let language: MessageLanguage

    init(console: Console, total: Int) {
      self.total = total
      language = console.language
      isShown = !console.isQuiet && isatty(STDERR_FILENO) == 1
    }

    func step() {
      guard isShown else { return }
      done.withLock { done in
        done += 1
        let text = Bilingual(
          de: "Externe Links: \(done) von \(total) …", en: "External links: \(done) of \(total) …")
        FileHandle.standardError.write(Data("\r\(text[language])".utf8))
      }
    }

    func clear() { if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) } }
  }
}
