import KlartextCore

/// A licence of data, and what data portals call it.
public struct DataLicense: Sendable, Hashable {
  /// Of the SPDX licence list, such as `CC-BY-4.0`.
  public let identifier: String

  public init(_ identifier: String) { self.identifier = identifier }

  /// The address in the list of DCAT-AP.de (<https://www.dcat-ap.de/def/licenses/>); `nil` for licences that are not
  /// in it, which portals may refuse.
  public var portalAddress: String? {
    Self.names[identifier].map { "http://dcat-ap.de/def/licenses/" + $0 }
  }

  /// Its page in the list of the Software Package Data Exchange (<https://spdx.org/licenses/>).
  public var page: String { "https://spdx.org/licenses/\(Escaping.percentEncoded(identifier)).html" }

  /// Whether those who use the data have to name their source.
  public var asksForAttribution: Bool { Self.names[identifier].map { $0.contains("by") } ?? false }

  private static let names: [String: String] = [
    "Apache-2.0": "apache", "CC-BY-3.0-DE": "cc-by-de/3.0", "CC-BY-4.0": "cc-by/4.0",
    "CC-BY-NC-3.0-DE": "cc-by-nc-de/3.0", "CC-BY-NC-4.0": "cc-by-nc/4.0", "CC-BY-ND-3.0": "cc-by-nd/3.0",
    "CC-BY-ND-4.0": "cc-by-nd/4.0", "CC-BY-SA-3.0-DE": "cc-by-sa-de/3.0", "CC-BY-SA-4.0": "cc-by-sa/4.0",
    "CC-PDM-1.0": "ccpdm/1.0", "CC0-1.0": "cc-zero", "DL-DE-BY-2.0": "dl-by-de/2.0",
    "DL-DE-ZERO-2.0": "dl-zero-de/2.0", "GFDL-1.3-or-later": "gfdl", "GPL-3.0-only": "gpl/3.0",
    "GPL-3.0-or-later": "gpl/3.0", "MPL-2.0": "mozilla", "ODC-By-1.0": "odby", "ODbL-1.0": "odbl",
    "PDDL-1.0": "odcpddl",
  ]

  /// The identifiers that have an address, in alphabetical order.
  public static var listed: [String] { names.keys.sorted() }
}
