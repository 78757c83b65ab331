import Foundation

/// The real command, run as people run it.
enum Command {
  struct Outcome: Sendable {
    var exit: Int32
    var output: String
    var problems: String
    /// Whether it ended by a signal: a crash, or our patience.
    var isKilled: Bool
  }

  /// The repository, from this file's place.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command that `KLARTEXT` names, such as that of the release build, else the one beside the tests.
  static let executable: URL = {
    if let named = ProcessInfo.processInfo.environment["KLARTEXT"] { return URL(filePath: named) }
    var folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "klartext")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return repository.appending(path: ".build/debug/klartext")
  }()

  /// The day of all tests, unless they say otherwise.
  static let today = "2026-11-21"

  /// - Parameters:
  ///   - folder: the working folder.
  ///   - patience: seconds after which a run counts as hanging.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], patience: Double = 120
  ) throws -> Outcome {
    let process = try start(arguments, in: folder, environment: environment)
    let deadline = DispatchTime.now() + patience
    let guardian = DispatchWorkItem { process.process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: deadline, execute: guardian)
    process.process.waitUntilExit()
    guardian.cancel()
    return Outcome(
      exit: process.process.terminationStatus, output: process.read(process.output),
      problems: process.read(process.problems), isKilled: process.process.terminationReason == .uncaughtSignal)
  }

  /// A run that has begun; its words go to files, so that no pipe can fill up.
  struct Running {
    let process: Process
    let output: URL
    let problems: URL

    func read(_ file: URL) -> String {
      defer { try? FileManager.default.removeItem(at: file) }
      return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  static func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Running {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory)
    var variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if environment["SOURCE_DATE_EPOCH"] == nil { variables["SOURCE_DATE_EPOCH"] = nil }
    process.environment = variables
    let name = FileManager.default.temporaryDirectory.appending(path: "klartext-" + UUID().uuidString)
    let output = name.appendingPathExtension("out")
    let problems = name.appendingPathExtension("err")
    for file in [output, problems] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: problems)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process, output: output, problems: problems)
  }
}
