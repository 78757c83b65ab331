import KlartextCore
import KlartextRegister

/// What reading a project gave: the register at once, and what only its writers want to know when it is asked for.
///
/// A preview shows the page first and works out the rest of the messages then.
public struct ProjectReading: Sendable {
  /// `nil` when there is no usable configuration. Its diagnostics are those that were found so far, in no order.
  public let project: Project?
  let found: [[Diagnostic]]
  let checks: @Sendable () -> [Diagnostic]

  init(_ project: Project?, found: [[Diagnostic]], checks: @escaping @Sendable () -> [Diagnostic] = { [] }) {
    self.project = project
    self.found = found
    self.checks = checks
  }

  /// The errors among the messages that were found so far, in no order.
  public var errors: [Diagnostic] { found.filter(\.hasErrors).flatMap(\.errors) }

  /// All messages, sorted by place.
  public func diagnostics() -> [Diagnostic] { (found.flatMap { $0 } + checks()).sortedByPlace() }
}
