/// How a feed is written.
enum FeedFormat: Sendable, CaseIterable {
  /// The Atom Syndication Format (RFC 4287).
  case atom
  /// JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).
  case json

  var fileName: String {
    switch self {
    case .atom: "feed.xml"
    case .json: "feed.json"
    }
  }

  var name: String {
    switch self {
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  func bytes(of feed: Feed) -> [UInt8] {
    switch self {
    case .atom: feed.atom.document
    case .json: Array((feed.json.text(indented: true) + "\n").utf8)
    }
  }
}
