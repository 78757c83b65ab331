import Foundation

/// Writes a Swift file with the given text files as string literals: `EmbedData OUTPUT FILE…`.
///
/// A raw string literal compiles in no time; SwiftPM's `.embedInCode` writes an array of bytes, which takes minutes.
@main
struct EmbedData {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else {
      FileHandle.standardError.write(Data("usage: EmbedData OUTPUT FILE…\n".utf8))
      exit(64)
    }
    var source = "// Generated from the schema files; not to be edited.\n\n"
    source += "/// The schema files in the binary: file name without ending → text.\npackage enum EmbeddedSchema {\n"
    source += "  package static let files: [(name: String, text: String)] = [\n"
    for path in arguments.dropFirst() {
      let url = URL(fileURLWithPath: path)
      let text = try String(contentsOf: url, encoding: .utf8)
      let name = url.deletingPathExtension().lastPathComponent
      source += "    (\n      name: \"\(name)\",\n      text: ###\"\"\"\n\(text)\n\"\"\"###\n    ),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
