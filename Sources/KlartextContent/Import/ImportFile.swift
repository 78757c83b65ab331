import Glibc
import KlartextCore

/// A file that somebody wants to import, wherever it lies.
struct ImportFile {
  /// As it was named, for messages.
  let name: String
  let bytes: [UInt8]

  /// 64 MiB; all published registers together are smaller.
  static let maximumByteCount = 64 << 20

  /// - Returns: the file, or what keeps it from being read.
  static func read(_ name: String) -> Result<ImportFile, Problem> {
    func failure(_ finding: Finding) -> Result<ImportFile, Problem> {
      .failure(Problem(diagnostic: Diagnostic(finding, at: SourceLocation(path: name))))
    }
    let descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return failure(.importFileUnreadable(name)) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return failure(.importFileUnreadable(name))
    }
    guard info.st_size <= maximumByteCount else { return failure(.importTooLarge("64 MiB")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(info.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while bytes.count <= maximumByteCount {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return failure(.importFileUnreadable(name)) }
      if count == 0 { return .success(ImportFile(name: name, bytes: bytes)) }
      bytes += buffer.prefix(count)
    }
    return failure(.importTooLarge("64 MiB"))
  }

  /// The file as JSON.
  func json() -> Result<JSON, Problem> {
    do throws(JSONReader.Failure) {
      return .success(try JSONReader.read(bytes))
    } catch {
      let place = SourceLocation(path: name, line: error.line, column: error.column)
      return .failure(Problem(diagnostic: Diagnostic(.importNoJSON(error.reason), at: place)))
    }
  }

  struct Problem: Error {
    var diagnostic: Diagnostic
  }
}
