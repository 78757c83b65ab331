/// What a web server has to know of the files of a site: types, who may read them, how long they stay the same.
public enum ServedFile {
  /// A media type by the ending of a file name (IANA registry of media types).
  public struct Kind: Sendable, Hashable {
    public var ending: String
    public var mediaType: String
    /// Whether the type carries the character encoding; JSON (RFC 8259 §8.1) and XML say it themselves.
    public var isText = false
    /// Whether programs on other websites may read it (`Access-Control-Allow-Origin`).
    public var isData = false

    /// As it stands in `Content-Type`.
    public var contentType: String { isText ? mediaType + "; charset=utf-8" : mediaType }
  }

  /// All endings that a site has of itself, and those of media that may lie in its content.
  public static let kinds: [Kind] = [
    Kind(ending: "html", mediaType: "text/html", isText: true),
    Kind(ending: "css", mediaType: "text/css", isText: true),
    Kind(ending: "js", mediaType: "text/javascript", isText: true),
    Kind(ending: "txt", mediaType: "text/plain", isText: true, isData: true),
    Kind(ending: "csv", mediaType: "text/csv", isText: true, isData: true),
    Kind(ending: "ics", mediaType: "text/calendar", isText: true, isData: true),
    Kind(ending: "ttl", mediaType: "text/turtle", isText: true, isData: true),
    Kind(ending: "vtt", mediaType: "text/vtt", isText: true),
    Kind(ending: "json", mediaType: "application/json", isData: true),
    Kind(ending: "jsonld", mediaType: "application/ld+json", isData: true),
    Kind(ending: "rdf", mediaType: "application/rdf+xml", isData: true),
    Kind(ending: "xml", mediaType: "application/xml", isData: true),
    Kind(ending: "webmanifest", mediaType: "application/manifest+json"),
    Kind(ending: "svg", mediaType: "image/svg+xml"),
    Kind(ending: "png", mediaType: "image/png"),
    Kind(ending: "jpg", mediaType: "image/jpeg"),
    Kind(ending: "jpeg", mediaType: "image/jpeg"),
    Kind(ending: "gif", mediaType: "image/gif"),
    Kind(ending: "webp", mediaType: "image/webp"),
    Kind(ending: "avif", mediaType: "image/avif"),
    Kind(ending: "ico", mediaType: "image/vnd.microsoft.icon"),
    Kind(ending: "woff2", mediaType: "font/woff2"),
    Kind(ending: "mp3", mediaType: "audio/mpeg"),
    Kind(ending: "ogg", mediaType: "audio/ogg"),
    Kind(ending: "mp4", mediaType: "video/mp4"),
    Kind(ending: "webm", mediaType: "video/webm"),
    Kind(ending: "pdf", mediaType: "application/pdf"),
    Kind(ending: "docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Kind(ending: "xlsx", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Kind(ending: "pptx", mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    Kind(ending: "odt", mediaType: "application/vnd.oasis.opendocument.text"),
    Kind(ending: "ods", mediaType: "application/vnd.oasis.opendocument.spreadsheet"),
    Kind(ending: "odp", mediaType: "application/vnd.oasis.opendocument.presentation"),
    Kind(ending: "doc", mediaType: "application/msword"),
    Kind(ending: "xls", mediaType: "application/vnd.ms-excel"),
    Kind(ending: "ppt", mediaType: "application/vnd.ms-powerpoint"),
    Kind(ending: "rtf", mediaType: "application/rtf"),
    Kind(ending: "epub", mediaType: "application/epub+zip"),
    Kind(ending: "zip", mediaType: "application/zip"),
  ]

  /// Files whose whole name says more than its ending: feeds (RFC 4287, JSON Feed 1.1), the description of the search.
  public static let names: [(name: String, mediaType: String)] = [
    ("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"),
    ("opensearch.xml", "application/opensearchdescription+xml"),
  ]

  /// The addresses of files that never change, because their names carry a hash of their bytes; as a regular
  /// expression that nginx, Apache and Caddy understand alike.
  public static let unchanging = "/((assets|media)/.*\\.[0-9a-f]{12}\\.[a-z0-9.]+$|search/[a-z0-9-]+/[0-9a-f]{12}/)"

  /// How long those may be kept (RFC 8246): a year.
  public static let unchangingCache = "public, max-age=31536000, immutable"

  /// How others are kept: not without asking whether they have changed.
  public static let otherCache = "no-cache"
}
