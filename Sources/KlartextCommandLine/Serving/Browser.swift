import Foundation

/// The person's own browser.
enum Browser {
  /// Opens an address; whether there is a program for that.
  static func open(_ address: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let isSet = { (name: String) in environment[name]?.isEmpty == false }
    let names: [String]
    if isSet("WSL_DISTRO_NAME") {
      // The browser is a program of Windows.
      names = ["wslview", "explorer.exe"]
    } else if isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") {
      names = ["xdg-open"]
    } else {
      // Without a screen, xdg-open would fill the terminal with a text browser.
      return false
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for name in names {
      for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
        return start(folder + "/" + name, address)
      }
    }
    return false
  }

  private static func start(_ program: String, _ address: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [address]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return true
    } catch {
      return false
    }
  }
}
