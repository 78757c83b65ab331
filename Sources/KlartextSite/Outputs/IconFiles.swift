import KlartextCore

/// The icons of the site in browsers and on home screens: the theme's, else a register's three lines on the
/// municipality's colour.
struct IconFiles {
  /// The icon as SVG.
  let vector: SitePath
  /// The icon as PNG, for programs that take no SVG.
  let bitmap: SitePath
  /// The files that the program draws itself.
  let artifacts: [Artifact]

  /// The pixels of a side: what home screens ask for.
  private static let side = 180

  init(_ accent: AccentColour, theme: Theme, addresses: Addresses) {
    let png = Self.png(accent)
    bitmap = addresses.asset("icon.png", hash: ContentHash.name(png))
    var files = [(bitmap, png)]
    if let asset = theme.icon.flatMap({ theme.asset($0) }) {
      vector = addresses.asset(asset.name, hash: asset.hash)
    } else {
      let svg = Self.svg(accent)
      vector = addresses.asset("icon.svg", hash: ContentHash.name(svg))
      files.append((vector, svg))
    }
    artifacts = files.compactMap { path, bytes in
      path.outputAddress.map { Artifact($0, kind: .asset, origin: "icon") { bytes } }
    }
  }

  /// Three lines on a field of 32 by 32: from the left, each shorter than the one above.
  private static let lines: [(x: Int, y: Int, width: Int, height: Int)] = [
    (x: 6, y: 8, width: 20, height: 4), (6, 14, 14, 4), (6, 20, 8, 4),
  ]

  private static func svg(_ accent: AccentColour) -> [UInt8] {
    let path = lines.map { "M\($0.x) \($0.y)h\($0.width)v\($0.height)h-\($0.width)z" }.joined()
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
      <path fill="\(accent.light.hexadecimal)" d="M0 0h32v32H0z"/><path fill="#fff" d="\(path)"/></svg>

      """.utf8)
  }

  private static func png(_ accent: AccentColour) -> [UInt8] {
    PNGImage(width: side, height: side, ground: accent.light, figure: .white) { x, y in
      let (x, y) = (x * 32 / side, y * 32 / side)
      return lines.contains { ($0.x..<$0.x + $0.width).contains(x) && ($0.y..<$0.y + $0.height).contains(y) }
    }.bytes
  }
}
