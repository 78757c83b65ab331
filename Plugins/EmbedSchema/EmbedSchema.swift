import Foundation
import PackagePlugin

/// Writes the text files of a target's data folders into Swift files, so that the binary needs no data files.
///
/// `Schema` becomes `EmbeddedSchema.swift`, `ProjectTemplate` becomes `EmbeddedProjectTemplate.swift`, and so on.
@main
struct EmbedSchema: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    try ["Schema", "ProjectTemplate", "EditorAssets"].compactMap { name in
      let folder = target.directoryURL.appending(path: name)
      guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
      let inputs = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        .map { folder.appending(path: $0) }.filter { !isFolder($0) && $0.pathExtension != "swift" }
      // Another target's folder of that name holds source code.
      guard !inputs.isEmpty else { return nil }
      let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(name).swift")
      return .buildCommand(
        displayName: "Embedding \(name)",
        executable: try context.tool(named: "EmbedData").url,
        arguments: [output.path, folder.path] + inputs.map(\.path),
        inputFiles: inputs,
        outputFiles: [output])
    }
  }

  private func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
