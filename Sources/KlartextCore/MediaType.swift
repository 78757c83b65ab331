/// The media type of a file by its name (IANA registry of media types), for web servers and for lists of files.
public enum MediaType {
  /// By the ending of a name, in small letters.
  public static let byEnding: [String: String] = [
    "html": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain", "md": "text/markdown",
    "csv": "text/csv", "ics": "text/calendar", "vtt": "text/vtt", "ttl": "text/turtle",
    "json": "application/json", "jsonld": "application/ld+json", "rdf": "application/rdf+xml",
    "xml": "application/xml", "xsd": "application/xml", "webmanifest": "application/manifest+json",
    "pdf": "application/pdf", "zip": "application/zip", "epub": "application/epub+zip", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
    "mp3": "audio/mpeg", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
  ]

  /// Files whose type says more than their ending, by what their path ends with.
  public static let byName: [(ending: String, type: String)] = [
    ("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"),
    (".csv-metadata.json", "application/csvm+json"), ("opensearch.xml", "application/opensearchdescription+xml"),
  ]

  /// The type of any file that is not in the tables.
  public static let unknown = "application/octet-stream"

  /// The type of a file, by its path in the site.
  public static func of(_ path: some StringProtocol) -> String {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    for special in byName where name.hasSuffix(special.ending) { return special.type }
    guard let dot = name.lastIndex(of: "."), let type = byEnding[String(name[name.index(after: dot)...])] else {
      return unknown
    }
    return type
  }

  /// The type as a web server states it: texts are in UTF-8.
  public static func header(for path: some StringProtocol) -> String {
    let type = of(path)
    return isText(type) ? type + "; charset=utf-8" : type
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasSuffix("xml") || type.hasSuffix("json")
  }
}
