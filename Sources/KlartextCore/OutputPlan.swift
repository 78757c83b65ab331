/// The address of a file in the site: a path without leading slash, such as `systeme/chatbot/index.html`.
///
/// An address cannot leave the output folder: it has no empty, `.` or `..` segment, no backslash and no control
/// character, at most 240 bytes a segment and 1,000 in all.
public struct OutputAddress: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  /// `nil` when the path is not one that may be written.
  public init?(_ path: String) {
    guard !path.isEmpty, path.utf8.count <= 1000 else { return nil }
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard !segment.isEmpty, segment != ".", segment != "..", segment.utf8.count <= 240 else { return nil }
      guard segment.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }) else { return nil }
    }
    description = path
  }

  public static func < (left: OutputAddress, right: OutputAddress) -> Bool { left.description < right.description }
}

/// One file of the site: where it goes and how its bytes are made.
public struct Artifact: Sendable {
  public enum Kind: Sendable, Hashable {
    /// A page that people read; written last where a site cannot be swapped in.
    case page
    /// Styles, pictures, fonts, documents; pages stand on them.
    case asset
    /// Feeds, exports, indexes.
    case data
  }

  public let address: OutputAddress
  public let kind: Kind
  /// What the file was made from, for the message when two want one address: a path or a name of a page.
  public let origin: String
  /// Makes the bytes; pure, so that it can run on any thread, at any time, and twice.
  public let bytes: @Sendable () -> [UInt8]

  public init(
    _ address: OutputAddress, kind: Kind, origin: String, bytes: @escaping @Sendable () -> [UInt8]
  ) {
    self.address = address
    self.kind = kind
    self.origin = origin
    self.bytes = bytes
  }
}

/// Everything that will be published, as a value; nothing of it is on the disk yet.
///
/// Bytes are made when they are asked for: publishing makes and writes them on all cores without keeping them,
/// a preview makes only the page that is looked at.
public struct OutputPlan: Sendable {
  /// Sorted by address.
  public private(set) var artifacts: [Artifact]
  /// Pairs that wanted one address; where there are any, nothing may be published.
  public private(set) var collisions: [(kept: Artifact, dropped: Artifact)]

  public init(_ artifacts: some Sequence<Artifact>) {
    // Two addresses that differ in case alone are one file on many servers and disks.
    var seen: [String: Artifact] = [:]
    var collisions: [(kept: Artifact, dropped: Artifact)] = []
    for artifact in artifacts {
      let key = artifact.address.description.lowercased()
      if let kept = seen[key] {
        collisions.append((kept, artifact))
      } else {
        seen[key] = artifact
      }
    }
    // A file cannot stand where a folder has to be.
    var sorted = seen.values.sorted { $0.address < $1.address }
    let files = seen
    sorted.removeAll { artifact in
      var path = artifact.address.description.lowercased()
      while let slash = path.lastIndex(of: "/") {
        path = String(path[..<slash])
        if let file = files[path] {
          collisions.append((file, artifact))
          return true
        }
      }
      return false
    }
    self.artifacts = sorted
    self.collisions = collisions
  }

  public subscript(address: String) -> Artifact? {
    var low = 0
    var high = artifacts.count
    while low < high {
      let middle = (low + high) / 2
      if artifacts[middle].address.description < address { low = middle + 1 } else { high = middle }
    }
    guard low < artifacts.count, artifacts[low].address.description == address else { return nil }
    return artifacts[low]
  }
}
