import Foundation
import KlartextSite

/// Where themes are looked for: in the project, then where the program is installed, then beside its source code.
enum ThemeFolders {
  static func all(of project: ProjectFolder) -> [ThemeFolder] {
    var folders = [ThemeFolder(path: project.path + "/themes", displayPath: "themes")]
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = executable.deletingLastPathComponent().appending(path: "share/klartext/themes").path
    add(installed, to: &folders)
    // `.build/release/klartext` in the source tree.
    var folder = executable
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let themes = folder.appending(path: "themes").path
      if FileManager.default.fileExists(atPath: themes + "/klar/theme.yaml") {
        add(themes, to: &folders)
        break
      }
    }
    return folders
  }

  private static func add(_ path: String, to folders: inout [ThemeFolder]) {
    guard FileManager.default.fileExists(atPath: path), !folders.contains(where: { $0.path == path }) else { return }
    folders.append(ThemeFolder(path: path, displayPath: path))
  }
}
