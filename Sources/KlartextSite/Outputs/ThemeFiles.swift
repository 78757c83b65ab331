import KlartextCore

/// Styles and icons of the theme, and the municipality's colour.
enum ThemeFiles {
  static func artifacts(_ theme: Theme, accent: AccentColour, addresses: Addresses) -> [Artifact] {
    var artifacts = theme.assets.compactMap { asset -> Artifact? in
      guard let address = addresses.asset(asset.name, hash: asset.hash).outputAddress else { return nil }
      return Artifact(address, kind: .asset, origin: asset.origin) { asset.bytes }
    }
    if let address = accent.path(addresses).outputAddress {
      artifacts.append(Artifact(address, kind: .asset, origin: "accent") { Array(accent.css.utf8) })
    }
    return artifacts
  }
}
