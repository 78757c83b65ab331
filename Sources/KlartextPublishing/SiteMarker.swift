import KlartextCore

/// Names at the top of an output folder that no page may have.
enum ReservedName {
  /// Says that a folder is ours.
  static let marker = ".klartext-site"
  /// Says which files in it are ours, one address a line.
  static let list = ".klartext-files"
  static let lock = ".klartext-lock"
  static let staging = ".klartext-new"
  /// Files of the project's repository, which stand in the output folder so that the rest is not committed.
  static let carried = [".gitignore", ".gitkeep"]

  static let all: Set<String> = [marker, list, lock, staging, ".gitignore", ".gitkeep"]

  /// Whether an address would take one of the names, on a disk that does not tell case apart too.
  static func isTaken(by address: OutputAddress) -> Bool {
    all.contains(address.description.prefix { $0 != "/" }.lowercased())
  }
}

/// The two files by which a later build recognises a site as its own.
///
/// They stand apart so that the marker is the same few bytes in every site: no clock, no path, no list. The list
/// needs no format, for an address has no control characters.
enum SiteMarker {
  /// Compared as a whole. A later format gets another number, and this version then refuses the folder rather than
  /// misread it.
  static let bytes = Array(#"{"format":1,"generator":"Klartext"}"#.utf8) + [0x0A]

  /// - Parameter addresses: in any order; the bytes are the same for the same addresses.
  static func list(_ addresses: some Sequence<String>) -> [UInt8] {
    var bytes: [UInt8] = []
    for address in addresses.sorted() {
      bytes.append(contentsOf: address.utf8)
      bytes.append(0x0A)
    }
    return bytes
  }

  static func addresses(_ list: [UInt8]) -> Set<String> {
    Set(list.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }
}
