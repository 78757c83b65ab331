import KlartextCore
import KlartextRegister

/// Ids of feeds and their items that never change: tag URIs (RFC 4151).
///
/// They are made of the host, a fixed day, the path of the site and names that are the same in every build; not of
/// addresses of pages, because words in addresses can be configured.
struct FeedTag: Sendable {
  /// RFC 4151 §2.1 asks for a day on which the host was the authority's; the day is part of the id and stays.
  private static let day = "2026-01-01"
  private let authority: String
  private let path: String

  /// - Parameter base: the base address of the site.
  init(_ base: String) {
    let rest = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base[...]
    let host = rest.prefix { $0 != "/" && $0 != ":" }
    let path = rest.drop { $0 != "/" }.dropFirst()
    authority = "tag:\(host.lowercased()),\(Self.day):"
    self.path = String(path)
  }

  func callAsFunction(_ specific: String) -> String { authority + path + specific }
}
