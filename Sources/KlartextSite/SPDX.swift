import KlartextCore

/// The list of licences of the Software Package Data Exchange (<https://spdx.org/licenses/>).
enum SPDX {
  /// The page about a licence.
  static func page(of id: String) -> String { "https://spdx.org/licenses/\(Escaping.percentEncoded(id)).html" }
}
