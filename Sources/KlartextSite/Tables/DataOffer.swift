import KlartextContent
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
    let names = (editions.first?.schema.collections ?? []).map(\.id) + Mapping.all.map(\.id)
    let folders = names.map { Addresses.interfaceFolder + $0 + "/" }
    // Single entries and schemas are files too, but the page does not name them.
    let oparl = OParl.artifacts(editions).filter { $0.address.description == Addresses.oparlSystem.description }
    let all = [API.artifacts, Tables.artifacts, DataCatalog.artifacts, MappedSystems.artifacts].flatMap { $0(editions) }
    let files = (all + oparl).filter { file in
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
