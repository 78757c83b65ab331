import KlartextCore
import Synchronization

extension Array where Element: Sendable {
  /// Maps on all cores; the results stand in the order of the elements.
  ///
  /// After a failure, elements that have not begun are left undone.
  func onAllCores<Value: Sendable>(
    _ transform: @Sendable (Element) throws(SystemFailure) -> Value
  ) throws(SystemFailure) -> [Value] {
    let hasFailed = Atomic(false)
    let results = parallelMap { element -> Result<Value, SystemFailure>? in
      if hasFailed.load(ordering: .relaxed) { return nil }
      do throws(SystemFailure) {
        return .success(try transform(element))
      } catch {
        hasFailed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    // Only a failure leaves elements undone, so it is looked for first.
    for case .failure(let failure)? in results { throw failure }
    return results.compactMap { result in
      if case .success(let value)? = result { value } else { nil }
    }
  }
}
