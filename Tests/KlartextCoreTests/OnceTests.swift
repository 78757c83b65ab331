import Dispatch
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

  /// Whoever only asks whether it is there must not wait until it is: pages of the preview do so.
  @Test func whatIsBeingMadeIsNotWaitedFor() {
    let (begun, mayEnd, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let once = Once { () -> Int in
      begun.signal()
      mayEnd.wait()
      return 1
    }
    DispatchQueue.global().async {
      _ = once.value
      ended.signal()
    }
    begun.wait()
    let asked = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      _ = once.known
      asked.signal()
    }
    #expect(asked.wait(timeout: .now() + .seconds(30)) == .success)
    mayEnd.signal()
    ended.wait()
    #expect(once.known == 1)
  }
}
