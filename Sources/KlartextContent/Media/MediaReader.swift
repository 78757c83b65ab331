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

  static func read(
    _ paths: [String], from places: [String: String], contentFolder: String
  ) -> (files: [String: MediaFile], diagnostics: [Diagnostic]) {
    let results = paths.parallelMap { path -> (file: MediaFile?, diagnostic: Diagnostic?) in
      guard let place = places[path] else { return (nil, nil) }
      switch read(path, at: place, messagePath: contentFolder + "/" + path) {
      case .success(let file): return (file, nil)
      case .failure(let refusal): return (nil, refusal.diagnostic)
      }
    }
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
