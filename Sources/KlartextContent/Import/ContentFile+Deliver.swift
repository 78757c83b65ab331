import Foundation
import KlartextCore

extension ContentFile {
  /// Writes a file that somebody asked for, wherever they want it, in one step; one that is there is replaced.
  ///
  /// - Returns: why it could not be written.
  public static func deliver(_ text: String, to path: String) -> Finding? {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      return nil
    } catch {
      return .deliverFailed(path)
    }
  }
}
