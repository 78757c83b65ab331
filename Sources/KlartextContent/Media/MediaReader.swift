import Glibc
import KlartextCore
import KlartextRegister

/// Reads the pictures and documents that entries use: what they are, how large, and whether they are harmless.
enum MediaReader {
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
    var file: MediaFile?
    var diagnostic: Diagnostic?
  }

  static func read(
    _ paths: [String], from places: [String: String], contentFolder: String
  ) -> (files: [String: MediaFile], diagnostics: [Diagnostic]) {
    var known: [String: Known] = [:]
    return read(paths, from: places, contentFolder: contentFolder, knowing: &known)
  }

  /// - Parameter known: a file whose stamp is the same is not read again.
  static func read(
    _ paths: [String], from places: [String: String], contentFolder: String, knowing known: inout [String: Known]
  ) -> (files: [String: MediaFile], diagnostics: [Diagnostic]) {
    let before = known
    let results = paths.parallelMap { path -> Known in
      guard let place = places[path] else { return Known() }
      let stamp = FileStamp(of: place)
      if let old = before[path], old.stamp == stamp, old.file?.absolutePath ?? place == place { return old }
      switch read(path, at: place, messagePath: contentFolder + "/" + path) {
      case .success(let file): return Known(stamp: stamp, file: file)
      case .failure(let refusal): return Known(stamp: stamp, diagnostic: refusal.diagnostic)
      }
    }
    known = Dictionary(zip(paths, results), uniquingKeysWith: { first, _ in first })
    let files = Dictionary(
      results.compactMap { result in result.file.map { ($0.path, $0) } }, uniquingKeysWith: { first, _ in first })
    return (files, results.compactMap(\.diagnostic))
  }

  private struct Refusal: Error {
    var diagnostic: Diagnostic
  }

  private static func read(_ path: String, at place: String, messagePath: String) -> Result<MediaFile, Refusal> {
    func refuse(_ finding: Finding) -> Result<MediaFile, Refusal> {
      .failure(Refusal(diagnostic: Diagnostic(finding, at: SourceLocation(path: messagePath))))
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
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
    return .success(
      MediaFile(
        path: path, absolutePath: place, byteCount: bytes.count, hash: ContentHash.name(bytes),
        width: size?.width, height: size?.height))
  }
}
