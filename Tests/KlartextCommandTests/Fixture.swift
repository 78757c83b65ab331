import Foundation

/// A small project in a folder of its own, to be built by the real command.
struct Fixture {
  let folder: TemporaryFolder

  /// The catalogue's common project, and files on top of it.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try CatalogueRow(id: "", files: files.map { .init(path: $0.key, directive: nil, text: $0.value) }).lay(in: folder)
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Outcome {
    try Command.run(arguments + ["--today", Command.today], in: folder.path, environment: environment)
  }

  /// All files of the site and their contents; our own notes left out.
  func site() throws -> [String: Data] {
    try folder.files(in: "site").filter { !$0.key.hasPrefix(".klartext") }
  }

  func page(_ address: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder.path + "/site/" + address)), as: UTF8.self)
  }
}
