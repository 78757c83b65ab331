import Synchronization

/// A value that several users share, made when the first of them asks for it.
///
/// So a plan stays cheap to make, and a list is sorted once and not once a page.
public final class Once<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let making = Mutex(())
  private let made = Mutex<Value?>(nil)

  public init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value if it was made already; does not wait for one that is being made.
  public var known: Value? { made.withLock { $0 } }

  public var value: Value {
    if let value = known { return value }
    return making.withLock { _ in
      if let value = known { return value }
      let value = make()
      made.withLock { $0 = value }
      return value
    }
  }
}
