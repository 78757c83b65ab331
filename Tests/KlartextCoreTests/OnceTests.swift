import Foundation
import KlartextCore
import Testing

@Suite struct OnceTests {
  @Test func isMadeOnce() {
    let once = Once { Int.random(in: 0...1_000_000) }
    #expect(once.known == nil)
    let value = once.value
    #expect(once.value == value)
    #expect(once.known == value)
  }

  /// Whoever only asks whether it is there must not wait until it is: pages of the preview do so. Threads of its own,
  /// because those of the system are shared with all tests that run beside it, and may be taken for minutes.
  @Test func whatIsBeingMadeIsNotWaitedFor() {
    let (begun, mayEnd, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let once = Once { () -> Int in
      begun.signal()
      mayEnd.wait()
      return 1
    }
    Thread {
      _ = once.value
      ended.signal()
    }.start()
    begun.wait()
    let asked = DispatchSemaphore(value: 0)
    Thread {
      _ = once.known
      asked.signal()
    }.start()
    #expect(asked.wait(timeout: .now() + .seconds(30)) == .success)
    mayEnd.signal()
    ended.wait()
    #expect(once.known == 1)
  }
}
