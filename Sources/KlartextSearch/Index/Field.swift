/// What a text is on its page, and how much a word in it counts.
enum Field: UInt8, Sendable {
  case title, keywords, summary, heading, body

  var weight: Float {
    switch self {
    case .title: 8
    case .keywords: 6
    case .summary: 3
    case .heading: 2
    case .body: 1
    }
  }
}
