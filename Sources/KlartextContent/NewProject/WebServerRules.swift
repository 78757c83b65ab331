import KlartextCore

/// The parts of the web server examples that are not for people to change, from the tables of headers and types.
struct WebServerRules {
  /// What stands for a placeholder in the examples, by its name.
  static let values: [String: String] = [
    "nginx-types": nginxTypes, "nginx-headers": nginxHeaders, "nginx-names": nginxNames,
    "apache-types": apacheTypes, "apache-headers": apacheHeaders,
    "caddy-types": caddyTypes, "caddy-headers": caddyHeaders,
    "data-endings": dataEndings.joined(separator: "|"), "unchanging": ServedFile.unchanging,
    "unchanging-cache": ServedFile.unchangingCache, "other-cache": ServedFile.otherCache,
    "text-types": Set(ServedFile.kinds.filter { $0.isText && $0.ending != "html" }.map(\.mediaType)).sorted()
      .joined(separator: " "),
  ]

  private static let dataEndings = ServedFile.kinds.filter(\.isData).map(\.ending)

  private static func lines<Item>(_ items: [Item], _ indent: String, _ line: (Item) -> String) -> String {
    items.map(line).joined(separator: "\n" + indent)
  }

  /// Endings of one media type belong together.
  private static let endingsByType: [(type: ServedFile.Kind, endings: [String])] = {
    var result: [(type: ServedFile.Kind, endings: [String])] = []
    for kind in ServedFile.kinds {
      if let position = result.firstIndex(where: { $0.type.mediaType == kind.mediaType }) {
        result[position].endings.append(kind.ending)
      } else {
        result.append((kind, [kind.ending]))
      }
    }
    return result
  }()

  // MARK: - nginx

  private static let nginxTypes = lines(endingsByType, "        ") {
    "\($0.type.mediaType) \($0.endings.joined(separator: " "));"
  }

  private static let nginxHeaders = lines(SecurityHeaders.all, "    ") {
    "add_header \($0.name) \"\($0.value)\" always;"
  }

  private static let nginxNames = lines(MediaType.byName, "    ") {
    "location ~ \(pattern($0.ending))$ { types { } default_type \($0.type); }"
  }

  // MARK: - Apache

  /// For a file beside which a compressed one may stand, the whole name tells: the ending of that one has a type too.
  private static let apacheTypes =
    lines(endingsByType.filter { !isCompressed($0.type) }, "") {
      "AddType \"\($0.type.contentType)\" \(dotted($0.endings))"
    } + "\n"
    + lines(endingsByType.filter { isCompressed($0.type) }, "") {
      forced("\\.(\($0.endings.joined(separator: "|")))", $0.type.contentType)
    } + "\n" + lines(MediaType.byName, "") { forced(pattern($0.ending), $0.type) }

  private static func isCompressed(_ kind: ServedFile.Kind) -> Bool {
    kind.isText || kind.isData || kind.mediaType.hasSuffix("xml")
  }

  private static func forced(_ pattern: String, _ type: String) -> String {
    "<FilesMatch \"\(pattern)(\\.br|\\.gz)?$\">\n    ForceType \"\(type)\"\n</FilesMatch>"
  }

  private static let apacheHeaders = lines(SecurityHeaders.all, "") {
    "Header always set \($0.name) \"\($0.value)\""
  }

  // MARK: - Caddy

  private static let caddyTypes =
    lines(endingsByType.filter { $0.type.isText || $0.type.isData }, "    ") {
      typed(Array($0.endings.map { "*." + $0 }), $0.endings[0], $0.type.contentType)
    } + "\n    " + lines(MediaType.byName, "    ") { typed(["*" + $0.ending], $0.ending, $0.type) }

  private static func typed(_ paths: [String], _ name: String, _ type: String) -> String {
    "@\(name) path \(paths.joined(separator: " "))\n    header @\(name) Content-Type \"\(type)\""
  }

  private static let caddyHeaders = lines(SecurityHeaders.all, "        ") { "\($0.name) \"\($0.value)\"" }

  private static func pattern(_ name: String) -> String { name.replacing(".", with: "\\.") }

  private static func dotted(_ endings: [String]) -> String { endings.map { "." + $0 }.joined(separator: " ") }
}
