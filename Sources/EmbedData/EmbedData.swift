import Foundation

/// Writes a Swift file with the given text files as string literals: `EmbedData OUTPUT FOLDER FILE…`.
///
/// The type in it is called like the file. A raw string literal compiles in no time; SwiftPM's `.embedInCode` writes an
/// array of bytes, which takes minutes.
@main
struct EmbedData {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      FileHandle.standardError.write(Data("usage: EmbedData OUTPUT FOLDER FILE…\n".utf8))
      exit(64)
    }
    let (output, folder) = (URL(fileURLWithPath: arguments[0]), arguments[1] + "/")
    var source =
      "// Generated from the files of \(URL(fileURLWithPath: folder).lastPathComponent); not to be edited.\n\n"
    source += "/// Text files in the binary: path below their folder, without the ending `.yaml` → text.\n"
    source += "package enum \(output.deletingPathExtension().lastPathComponent) {\n"
    source += "  package static let files: [(name: String, text: String)] = [\n"
    for path in arguments.dropFirst(2) {
      let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
      var name = String(path.dropFirst(folder.count))
      if name.hasSuffix(".yaml") { name = String(name.dropLast(5)) }
      source += "    (\n      name: \"\(name)\",\n      text: ###\"\"\"\n\(text)\n\"\"\"###\n    ),\n"
    }
    source += "  ]\n}\n"
    // What is as it was stays untouched: all that stands on it would be compiled again.
    if let present = try? String(contentsOf: output, encoding: .utf8), present == source { return }
    try source.write(to: output, atomically: true, encoding: .utf8)
  }
}
