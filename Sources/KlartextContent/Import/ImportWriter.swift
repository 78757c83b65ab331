import Glibc
import KlartextCore

/// Writes what an import decided: all files, or none.
struct ImportWriter {
  /// The project folder, absolute.
  let folder: String

  /// Writes each file in one step; when one of them cannot be written, those before it are put back.
  ///
  /// - Returns: what went wrong, with the path of the file.
  func write(_ files: [(path: String, text: String, old: String?)]) -> Diagnostic? {
    for (position, file) in files.enumerated() {
      let finding = ContentFile.write(file.text, to: folder + "/" + file.path, path: file.path, replacing: file.old)
      guard let finding else { continue }
      for written in files[..<position].reversed() { putBack(written) }
      return Diagnostic(finding, at: SourceLocation(path: file.path))
    }
    return nil
  }

  private func putBack(_ file: (path: String, text: String, old: String?)) {
    let target = folder + "/" + file.path
    if let old = file.old {
      // What somebody wrote since then is left as it is.
      _ = ContentFile.write(old, to: target, path: file.path, replacing: file.text)
    } else if ContentFile.text(at: target)?.utf8.elementsEqual(file.text.utf8) == true {
      unlink(target)
    }
  }
}
