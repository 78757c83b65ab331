import Glibc
import KlartextCore
import KlartextRegister

/// Reads the pictures and documents that entries use: what they are, how large, and whether they are harmless.
public enum MediaReader {
  /// 256 MiB: a file is held in memory while it is copied.
  static let maximumByteCount = 256 << 20

  /// Endings that a web server delivers as something that cannot run in the site's name. HTML, XML and scripts are
  /// not among them.
  private static let documentTypes: Set<String> = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf", "txt", "csv", "json", "zip", "epub",
    "ics", "mp3", "ogg", "mp4", "webm", "vtt",
  ]

  /// What was found out about a file when it had this stamp.
  struct Known: Sendable {
    var stamp: FileStamp?
    /// Whether it stands on pages, and whose names may be in it: the messages depend on them.
    var isShown = false
    var offices: [String] = []
    var file: MediaFile?
    var diagnostics: [Diagnostic] = []
  }

  static func read(
    _ paths: [String], from places: [String: String], contentFolder: String
  ) -> (files: [String: MediaFile], diagnostics: [Diagnostic]) {
    var known: [String: Known] = [:]
    return read(paths, from: places, contentFolder: contentFolder, knowing: &known)
  }

  /// - Parameters:
  ///   - shown: pictures that stand on pages, rather than being offered by a link.
  ///   - offices: names of the municipality and its offices, which may be the author of a document.
  ///   - known: a file whose stamp is the same is not read again.
  static func read(
    _ paths: [String], from places: [String: String], contentFolder: String, shown: Set<String> = [],
    offices: [String] = [], knowing known: inout [String: Known]
  ) -> (files: [String: MediaFile], diagnostics: [Diagnostic]) {
    let check = MediaCheck(contentFolder: contentFolder, shown: shown, offices: offices)
    let before = known
    let results = paths.parallelMap { path -> Known in
      guard let place = places[path] else { return Known() }
      let stamp = FileStamp(of: place)
      let isShown = shown.contains(path)
      if let old = before[path], old.stamp == stamp, old.isShown == isShown, old.offices == offices,
        old.file?.absolutePath ?? place == place
      {
        return old
      }
      var new = Known(stamp: stamp, isShown: isShown, offices: offices)
      switch read(path, at: place, messagePath: contentFolder + "/" + path) {
      case .success(let content): (new.file, new.diagnostics) = (content.file, check.diagnostics(of: content))
      case .failure(let refusal): new.diagnostics = [refusal.diagnostic]
      }
      return new
    }
    known = Dictionary(zip(paths, results), uniquingKeysWith: { first, _ in first })
    let files = Dictionary(
      results.compactMap { result in result.file.map { ($0.path, $0) } }, uniquingKeysWith: { first, _ in first })
    return (files, results.flatMap(\.diagnostics))
  }

  /// A file that may be published, and what was found out when it was read.
  struct Content {
    var file: MediaFile
    /// As it lies in the project.
    var bytes: [UInt8]
    var ending: String
    /// `nil` for what is no picture with metadata, or one that is damaged.
    var picture: PictureMetadata.Result?
  }

  /// The bytes of a file as they are published: pictures without what cameras wrote into them.
  ///
  /// - Returns: `nil` when the file cannot be read any more.
  public static func publishedBytes(of file: MediaFile) -> [UInt8]? {
    guard let bytes = TextFileReader.bytes(of: file.absolutePath, limit: maximumByteCount) else { return nil }
    return PictureMetadata.removed(from: bytes, ending: ending(of: file.path))?.bytes ?? bytes
  }

  private static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
  }

  private struct Refusal: Error {
    var diagnostic: Diagnostic
  }

  private static func read(_ path: String, at place: String, messagePath: String) -> Result<Content, Refusal> {
    func refuse(_ finding: Finding) -> Result<Content, Refusal> {
      .failure(Refusal(diagnostic: Diagnostic(finding, at: SourceLocation(path: messagePath))))
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = ending(of: path)
    let isPicture = PictureHeader.types.contains(ending)
    guard isPicture || documentTypes.contains(ending) else {
      return refuse(
        .mediaType(ending.isEmpty ? name : "." + ending, allowed: (PictureHeader.types + documentTypes).sorted()))
    }
    guard let bytes = TextFileReader.bytes(of: place, limit: maximumByteCount + 1) else {
      return refuse(.fileUnreadable(errno))
    }
    guard bytes.count <= maximumByteCount else { return refuse(.mediaTooLarge(limit: "256 MiB")) }
    var size: PictureHeader.Size?
    if ending == "svg" {
      switch SVGCheck.check(bytes) {
      case .harmless(let found): size = found
      case .unsafe(let what, let line):
        let location = SourceLocation(path: messagePath, line: line)
        return .failure(Refusal(diagnostic: Diagnostic(.svgUnsafe(what), at: location)))
      case .notSVG: return refuse(.mediaNotWhatItSays(ending))
      }
    } else if isPicture {
      guard PictureHeader.matches(bytes, ending: ending) else { return refuse(.mediaNotWhatItSays(ending)) }
      size = PictureHeader.size(bytes, ending: ending)
    }
    let picture = PictureMetadata.removed(from: bytes, ending: ending)
    // A camera held upright turns the picture by a quarter: its sides are the other way round.
    if let picture, picture.orientation > 4, let upright = size {
      size = PictureHeader.Size(upright.height, upright.width)
    }
    let published = picture?.bytes ?? bytes
    let file = MediaFile(
      path: path, absolutePath: place, byteCount: published.count, hash: ContentHash.name(published),
      width: size?.width, height: size?.height)
    return .success(Content(file: file, bytes: bytes, ending: ending, picture: picture))
  }
}
