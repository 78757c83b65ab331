import Foundation
import KlartextCore

/// A folder that holds themes, such as the project's `themes` or the one installed with the program.
public struct ThemeFolder: Sendable {
  /// Where it lies on the disk.
  public let path: String
  /// How messages name it: `themes`.
  public let displayPath: String

  public init(path: String, displayPath: String) {
    self.path = path
    self.displayPath = displayPath
  }
}

/// One theme in one folder: a layer of files that may cover those of the layers below it.
struct ThemeLayer {
  let path: String
  let displayPath: String

  /// The names of all files below a folder of the layer, sorted; links and hidden files are left out.
  func files(in folder: String, suffix: String = "") -> [String] {
    let root = path + "/" + folder
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root) else { return [] }
    return names.filter { name in
      guard name.hasSuffix(suffix), !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
        return false
      }
      let attributes = try? FileManager.default.attributesOfItem(atPath: root + "/" + name)
      return attributes?[.type] as? FileAttributeType == .typeRegular
    }.sorted()
  }

  func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: path + "/" + name))) }

  /// A text file; `nil` when there is none.
  func source(_ name: String) throws -> SourceFile? {
    guard FileManager.default.fileExists(atPath: path + "/" + name) else { return nil }
    let bytes = try read(name)
    return SourceFile(path: displayPath + "/" + name, text: String(decoding: bytes, as: UTF8.self))
  }
}
