import KlartextCore
import KlartextRegister

/// Changes to subscribe to: of the whole register, and of each collection, office and entry.
enum Feeds {
  /// What feeds of single entries were made from, as the plan names it.
  static let originOfEntries = "feed of an entry"

  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard let base = edition.addresses.baseURL else { return [] }
    let source = Once { FeedSource(edition, base: base) }
    return edition.feeds.flatMap { scope in
      FeedFormat.allCases.flatMap { format in
        paths(of: scope, as: format, in: edition).compactMap { path in
          path.outputAddress.map { address in
            Artifact(address, kind: .data, origin: scope.origin) { format.bytes(of: source.value.feed(scope)) }
          }
        }
      }
    }
  }

  /// Where a feed stands. At the former address of an entry too: a program that asks there cannot be led on.
  private static func paths(of scope: FeedScope, as format: FeedFormat, in edition: Edition) -> [SitePath] {
    let path = edition.path(of: scope, as: format)
    guard case .entry(let entry) = scope else { return [path] }
    return [path]
      + entry.record.list("former_ids").map { item in
        let former = EntryKey(entry.key.collection, item.value.plainText)
        return SitePath(edition.addresses.entry(former, in: edition.language).description + format.fileName)
      }
  }
}

extension FeedScope {
  fileprivate var origin: String {
    if case .entry = self { Feeds.originOfEntries } else { "feed" }
  }
}
