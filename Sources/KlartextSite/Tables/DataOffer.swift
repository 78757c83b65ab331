import KlartextCore
import KlartextRegister

/// What the page of data says of the files beside their names: worked out once for all languages.
final class DataOffer: Sendable {
  private let artifacts: [OutputAddress: Artifact]
  private let sizes: Once<[OutputAddress: Int]>
  private let totals: Once<Completeness?>

  var completeness: Completeness? { totals.value }

  /// - Parameter editions: The languages of the site, the main one first.
  init(_ editions: [Edition]) {
    let folders = (editions.first?.schema.collections ?? []).map { Addresses.interfaceFolder + $0.id + "/" }
    // Single entries and schemas are files too, but the page does not name them.
    let files = (API.artifacts(editions) + Tables.artifacts(editions) + DataCatalog.artifacts(editions)).filter {
      file in
      !folders.contains { file.address.description.hasPrefix($0) }
    }
    let artifacts = Dictionary(files.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    self.artifacts = artifacts
    sizes = Once { artifacts.mapValues { $0.bytes().count } }
    totals = Once { editions.first.map { Completeness(of: $0.register, in: TransparencyPage.collections) } }
  }

  func has(_ path: SitePath) -> Bool { path.outputAddress.map { artifacts[$0] != nil } ?? false }

  /// In bytes; `nil` for a file whose contents depend on all others.
  func size(of path: SitePath) -> Int? { path.outputAddress.flatMap { sizes.value[$0] } }
}
