import Foundation
import Testing

/// A row of the catalogue: files, a command, and what it says of them.
///
/// ```
/// === KT-id [command]
/// >>> path [| link TARGET | hex | mode OCTAL | repeat COUNT]
/// …
/// <<< de
/// …
/// <<< en
/// …
/// ```
struct CatalogueRow: Sendable, CustomTestStringConvertible {
  struct File: Sendable {
    var path: String
    /// What is special about it: `link fehlt.md`.
    var directive: String?
    var text: String
  }

  var id: String
  /// The arguments; those of `check` when none are given.
  var command: String?
  var files: [File] = []
  /// The messages by language.
  var expected: [String: String] = [:]

  var testDescription: String { id }

  static let folder = Command.repository.appending(path: "Tests/KlartextCommandTests/Catalogue")

  /// The names of all parts of the catalogue, without the ending.
  static let parts: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") && !$0.hasPrefix("_") }.map { String($0.dropLast(4)) }.sorted()
  }()

  static let all: [CatalogueRow] = parts.flatMap { read($0).rows }

  /// The project that lies under every row.
  static let project: [File] = read("_project").files

  /// The introduction of a part, its rows, and files before the first row.
  static func read(_ part: String) -> (introduction: String, files: [File], rows: [CatalogueRow]) {
    let file = folder.appending(path: part + ".txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var introduction = ""
    var rows: [CatalogueRow] = []
    var loose = CatalogueRow(id: "")
    func add(_ line: Substring, to row: inout CatalogueRow, language: String?) {
      if let language {
        row.expected[language, default: ""] += line + "\n"
      } else if !row.files.isEmpty {
        row.files[row.files.count - 1].text += line + "\n"
      } else if row.id.isEmpty {
        introduction += line + "\n"
      }
    }
    var language: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        let words = line.dropFirst(4).split(separator: " ", maxSplits: 1).map(String.init)
        rows.append(CatalogueRow(id: words[0], command: words.count > 1 ? words[1] : nil))
        language = nil
      } else if line.hasPrefix("<<< ") {
        language = String(line.dropFirst(4))
      } else if line.hasPrefix(">>> ") {
        let words = line.dropFirst(4).split(separator: "|", maxSplits: 1).map { $0.trimmingPrefix(" ") }
        let path = String(words[0]).trimmingCharacters(in: .whitespaces)
        let new = File(path: path, directive: words.count > 1 ? String(words[1]) : nil, text: "")
        if rows.isEmpty { loose.files.append(new) } else { rows[rows.count - 1].files.append(new) }
        language = nil
      } else if rows.isEmpty {
        add(line, to: &loose, language: nil)
      } else {
        add(line, to: &rows[rows.count - 1], language: language)
      }
    }
    // The end of the file is no line of the last text.
    if let last = rows.indices.last {
      for language in rows[last].expected.keys where rows[last].expected[language]?.hasSuffix("\n\n") == true {
        rows[last].expected[language]?.removeLast()
      }
    }
    return (introduction, loose.files, rows)
  }

  /// Lays the row's files into a folder, over those of the common project.
  func lay(in folder: TemporaryFolder) throws {
    let own = Set(files.map(\.path))
    for file in Self.project where !own.contains(file.path) { try Self.lay(file, in: folder) }
    for file in files { try Self.lay(file, in: folder) }
  }

  private static func lay(_ file: File, in folder: TemporaryFolder) throws {
    let words = (file.directive ?? "").split(separator: " ").map(String.init)
    switch words.first {
    case "link": try folder.link(file.path, to: words.dropFirst().joined())
    case "hex":
      let digits = Array(file.text.filter(\.isHexDigit))
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(digits[$0...($0 + 1)]), radix: 16)
      }
      try folder.write(bytes, to: file.path)
    case "repeat":
      try folder.write(repeated(file.text, Int(words.last ?? "") ?? 1), to: file.path)
    case "mode":
      try folder.write(file.text, to: file.path)
      try folder.setMode(Int(words.last ?? "", radix: 8) ?? 0o644, of: file.path)
    default: try folder.write(file.text, to: file.path)
    }
  }

  /// The part between `>>>>` and `<<<<` many times.
  private static func repeated(_ text: String, _ count: Int) -> String {
    guard let start = text.firstRange(of: ">>>>"), let end = text.firstRange(of: "<<<<") else { return text }
    let inner = text[start.upperBound..<end.lowerBound].trimmingPrefix(" \n")
    return text[..<start.lowerBound] + String(repeating: String(inner), count: count) + text[end.upperBound...]
  }

  /// The messages of the row's id among all that a run says, without the places of this machine.
  func messages(in text: String, folder: TemporaryFolder) -> String {
    var result = ""
    var isOurs = false
    let plain = text.replacing(folder.path, with: "PROJEKT").replacing(
      Command.repository.standardizedFileURL.path, with: "KLARTEXT")
    for line in plain.split(separator: "\n") {
      if !line.hasPrefix(" ") { isOurs = line.hasSuffix("[\(id)]") }
      if isOurs { result += line + "\n" }
    }
    return result
  }
}
