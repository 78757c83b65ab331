import KlartextContent
import KlartextCore
import KlartextRegister

/// Pictures and documents that entries use.
enum MediaFiles {
  static func artifacts(_ register: Register, addresses: Addresses) -> [Artifact] {
    register.media.values.sorted { $0.path < $1.path }.compactMap { file in
      guard let address = addresses.media(file).outputAddress else { return nil }
      return Artifact(address, kind: .asset, origin: file.path) {
        // A file that vanished after it was read leaves an empty one; the next build reports it.
        MediaReader.publishedBytes(of: file) ?? []
      }
    }
  }
}
