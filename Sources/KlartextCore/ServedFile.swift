/// What a web server has to know of the files of a site: types, who may read them, how long they stay the same.
public enum ServedFile {
  /// What a server says of all files with one ending.
  public struct Kind: Sendable, Hashable {
    public var ending: String
    public var mediaType: String

    /// As it stands in `Content-Type`.
    public var contentType: String { MediaType.header(for: "." + ending) }
    /// Whether the type carries the character encoding.
    public var isText: Bool { contentType != mediaType }
    /// Whether programs on other websites may read it (`Access-Control-Allow-Origin`).
    public var isData: Bool { ServedFile.dataEndings.contains(ending) }
  }

  /// All endings that a site has of itself, and those of media that may lie in its content; sorted by type and ending.
  public static let kinds: [Kind] = MediaType.byEnding.map { Kind(ending: $0.key, mediaType: $0.value) }
    .sorted { ($0.mediaType, $0.ending) < ($1.mediaType, $1.ending) }

  private static let dataEndings: Set<String> = ["txt", "csv", "ics", "ttl", "json", "jsonld", "rdf", "xml", "xsd"]

  /// The addresses of files that never change, because their names carry a hash of their bytes; as a regular
  /// expression that nginx, Apache and Caddy understand alike.
  public static let unchanging = "/((assets|media)/.*\\.[0-9a-f]{12}\\.[a-z0-9.]+$|search/[a-z0-9-]+/[0-9a-f]{12}/)"

  /// How long those may be kept (RFC 8246): a year.
  public static let unchangingCache = "public, max-age=31536000, immutable"

  /// How others are kept: not without asking whether they have changed.
  public static let otherCache = "no-cache"
}
