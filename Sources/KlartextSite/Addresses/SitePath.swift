import KlartextCore

/// The path of a page or file below the site's base address: `systeme/chatbot/`, `sitemap.xml`, or nothing for home.
public struct SitePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  public init(_ path: String) { description = path }

  /// A page: its segments, each a folder; empty segments are left out.
  public init(folders: [String]) {
    description = folders.filter { !$0.isEmpty }.map { $0 + "/" }.joined()
  }

  /// Where the bytes are written: a folder's page is its `index.html`.
  public var outputAddress: OutputAddress? {
    OutputAddress(description.isEmpty || description.hasSuffix("/") ? description + "index.html" : description)
  }

  /// The path as a URL writes it.
  public var encoded: String {
    let isPlain = description.utf8.allSatisfy { byte in
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x41...0x5A: true
      default: false
      }
    }
    return isPlain ? description : Escaping.percentEncoded(description, keeping: "/")
  }

  public static func < (left: SitePath, right: SitePath) -> Bool { left.description < right.description }
}
