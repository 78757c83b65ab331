import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// Maps on all cores; the results stand in the order of the elements.
  public func parallelMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    let count = self.count
    // Small chunks level out entries of different size; one element a task would pay for the hand-over.
    let chunk = Swift.max(1, Swift.min(64, count / 16))
    let chunks = (count + chunk - 1) / chunk
    guard chunks > 1 else { return map(transform) }
    let first = startIndex
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let base = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { number in
        for offset in (number * chunk)..<Swift.min(count, (number + 1) * chunk) {
          base.initializeElement(at: offset, to: transform(self[first + offset]))
        }
      }
      initialized = count
    }
  }
}
