import Foundation
import KlartextCore

/// The Git repository around a project, read by the command `git`.
///
/// Only times and contents are read; the names and addresses of authors never leave the repository.
struct GitRepository: Sendable {
  /// What was found around a project.
  enum Found: Sendable {
    case none
    case repository(GitRepository)
    /// There is one, but nothing can be learnt from it.
    case unusable(Finding)
  }

  /// Absolute.
  let project: String

  /// Looks for a repository without asking `git`, which takes longer than many a build.
  static func find(around project: String) -> Found {
    guard isInside(project) else { return .none }
    let repository = GitRepository(project: project)
    guard let shallow = repository.run(["rev-parse", "--is-shallow-repository"]) else {
      return .unusable(.historyGitMissing)
    }
    guard shallow.succeeded else { return .unusable(.historyGitRefuses(folder: project)) }
    guard repository.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.succeeded == true else {
      return .unusable(.historyNoCommits)
    }
    if shallow.text.hasPrefix("true") { return .unusable(.historyShallow) }
    return .repository(repository)
  }

  private static func isInside(_ project: String) -> Bool {
    var folder = project
    while true {
      if DirectoryEntry.exists(folder + "/.git") { return true }
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { return false }
      folder = String(folder[..<slash])
    }
  }

  // MARK: - Questions

  /// The states of files under some paths on the way of the main line, oldest first.
  func log(of paths: [String], at revision: String = "HEAD") -> GitLog? {
    let result = run(
      [
        "log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--no-renames", "--raw", "--no-abbrev",
        "-z",
        "--relative", "--format=%x02%ct", revision, "--",
      ] + paths)
    guard let result, result.succeeded else { return nil }
    return GitLog(parsing: result.output)
  }

  /// The paths whose files differ from the last commit.
  func modified(_ paths: [String]) -> Set<String> {
    guard
      let result = run(
        ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "HEAD", "--"] + paths),
      result.succeeded
    else { return [] }
    return Set(result.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The commit that a word means: a tag, a branch, a commit; `nil` when it means none.
  func commit(_ word: String) -> String? {
    guard !word.hasPrefix("-") else { return nil }
    return line(["rev-parse", "--verify", "--quiet", "--end-of-options", word + "^{commit}"])
  }

  /// The last commit of the main line before a moment in seconds since 1970.
  func lastCommit(before moment: Int) -> String? {
    line(["rev-list", "--first-parent", "--max-count=1", "--before=\(moment - 1)", "HEAD"])
  }

  /// The names of all tags.
  var tags: [String] { run(["tag", "--list"]).map { $0.text.split(separator: "\n").map(String.init) } ?? [] }

  /// When a commit was made, in seconds since 1970.
  func time(of commit: String) -> Int? { line(["show", "--no-patch", "--format=%ct", commit]).flatMap { Int($0) } }

  /// The files under some paths in a commit: path to blob. Links and submodules are left out.
  func files(in commit: String, under paths: [String]) -> [String: String]? {
    guard let result = run(["ls-tree", "-r", "-z", commit, "--"] + paths), result.succeeded else { return nil }
    var files: [String: String] = [:]
    for row in result.output.split(separator: 0) {
      let text = String(decoding: row, as: UTF8.self)
      guard let tab = text.firstIndex(of: "\t") else { continue }
      let words = text[..<tab].split(separator: " ")
      guard words.count == 3, words[0].hasPrefix("100") else { continue }
      files[String(text[text.index(after: tab)...])] = String(words[2])
    }
    return files
  }

  /// The contents of blobs; of those that are too long for an entry, and of others that cannot be read, nothing.
  func contents(of blobs: [String]) -> [String: String] {
    guard !blobs.isEmpty,
      let result = run(["cat-file", "--batch"], input: Array(blobs.joined(separator: "\n").utf8) + [0x0A])
    else { return [:] }
    var contents: [String: String] = [:]
    var rest = result.output[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard words.count == 3, let size = Int(words[2]), rest.count >= size else { continue }
      let bytes = rest.prefix(size)
      rest = rest.dropFirst(size + 1)
      guard size <= TextFileReader.maximumByteCount, let text = String(validating: bytes, as: UTF8.self) else {
        continue
      }
      contents[String(words[0])] = text
    }
    return contents
  }

  private func line(_ arguments: [String]) -> String? {
    guard let result = run(arguments), result.succeeded else { return nil }
    let text = result.text.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  // MARK: - Running

  private struct Result {
    var succeeded: Bool
    var output: [UInt8]
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Settings of a machine that would change what `git` prints, or run other programs.
  private static let settings = [
    "core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "diff.external=", "core.attributesFile=",
  ]

  /// - Returns: `nil` when there is no `git`.
  private func run(_ arguments: [String], input: [UInt8] = []) -> Result? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "--no-pager"] + Self.settings.flatMap { ["-c", $0] } + ["-C", project] + arguments
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    environment["LC_ALL"] = "C"
    // Looking at a repository must not change it.
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    let entrance = Pipe()
    process.standardInput = input.isEmpty ? FileHandle.nullDevice : entrance
    do { try process.run() } catch { return nil }
    // Both ends at once: a program that waits to be read from reads no more itself.
    let writing = DispatchGroup()
    if !input.isEmpty {
      DispatchQueue.global().async(group: writing) {
        try? entrance.fileHandleForWriting.write(contentsOf: input)
        try? entrance.fileHandleForWriting.close()
      }
    }
    let output = (try? pipe.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
    writing.wait()
    process.waitUntilExit()
    // 127 is what `env` says of a program that it does not find.
    guard process.terminationStatus != 127 else { return nil }
    return Result(succeeded: process.terminationStatus == 0, output: [UInt8](output))
  }
}
