import Foundation

/// A project with a history of its own, made by a script of states.
struct GitFolder {
  let folder: TemporaryFolder

  /// What nobody may find on a page.
  static let author = "GEHEIMNAME"

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main")
  }

  var path: String { folder.path }

  /// Writes files, removes those without text, and makes a commit of them at noon of a day.
  func commit(_ day: String, _ files: [String: String?]) throws {
    for (name, text) in files {
      if let text {
        try folder.write(text, to: name)
      } else {
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
    try git("add", "--all")
    try git("commit", "--quiet", "--message", "Stand", day: day)
  }

  @discardableResult
  func git(_ arguments: String..., day: String = "2026-01-01") throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", path] + arguments
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = Self.author
      environment["GIT_\(role)_EMAIL"] = Self.author + "@example.org"
      environment["GIT_\(role)_DATE"] = day + "T12:00:00+0100"
    }
    // The settings of whoever runs the tests, such as signatures, must not matter.
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_SYSTEM"] = "/dev/null"
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Outcome {
    try Command.run(arguments + ["--today", Command.today], in: path, environment: environment)
  }

  /// The words of a page in reading order, without markup; `nil` when there is no such page.
  func words(_ page: String) -> String? {
    guard let text = try? String(contentsOfFile: path + "/site/" + page, encoding: .utf8),
      let main = text.firstRange(of: "<main")
    else { return nil }
    let body = text[main.lowerBound...].prefix(upTo: text.firstRange(of: "</main>")?.lowerBound ?? text.endIndex)
    let plain = body.replacing(#/<[^>]*>/#, with: " ").replacing("\u{A0}", with: " ")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// All files of the site as one text, to look for what must not be there.
  func everything() throws -> String {
    try folder.files(in: "site").map { $0.key + "\n" + String(decoding: $0.value, as: UTF8.self) }
      .joined(separator: "\n")
  }
}
