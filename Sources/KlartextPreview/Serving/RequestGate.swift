/// Lets in only what comes from the preview's own pages, or from a person who opens an address.
///
/// Any website that somebody has open can make the browser send requests to this computer. It must neither read the
/// preview nor write through it: the name in `Host` has to be that of this computer, so that no other name can be made
/// to lead here (DNS rebinding); the browser says from where a request comes (Fetch Metadata,
/// <https://www.w3.org/TR/fetch-metadata/>, and `Origin`, RFC 6454 §7); and what writes has to carry a word that only
/// our pages know.
public struct RequestGate: Sendable {
  /// The header that carries the word.
  public static let tokenHeader = "x-klartext-token"

  /// The word of this run: 128 random bits.
  public let token: String
  private let port: UInt16

  /// - Parameter port: where the preview listens.
  public init(port: UInt16) {
    self.port = port
    var generator = SystemRandomNumberGenerator()
    token = (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  private var hosts: [String] { ["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" } }

  /// Why a request is not answered; `nil` when it is.
  func refusal(of request: PreviewRequest) -> PreviewResponse? {
    guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
      return refused("Die Vorschau antwortet nur unter http://127.0.0.1:\(port)/.", 421)
    }
    if let origin = request.headers["origin"]?.lowercased(), origin != "http://" + host {
      return refused("Diese Anfrage kommt von einer anderen Website.")
    }
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
      // A link on another page may lead here, but nothing may be loaded or sent from there.
      guard !request.isWriting, request.isNavigation, !request.path.hasPrefix("/_") else {
        return refused("Diese Anfrage kommt von einer anderen Website.")
      }
    }
    guard request.isWriting else { return nil }
    guard request.headers["origin"] != nil, isToken(request.headers[Self.tokenHeader]) else {
      return refused("Laden Sie die Seite neu, und versuchen Sie es noch einmal.")
    }
    return nil
  }

  /// Compares all bytes, so that the time tells nothing about the word.
  private func isToken(_ word: String?) -> Bool {
    guard let word, word.utf8.count == token.utf8.count else { return false }
    return zip(word.utf8, token.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private func refused(_ reason: String, _ status: Int = 403) -> PreviewResponse {
    .text(reason + "\n", status: status)
  }
}
