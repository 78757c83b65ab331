import Foundation

/// Lets one request at a time through to each host, with a pause between them.
final class HostGate: @unchecked Sendable {
  /// What is known about a host; guarded by the condition.
  private struct Host {
    var isBusy = false
    var freeAt = ContinuousClock.now
    /// It asked to be left alone, until this many seconds since 1970.
    var closedUntil: Int?
  }

  private let condition = NSCondition()
  private var hosts: [String: Host] = [:]

  /// Waits until a host may be asked.
  ///
  /// - Returns: `false` when it does not want to be asked again.
  func enter(_ name: String) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let host = hosts[name] ?? Host()
      if host.closedUntil != nil { return false }
      let pause = ContinuousClock.now.duration(to: host.freeAt)
      if !host.isBusy, pause <= .zero {
        hosts[name, default: Host()].isBusy = true
        return true
      }
      let seconds = host.isBusy ? 1 : Double(pause.components.attoseconds) / 1e18 + Double(pause.components.seconds)
      _ = condition.wait(until: Date(timeIntervalSinceNow: max(0.01, seconds)))
    }
  }

  func leave(_ name: String, pause: Duration) {
    condition.lock()
    hosts[name, default: Host()].isBusy = false
    hosts[name, default: Host()].freeAt = .now + pause
    condition.broadcast()
    condition.unlock()
  }

  func close(_ name: String, until: Int) {
    condition.lock()
    hosts[name, default: Host()].closedUntil = until
    condition.unlock()
  }

  func closedUntil(_ name: String) -> Int? {
    condition.lock()
    defer { condition.unlock() }
    return hosts[name]?.closedUntil
  }
}
