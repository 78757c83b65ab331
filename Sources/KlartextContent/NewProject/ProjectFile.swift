/// A file of a new project: its path below the folder and its text.
public struct ProjectFile: Sendable, Hashable {
  public var path: String
  public var text: String
}

/// A file that lies ready in the binary, with places to fill in.
///
/// A line that begins with `#de ` or `#en ` stands only in that language, without the mark. `[[name]]` is a value. Lines
/// between `[[#name]]` and `[[/name]]` stand only in a project that has that part.
struct ProjectTemplate {
  let path: String
  let source: String

  /// All of them, in the order of their paths.
  static let all = EmbeddedProjectTemplate.files.map { ProjectTemplate(path: $0.name, source: $0.text) }

  /// The file in a language; `nil` when it is there only in the other.
  func file(isGerman: Bool, values: [String: String], parts: Set<String>) -> ProjectFile? {
    guard !path.hasSuffix(isGerman ? ".en.md" : ".de.md") else { return nil }
    var lines: [String] = []
    var isLeftOut = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("[[#") {
        isLeftOut = !parts.contains(String(line.dropFirst(3).dropLast(2)))
      } else if line.hasPrefix("[[/") {
        isLeftOut = false
      } else if !isLeftOut, !line.hasPrefix(isGerman ? "#en " : "#de ") {
        let isMarked = line.hasPrefix(isGerman ? "#de " : "#en ")
        lines.append(Self.filled(isMarked ? line.dropFirst(4) : line, values))
      }
    }
    let name = path.hasSuffix(".de.md") || path.hasSuffix(".en.md") ? path.dropLast(6) + ".md" : path[...]
    return ProjectFile(path: String(name), text: lines.joined(separator: "\n"))
  }

  /// Values are not looked through again; other brackets, such as those of a shell, stay.
  private static func filled(_ line: Substring, _ values: [String: String]) -> String {
    var result = ""
    var rest = line
    while let start = rest.firstRange(of: "[[") {
      let after = rest[start.upperBound...]
      guard let end = after.firstRange(of: "]]"), let value = values[String(after[..<end.lowerBound])] else {
        result += rest[..<start.upperBound]
        rest = after
        continue
      }
      result += rest[..<start.lowerBound] + value
      rest = after[end.upperBound...]
    }
    return result + rest
  }
}
