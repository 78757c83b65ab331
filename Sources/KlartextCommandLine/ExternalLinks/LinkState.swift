/// What became of an address on the web.
enum LinkState: Sendable, Hashable, Codable {
  case good
  /// The server says that there is nothing: 404 or 410.
  case gone(status: Int)
  /// The server says that it stands elsewhere for good.
  case moved(to: String)
  /// Nobody there has this name.
  case unknownServer
  case noAnswer
  /// The server answers with a failure of its own.
  case failing(status: Int)
  case certificate
  /// Redirected from one address to the next and never there.
  case circle
  /// The name belongs to an address of a local network, or a redirection leads there.
  case leadsInside
  /// The server does not want to be asked by programs, or not now.
  case notJudged

  /// How many seconds it is believed: a week when all is well, else an hour.
  var lifetime: Int {
    switch self {
    case .good, .moved: 7 * 24 * 3600
    default: 3600
    }
  }
}
